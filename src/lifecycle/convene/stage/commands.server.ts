import * as v from 'valibot';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { newJoinCode } from '#platform/ids/ids.ts';
import { openWithWhatWasLeft } from '#lifecycle/convene/opening/commands.server.ts';
import { parkedIn } from './aside/queries.server.ts';
import { attenderKind, chairKind, parkedKind, roomKind } from './events.ts';
import { places, previousPlace, stepAt, type Place } from './model.ts';
import {
	arrive,
	enterStep,
	leaveStep,
	moveItems,
	nextOf,
	saveMeetingState,
	saveStage,
	showStage
} from './move/commands.server.ts';
import { conducts } from './policy.ts';
import { attenders, roomView, stagedMeeting, type StagedMeeting } from './queries.server.ts';
import { From, SkipTo } from './schema.ts';

type Context = CommandContext<'meeting'>;

/** A code leads to its meeting for thirty days, so that who comes late by a week reads that it is over. */
const CODE_DAYS = 30;

/** Opens the lobby: a join code, and everything the surfaces need to begin. Twice is once. */
export const openLobby = defineCommand({
	name: 'stage.openLobby',
	summary: 'Opens the lobby of a meeting and gives its join code.',
	scope: 'meeting',
	schema: v.object({}),
	allow: conducts,
	async run(context) {
		const meeting = await stagedMeeting(context.trx, context.scope, 'update');
		if (isOpen(meeting.state)) return done({ code: meeting.joinCode ?? '' });
		if (meeting.state !== 'planned' && meeting.state !== 'prepared') return refuse('wrong_state');
		if (meeting.items.length === 0) return refuse('empty_agenda');
		const code = meeting.joinCode ?? (await claimCode(context));
		await context.trx
			.updateTable('meeting')
			.set({ join_code: code })
			.where('network_id', '=', context.scope.networkId)
			.where('id', '=', context.scope.meetingId)
			.execute();
		await saveMeetingState(context, 'lobby');
		await saveStage(context, { ...meeting.stage, leadId: context.scope.memberId });
		await showEverything(context);
		await openWithWhatWasLeft(context);
		await context.audit(context.scope.meetingId);
		return done({ code });
	}
});

function isOpen(state: StagedMeeting['state']): boolean {
	return state === 'lobby' || state === 'live' || state === 'wrapping_up';
}

/** A code that no other meeting of any network has. */
async function claimCode({ trx, scope, now }: Context): Promise<string> {
	for (;;) {
		const code = newJoinCode();
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('door')
			.values({
				kind: 'join_code',
				key: code,
				network_id: scope.networkId,
				thing_id: scope.meetingId,
				expires_at: new Date(now.getTime() + CODE_DAYS * 86_400_000)
			})
			.onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows === 1n) return code;
	}
}

/** Puts the room, its people, what is parked, the agenda and what happens now on every surface. */
export async function showEverything(context: Context): Promise<void> {
	const { trx, scope } = context;
	const people = await attenders(trx, scope);
	const parked = await parkedIn(trx, scope);
	context.live(scope.meetingId, [
		roomKind.put('room', await roomView(trx, scope), 'all'),
		...people.map(({ id, ...person }) => attenderKind.put(id, person, 'people')),
		...people
			.filter(({ participates, state }) => participates && state !== 'absent')
			.map(({ id, state }) => chairKind.put(id, { taken: state === 'here' }, 'screen')),
		...parked.map(({ id, text, at, by, itemTitle }) =>
			parkedKind.put(id, { text, by, itemTitle, at: at.getTime() }, 'people')
		)
	]);
	await showStage(context);
}

/** Begins. Never waits for everybody. */
export const start = defineCommand({
	name: 'stage.start',
	summary: 'Begins the meeting with its first step.',
	scope: 'meeting',
	schema: v.object({}),
	allow: conducts,
	async run(context) {
		const meeting = await stagedMeeting(context.trx, context.scope, 'update');
		if (meeting.state !== 'lobby') return refuse(meeting.state === 'live' ? 'stale' : 'wrong_state');
		const first = places(meeting.items)[0];
		if (!first) return refuse('empty_agenda');
		await context.trx
			.updateTable('meeting')
			.set({ started_at: context.now })
			.where('network_id', '=', context.scope.networkId)
			.where('id', '=', context.scope.meetingId)
			.execute();
		await goTo(context, meeting, first);
		return done(null);
	}
});

/** One step on; after the last the meeting begins to wrap up. Refuses `stale` when somebody else pressed already. */
export const next = defineCommand({
	name: 'stage.next',
	summary: 'Goes one step on from the step that was seen.',
	scope: 'meeting',
	schema: From,
	allow: conducts,
	run: (context, { from }) =>
		move(context, from, (meeting) => {
			if (meeting.state === 'live') return nextOf(meeting.items, meeting.stage) ?? 'wrap_up';
			return null;
		})
});

/** One step back, also out of the wrapping up. Everything is as it was left. */
export const back = defineCommand({
	name: 'stage.back',
	summary: 'Goes one step back from the step that was seen.',
	scope: 'meeting',
	schema: From,
	allow: conducts,
	run: (context, { from }) =>
		move(context, from, ({ items, stage }) => (stage.now ? previousPlace(items, stage.now) : stage.last))
});

/** Jumps to a step of the agenda; what lies between is skipped, or comes again. */
export const skipTo = defineCommand({
	name: 'stage.skipTo',
	summary: 'Jumps to another step of the agenda.',
	scope: 'meeting',
	schema: SkipTo,
	allow: conducts,
	run: (context, { from, itemId, index }) =>
		move(context, from, ({ items }) => (stepAt(items, { itemId, index }) ? { itemId, index } : null))
});

/** Leaves the last step and begins to wrap up: recap, next meeting, evaluation. */
export const wrapUp = defineCommand({
	name: 'stage.wrapUp',
	summary: 'Ends the agenda and begins to wrap up.',
	scope: 'meeting',
	schema: From,
	allow: conducts,
	run: (context, { from }) => move(context, from, ({ state }) => (state === 'live' ? 'wrap_up' : null))
});

/** Moves the meeting, if it still is where whoever pressed saw it. Nowhere to go: refuses `wrong_state`. */
async function move(
	context: Context,
	from: string | null,
	where: (meeting: StagedMeeting) => Place | 'wrap_up' | null
): Promise<Outcome<null>> {
	const meeting = await stagedMeeting(context.trx, context.scope, 'update');
	if (meeting.state !== 'live' && meeting.state !== 'wrapping_up') return refuse('wrong_state');
	if ((meeting.stage.now?.runId ?? null) !== from) return refuse('stale');
	const to = where(meeting);
	if (to === null) return refuse('wrong_state');
	await goTo(context, meeting, to);
	return done(null);
}

async function goTo(context: Context, meeting: StagedMeeting, to: Place | 'wrap_up'): Promise<void> {
	const { items } = meeting;
	const from = meeting.stage.now;
	const left = await leaveStep(context, meeting);
	const target = to === 'wrap_up' ? null : to;
	await moveItems(context, items, from ?? left.last, target);
	if (target) {
		if (meeting.state !== 'live') await saveMeetingState(context, 'live');
	} else {
		await saveMeetingState(context, 'wrapping_up');
	}
	const stage = target
		? // What was left out and is gone to after all counts again.
			await enterStep(
				context,
				items,
				{ ...left, leftOut: left.leftOut.filter((id) => id !== target.itemId) },
				target
			)
		: { ...left, last: from && { itemId: from.itemId, index: from.index } };
	await saveStage(context, stage);
	await arrive(context, items, stage);
	await showStage(context);
}
