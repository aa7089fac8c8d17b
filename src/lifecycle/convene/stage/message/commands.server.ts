import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { mayDo } from '#platform/limits.ts';
import type { Append } from '#live/protocol.ts';
import { namelessNow } from '#lifecycle/convene/stage/aside/queries.server.ts';
import { conducts } from '#lifecycle/convene/stage/policy.ts';
import { attenders, stagedMeeting } from '#lifecycle/convene/stage/queries.server.ts';
import { fullName } from '#steps/running/events.ts';
import { leadMessageKind, ownMessageKind, type MessageState } from './events.ts';
import { MarkMessage, TellLead } from './schema.ts';

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
	async run(context, { text, named }) {
		const { trx, scope } = context;
		const { state, stage } = await stagedMeeting(trx, scope, 'share');
		if (state !== 'lobby' && state !== 'live' && state !== 'wrapping_up') return refuse('wrong_state');
		if (!(await mayDo('messages', scope.memberId))) return refuse('too_many');
		const shown = named && !(await namelessNow(trx, scope, stage));
		const [writer] = shown ? await attenders(trx, scope, scope.memberId) : [];
		const id = context.newId();
		await trx
			.insertInto('lead_message')
			.values({
				network_id: scope.networkId,
				id,
				meeting_id: scope.meetingId,
				by_member_id: writer?.id ?? null,
				text
			})
			.execute();
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

/** Forgets what was told to whoever conducts: rows, and what cockpits and phones hold of them. */
export async function forgetMessages(context: Context): Promise<void> {
	const { trx, scope } = context;
	const gone = await trx
		.deleteFrom('lead_message')
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.returning(['id', 'by_member_id as writerId'])
		.execute();
	context.live(
		scope.meetingId,
		gone.flatMap(({ id, writerId }) => [
			leadMessageKind.drop(id, 'facilitators'),
			...(writerId === null ? [] : [ownMessageKind.drop(id, `member:${writerId}`)])
		])
	);
}
