import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { leads } from '#platform/auth/scope.ts';
import { serverSteps } from '#steps/kinds.server.ts';
import { stepContext } from '#steps/running/queries.server.ts';
import {
	extendClock,
	pauseClock,
	resumeClock,
	type Stage,
	type StageClock
} from '#lifecycle/convene/stage/model.ts';
import { saveStage, showNow } from '#lifecycle/convene/stage/move/commands.server.ts';
import { attenderKind } from '#lifecycle/convene/stage/events.ts';
import { conducts } from '#lifecycle/convene/stage/policy.ts';
import { attenders, runAt, stagedMeeting } from '#lifecycle/convene/stage/queries.server.ts';
import { Extend, From, OneMember } from '#lifecycle/convene/stage/schema.ts';

/** Adds minutes to the running step, or takes them away; what follows moves along. */
export const extend = defineCommand({
	name: 'stage.extend',
	summary: 'Adds minutes to the running step, or takes them away.',
	scope: 'meeting',
	schema: Extend,
	allow: conducts,
	run: (context, { from, minutes }) => turn(context, from, (clock, now) => extendClock(clock, now, minutes))
});

/** Stops the clock. */
export const pause = defineCommand({
	name: 'stage.pause',
	summary: 'Stops the clock of the running step.',
	scope: 'meeting',
	schema: From,
	allow: conducts,
	run: (context, { from }) => turn(context, from, pauseClock)
});

/** Lets the clock go on. */
export const resume = defineCommand({
	name: 'stage.resume',
	summary: 'Lets the clock of the running step go on.',
	scope: 'meeting',
	schema: From,
	allow: conducts,
	run: (context, { from }) => turn(context, from, resumeClock, (before) => moveAlong(context, before))
});

/** Clocks inside the running step move along when the meeting's clock stood still. */
async function moveAlong(context: CommandContext<'meeting'>, { clock, now }: Stage): Promise<void> {
	const since = clock?.pausedAt ?? null;
	if (since === null || now === null) return;
	const run = await runAt(context.trx, context.scope, now);
	if (run) await serverSteps[run.kind].stood?.(stepContext(context), run, since);
}

/** Changes the clock, if the step still is the one that was seen; `after` gets the stage as it was. */
async function turn(
	context: CommandContext<'meeting'>,
	from: string | null,
	change: (clock: StageClock, now: number) => StageClock,
	after?: (before: Stage) => Promise<void>
): Promise<Outcome<null>> {
	const meeting = await stagedMeeting(context.trx, context.scope, 'update');
	const { stage } = meeting;
	if (meeting.state !== 'live' || !stage.clock) return refuse('wrong_state');
	if (stage.now?.runId !== from) return refuse('stale');
	const turned = { ...stage, clock: change(stage.clock, context.now.getTime()) };
	await saveStage(context, turned);
	await showNow(context, { ...meeting, stage: turned });
	await after?.(stage);
	return done(null);
}

/** Gives the cockpit to somebody who leads the network, or takes it over. */
export const handOver = defineCommand({
	name: 'stage.handOver',
	summary: 'Hands the lead of the meeting to another facilitator, or takes it over.',
	scope: 'meeting',
	schema: OneMember,
	allow: conducts,
	async run(context, { memberId }) {
		const { trx, scope } = context;
		const meeting = await stagedMeeting(trx, scope, 'update');
		if (meeting.state !== 'lobby' && meeting.state !== 'live' && meeting.state !== 'wrapping_up') {
			return refuse('wrong_state');
		}
		const member = await trx
			.selectFrom('member')
			.select(['role', 'state'])
			.where('network_id', '=', scope.networkId)
			.where('id', '=', memberId)
			.executeTakeFirst();
		if (!member || member.state !== 'accepted' || !leads(member.role)) return refuse('not_found');
		const stage = { ...meeting.stage, leadId: memberId };
		await saveStage(context, stage);
		// Who was invited after the lobby opened stands on no surface yet, and the others read who leads now.
		const people = await attenders(trx, scope, memberId);
		context.live(
			scope.meetingId,
			people.map(({ id, ...person }) => attenderKind.put(id, person, 'people'))
		);
		await showNow(context, { ...meeting, stage });
		await context.audit(memberId);
		return done(null);
	}
});
