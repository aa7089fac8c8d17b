import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { mayMakeAgenda } from '#lifecycle/convene/agenda/policy.ts';
import { writeOwners } from '#lifecycle/convene/agenda/owners/commands.server.ts';
import { KEPT_CHANGES, mayUndo, type Change, type Snapshot } from './model.ts';
import { lastChange, snapshotOf } from './queries.server.ts';
import { StoredSnapshot, UndoChange } from './schema.ts';

type Context = CommandContext<'meeting'>;

/** What a change is about: its kind, and the name of the item or agenda as people know it. */
export interface Changed {
	change: Change;
	title: string;
}

/** Takes the agenda in hand for this transaction. Refuses once the meeting is live or over. */
async function inHand({ trx, scope }: Context): Promise<Outcome<Snapshot>> {
	const meeting = await trx
		.selectFrom('meeting')
		.select('state')
		.where('network_id', '=', scope.networkId)
		.where('id', '=', scope.meetingId)
		.forUpdate()
		.executeTakeFirstOrThrow();
	if (!['planned', 'prepared', 'lobby'].includes(meeting.state)) return refuse('wrong_state');
	return done(await snapshotOf(trx, scope));
}

const hashOf = (snapshot: Snapshot) => createHash('sha256').update(JSON.stringify(snapshot)).digest('hex');

/**
 * Changes the agenda of a meeting that has not begun, and keeps how it was before, so that it can be taken back. The
 * change gets the items as they stand; a refusal keeps nothing, and so does a change that left everything as it was.
 */
export async function recorded<R>(
	context: Context,
	what: (before: Snapshot) => Changed,
	run: (before: Snapshot) => Promise<Outcome<R>>
): Promise<Outcome<R>> {
	const { trx, scope, now, newId } = context;
	const agenda = await inHand(context);
	if (!agenda.ok) return agenda;
	const before = agenda.value;
	const outcome = await run(before);
	if (!outcome.ok) return outcome;
	const [was, is] = [hashOf(before), hashOf(await snapshotOf(trx, scope))];
	if (was === is) return outcome;
	const { place } = await trx
		.selectFrom('agenda_change')
		.select((select) => select.fn.coalesce(select.fn.max('place'), select.val(0)).as('place'))
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.executeTakeFirstOrThrow();
	await trx
		.insertInto('agenda_change')
		.values({
			network_id: scope.networkId,
			id: newId(),
			meeting_id: scope.meetingId,
			place: place + 1,
			by_member_id: scope.memberId,
			...what(before),
			before: JSON.stringify(before),
			after_hash: is,
			at: now
		})
		.execute();
	await trx
		.deleteFrom('agenda_change')
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.where('place', '<=', place + 1 - KEPT_CHANGES)
		.execute();
	return outcome;
}

/** Takes the last change of the agenda back: what it was, it is again. */
export const undoChange = defineCommand({
	name: 'agenda.undo',
	summary: 'Takes the last change of an agenda back; that of somebody else only when that is said.',
	scope: 'meeting',
	schema: UndoChange,
	allow: (scope) => mayMakeAgenda(scope),
	async run(context, { changeId, ofOthers }) {
		const { trx, scope } = context;
		const agenda = await inHand(context);
		if (!agenda.ok) return agenda;
		const last = await lastChange(trx, scope);
		if (last?.id !== changeId) return refuse('stale');
		if (!mayUndo(last, scope.memberId, { ofOthers })) return refuse('of_somebody_else');
		const kept = await trx
			.deleteFrom('agenda_change')
			.where('network_id', '=', scope.networkId)
			.where('id', '=', changeId)
			.returning(['before', 'after_hash'])
			.executeTakeFirstOrThrow();
		if (kept.after_hash !== hashOf(agenda.value)) return refuse('stale');
		await restore(context, v.parse(StoredSnapshot, kept.before));
		return done({ change: last.change, title: last.title });
	}
});

/** Makes the agenda what it was. Items that stayed keep their row, so that what refers to them holds. */
async function restore({ trx, scope }: Context, { items, questions }: Snapshot): Promise<void> {
	const { networkId, meetingId } = scope;
	const ids = items.map(({ id }) => id);
	const here = trx
		.deleteFrom('agenda_item')
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId);
	await (ids.length > 0 ? here.where('id', 'not in', ids) : here).execute();
	const members = await trx.selectFrom('member').select('id').where('network_id', '=', networkId).execute();
	for (const [position, item] of items.entries()) {
		const row = {
			position,
			title: item.title,
			method_id: item.methodId,
			mode: item.mode,
			minutes: item.minutes,
			steps: JSON.stringify(item.steps),
			plan_b: item.planB,
			material: item.material,
			locked: item.locked
		};
		await trx
			.insertInto('agenda_item')
			.values({ network_id: networkId, id: item.id, meeting_id: meetingId, ...row })
			.onConflict((conflict) => conflict.columns(['network_id', 'id']).doUpdateSet(row))
			.execute();
	}
	if (ids.length === 0) return;
	// Whoever was let go in the meantime does not come back with the agenda.
	const stays = items.map(({ id, ownerIds }) => ({
		id,
		ownerIds: ownerIds.filter((owner) => members.some((member) => member.id === owner))
	}));
	await writeOwners(trx, networkId, stays);
	await trx
		.deleteFrom('agenda_question')
		.where('network_id', '=', networkId)
		.where('item_id', 'in', ids)
		.execute();
	const known = await trx
		.selectFrom('learning_question')
		.select('id')
		.where('network_id', '=', networkId)
		.execute();
	const links = questions.filter(({ questionId }) => known.some(({ id }) => id === questionId));
	if (links.length === 0) return;
	await trx
		.insertInto('agenda_question')
		.values(
			links.map(({ itemId, questionId, position }) => ({
				network_id: networkId,
				item_id: itemId,
				question_id: questionId,
				position
			}))
		)
		.execute();
}
