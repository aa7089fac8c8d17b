import { raiseQuestion } from '#commons/questions/commands.server.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import type { NoteRow } from '#steps/write/queries.server.ts';
import type { WriteData } from '#steps/write/schema.ts';

// What comes in when the notes lie open already, in the room or afterwards.

/**
 * Notes typed in later hung on the wall, so the run counts as shown with them. Refuses `not_shown` where others wrote by phone
 * and the group never saw that: it would come out too.
 */
export async function openLater(
	context: StepContext,
	run: StepRun,
	data: WriteData,
	notes: number
): Promise<Outcome<WriteData>> {
	if (!context.later || data.shown) return done(data);
	if (notes > 0) return refuse('not_shown');
	const opened = { ...data, shown: true };
	await context.saveData(run, opened);
	return done(opened);
}

/** Each note also becomes a learning question of its writer; once, however often it is shown. */
export async function raiseEach(context: StepContext, run: StepRun, notes: NoteRow[]): Promise<void> {
	for (const note of notes) {
		if (note.questionId !== null) continue;
		const id = context.newId();
		const { meetingId, itemId } = run;
		await raiseQuestion(context, {
			id,
			text: note.text,
			askerId: note.authorId,
			source: 'note',
			meetingId,
			itemId
		});
		note.questionId = id;
	}
}
