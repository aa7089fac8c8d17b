import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { hourOf } from '#platform/clock/clock.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { parkedKind } from '#lifecycle/convene/stage/events.ts';
import { conducts } from '#lifecycle/convene/stage/policy.ts';
import { attenders, stagedMeeting } from '#lifecycle/convene/stage/queries.server.ts';
import { serverSteps } from '#steps/kinds.server.ts';
import { namelessNow } from './queries.server.ts';
import { Park, ReportLine } from '#lifecycle/convene/stage/schema.ts';

/**
 * Puts something aside for another time, with where it came from, and who said it: nobody, while a step is on in which
 * nobody is to be known. Then only the hour is kept, too: the minute would tell who had their phone in hand.
 */
export const park = defineCommand({
	name: 'stage.park',
	summary: 'Parks an idea or a question for another time.',
	scope: 'meeting',
	schema: Park,
	allow: () => true,
	async run(context, { text }) {
		const { trx, scope } = context;
		const { state, stage, items } = await stagedMeeting(trx, scope);
		if (state !== 'live' && state !== 'wrapping_up') return refuse('wrong_state');
		const named = !(await namelessNow(trx, scope, stage));
		const [author] = named ? await attenders(trx, scope, scope.memberId) : [];
		const item = items.find(({ id }) => id === stage.now?.itemId);
		const id = context.newId();
		const at = author ? context.now : hourOf(context.now);
		await trx
			.insertInto('parked_item')
			.values({
				network_id: scope.networkId,
				id,
				meeting_id: scope.meetingId,
				text,
				by_member_id: author?.id ?? null,
				item_id: item?.id ?? null,
				at
			})
			.execute();
		context.live(scope.meetingId, [
			parkedKind.put(
				id,
				{ text, by: author?.firstName ?? '', itemTitle: item?.title ?? '', at: at.getTime() },
				'people'
			)
		]);
		return done({ id });
	}
});

/**
 * At the close: what was put aside beside something of which nothing may remain goes with it, unless the group gave it a place
 * (docs/decisions/075). Nobody can tell a line that repeats what was confided from one that does not.
 */
export async function forgetParked(context: CommandContext<'meeting'>): Promise<void> {
	const { trx, scope } = context;
	const asked = Object.values(serverSteps).map((kind) =>
		kind.leavesNothing?.(trx, scope.networkId, scope.meetingId)
	);
	const items = (await Promise.all(asked)).flatMap((ids) => ids ?? []);
	if (items.length === 0) return;
	const gone = await trx
		.deleteFrom('parked_item')
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.where('item_id', 'in', items)
		.where((where) => where.or([where('destination', 'is', null), where('destination', '=', 'dropped')]))
		.returning('id')
		.execute();
	context.live(
		scope.meetingId,
		gone.map(({ id }) => parkedKind.drop(id, 'people'))
	);
}

/** Jots down a line for the report, under the running item. */
export const noteForReport = defineCommand({
	name: 'stage.noteForReport',
	summary: 'Keeps a line for the report, under the running item of the agenda.',
	scope: 'meeting',
	schema: ReportLine,
	allow: conducts,
	async run({ trx, scope, now, newId }, { text, kind }) {
		const { state, stage } = await stagedMeeting(trx, scope);
		if (state !== 'lobby' && state !== 'live' && state !== 'wrapping_up') return refuse('wrong_state');
		const id = newId();
		await trx
			.insertInto('report_note')
			.values({
				network_id: scope.networkId,
				id,
				meeting_id: scope.meetingId,
				item_id: stage.now?.itemId ?? stage.last?.itemId ?? null,
				kind,
				text,
				at: now
			})
			.execute();
		return done({ id });
	}
});
