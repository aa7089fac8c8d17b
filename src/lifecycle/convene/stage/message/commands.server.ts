import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { idOfSecret } from '#platform/ids/ids.ts';
import { mayDo } from '#platform/limits.ts';
import type { Append } from '#live/protocol.ts';
import { namelessNow } from '#lifecycle/convene/stage/aside/queries.server.ts';
import { conducts } from '#lifecycle/convene/stage/policy.ts';
import { attenders, stagedMeeting } from '#lifecycle/convene/stage/queries.server.ts';
import { fullName } from '#steps/running/events.ts';
import { leadMessageKind, ownMessageKind, type MessageState } from './events.ts';
import { MarkMessage, TakeBack, TellLead } from './schema.ts';

// A word to whoever conducts: it goes to cockpits and, with a name, back to its writer. Nothing of it outlives the meeting.

type Context = CommandContext<'meeting'>;

/**
 * Tells whoever conducts something. Without a name when its writer chose so, and whenever a step is on in which nobody is to
 * be known: then nothing of its writer is kept, nor told to their own phone. Refuses `too_many` after a handful in ten minutes.
 */
export const tellLead = defineCommand({
	name: 'stage.tellLead',
	summary: 'Tells whoever conducts the meeting something that nobody else sees, with a name or without.',
	scope: 'meeting',
	schema: TellLead,
	allow: () => true,
	async run(context, { text, named, secret }) {
		const { trx, scope } = context;
		const { state, stage } = await stagedMeeting(trx, scope, 'share');
		if (state !== 'lobby' && state !== 'live' && state !== 'wrapping_up') return refuse('wrong_state');
		if (!(await mayDo('messages', scope.memberId))) return refuse('too_many');
		const shown = named && !(await namelessNow(trx, scope, stage));
		const [writer] = shown ? await attenders(trx, scope, scope.memberId) : [];
		const id = secret === null ? context.newId() : idOfSecret(secret);
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('lead_message')
			.values({
				network_id: scope.networkId,
				id,
				meeting_id: scope.meetingId,
				by_member_id: writer?.id ?? null,
				text
			})
			.onConflict((conflict) => conflict.columns(['network_id', 'id']).doNothing())
			.executeTakeFirstOrThrow();
		if (numInsertedOrUpdatedRows === 0n) return refuse('duplicate');
		const by = writer ? fullName(writer) : '';
		context.live(scope.meetingId, shownTo(id, { text, by, writerId: writer?.id ?? null, state: 'new' }));
		return done(null);
	}
});

interface Message {
	text: string;
	by: string;
	writerId: string | null;
	state: MessageState;
}

/** A message as the cockpits see it, and its writer where there is a name. */
function shownTo(id: string, { text, by, writerId, state }: Message): Append[] {
	const shown = [leadMessageKind.put(id, { text, by, state }, 'facilitators')];
	if (writerId !== null) shown.push(ownMessageKind.put(id, { text, state }, `member:${writerId}`));
	return shown;
}

/** Says that a message was seen, or answered aloud; or that it is new after all. */
export const markMessage = defineCommand({
	name: 'stage.markMessage',
	summary: 'Marks a message to whoever conducts as seen, as answered aloud, or as new again.',
	scope: 'meeting',
	schema: MarkMessage,
	allow: conducts,
	async run(context, { messageId, state }) {
		const { trx, scope } = context;
		const row = await trx
			.updateTable('lead_message')
			.set({ state })
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('id', '=', messageId)
			.returning(['text', 'by_member_id as writerId'])
			.executeTakeFirst();
		if (!row) return refuse('not_found');
		const [writer] = row.writerId === null ? [] : await attenders(trx, scope, row.writerId);
		const by = writer ? fullName(writer) : '';
		context.live(scope.meetingId, shownTo(messageId, { ...row, by, state }));
		return done(null);
	}
});

/**
 * Takes back what one wrote, from the phone that wrote it: its secret is the only proof, so that this works without a name too.
 * Refuses `gone` where there is no such message, or no longer.
 */
export const takeBackMessage = defineCommand({
	name: 'stage.takeBackMessage',
	summary: 'Takes back a message to whoever conducts, with the secret of the phone that wrote it.',
	scope: 'meeting',
	schema: TakeBack,
	allow: () => true,
	async run(context, { secret }) {
		const { trx, scope } = context;
		const row = await trx
			.deleteFrom('lead_message')
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('id', '=', idOfSecret(secret))
			.returning(['id', 'by_member_id as writerId'])
			.executeTakeFirst();
		if (!row) return refuse('gone');
		context.live(scope.meetingId, takenFrom(row));
		return done(null);
	}
});

/** Nobody holds this message any more. */
function takenFrom({ id, writerId }: { id: string; writerId: string | null }): Append[] {
	return [
		leadMessageKind.drop(id, 'facilitators'),
		...(writerId === null ? [] : [ownMessageKind.drop(id, `member:${writerId}`)])
	];
}

/** Forgets what was told to whoever conducts: rows, and what cockpits and phones hold of them. */
export async function forgetMessages(context: Context): Promise<void> {
	const { trx, scope } = context;
	const gone = await trx
		.deleteFrom('lead_message')
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.returning(['id', 'by_member_id as writerId'])
		.execute();
	context.live(scope.meetingId, gone.flatMap(takenFrom));
}
