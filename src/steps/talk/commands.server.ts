import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { runForChange, stepContext } from '#steps/running/queries.server.ts';
import { talkNoteKind } from './events.ts';
import { mayConduct, mayNote, mayTry } from './policy.ts';
import { settingsOf } from './queries.server.ts';
import { noteInput, removeInput } from './schema.ts';

export const note = defineCommand({
	name: 'talk.note',
	summary: 'Writes a tip, or how the talk of a group went, for the report.',
	scope: 'meeting',
	schema: noteInput,
	allow: mayTry,
	async run(command, { runId, noteId, kind, text }) {
		const context = stepContext(command);
		const { trx, scope } = context;
		const found = await runForChange(context, runId, 'talk');
		if (!found.ok) return found;
		const run = found.value;
		if (!mayNote(scope, settingsOf(run), kind)) return refuse('not_allowed');
		const written = await trx
			.insertInto('report_note')
			.values({
				network_id: scope.networkId,
				id: noteId,
				meeting_id: scope.meetingId,
				item_id: run.itemId,
				kind,
				text,
				at: context.now
			})
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (written.numInsertedOrUpdatedRows !== 1n) return refuse('duplicate');
		context.live(scope.meetingId, [talkNoteKind.put(noteId, { runId, kind, text }, 'facilitators')]);
		return done(null);
	}
});

export const remove = defineCommand({
	name: 'talk.remove',
	summary: 'Takes a note out of the report again.',
	scope: 'meeting',
	schema: removeInput,
	allow: mayConduct,
	async run(command, { runId, noteId }) {
		const context = stepContext(command);
		const { trx, scope } = context;
		const found = await runForChange(context, runId, 'talk');
		if (!found.ok) return found;
		const gone = await trx
			.deleteFrom('report_note')
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('item_id', '=', found.value.itemId)
			.where('id', '=', noteId)
			.executeTakeFirst();
		if (gone.numDeletedRows === 0n) return refuse('not_found');
		context.live(scope.meetingId, [talkNoteKind.drop(noteId, 'facilitators')]);
		return done(null);
	}
});
