import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { rescueKind } from '#steps/running/events.ts';
import { runForChange, stepContext, takenAway } from '#steps/running/queries.server.ts';
import { insertNotes } from '#steps/write/commands.server.ts';
import { raiseEach } from '#steps/write/later/commands.server.ts';
import { revealOrder } from '#steps/write/model.ts';
import { mayConduct } from '#steps/write/policy.ts';
import { appearance, dataOf, notesOf, settingsOf } from '#steps/write/queries.server.ts';
import { runInput, spotlightInput, type WriteData } from '#steps/write/schema.ts';

export const reveal = defineCommand({
	name: 'write.reveal',
	summary: 'Shows all notes to everybody at once, in an order that chance decides.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	async run(command, { runId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'write');
		if (!found.ok) return found;
		if (!dataOf(found.value).shown) await turn(context, found.value, true);
		return done(null);
	}
});

export const hide = defineCommand({
	name: 'write.hide',
	summary: 'Hides the notes again, so that people write on.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	async run(command, { runId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'write');
		if (!found.ok) return found;
		if (dataOf(found.value).shown) await turn(context, found.value, false);
		return done(null);
	}
});

export const spotlight = defineCommand({
	name: 'write.spotlight',
	summary: 'Shows one note large on the room screen, or none.',
	scope: 'meeting',
	schema: spotlightInput,
	allow: mayConduct,
	async run(command, { runId, noteId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'write');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (!data.shown) return refuse('wrong_state');
		await redraw(context, found.value, data, { ...data, spotlight: noteId });
		return done(null);
	}
});

/**
 * Shows or hides the notes of a run. Each time they are shown they get a new order, and anonymous ones new rows with new
 * ids in that order, so that neither ids nor places in the table tell who wrote when.
 */
export async function turn(context: StepContext, run: StepRun, shown: boolean): Promise<void> {
	const { trx, scope } = context;
	const before = dataOf(run);
	const gone = takenAway(await appearance(trx, scope.networkId, run, before, await context.people()));
	const notes = await notesOf(trx, scope.networkId, run.id);
	const shuffled = shown ? revealOrder(notes, () => context.random()) : notes;
	const rewritten = shuffled.map((note, at) => ({
		...note,
		id: shown && note.anonymous ? context.newId() : note.id,
		position: at + 1
	}));
	await trx
		.deleteFrom('note')
		.where('network_id', '=', scope.networkId)
		.where('run_id', '=', run.id)
		.execute();
	if (shown && settingsOf(run).asQuestions) await raiseEach(context, run, rewritten);
	await insertNotes(context, run, rewritten, !shown);
	const data = { ...before, shown, spotlight: null };
	await context.saveData(run, data);
	// A closed run has no place on the surfaces: another step shows its notes.
	if (run.state === 'closed') return;
	await context.saveState(run, shown ? 'revealed' : 'running');
	const now = await appearance(trx, scope.networkId, run, data, await context.people());
	// What helped the writing along makes room for what was written.
	const help = shown ? [rescueKind.drop('now', 'all')] : [];
	context.live(scope.meetingId, [...gone, ...now, ...help]);
}

/** Takes away what the surfaces show of a run and shows it as it is with the new data. */
async function redraw(
	context: StepContext,
	run: StepRun,
	before: WriteData,
	after: WriteData
): Promise<void> {
	const { trx, scope } = context;
	const people = await context.people();
	await context.saveData(run, after);
	context.live(scope.meetingId, [
		...takenAway(await appearance(trx, scope.networkId, run, before, people)),
		...(await appearance(trx, scope.networkId, run, after, people))
	]);
}
