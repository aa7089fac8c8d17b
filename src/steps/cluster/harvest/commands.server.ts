import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { makeTheme as giveTheme, raiseQuestion } from '#commons/questions/commands.server.ts';
import { runForChange, stepContext } from '#steps/running/queries.server.ts';
import { mayConduct } from '#steps/cluster/policy.ts';
import { boardOf, boardShown, dataOf, noteShown } from '#steps/cluster/queries.server.ts';
import { promoteInput, themeInput } from '#steps/cluster/schema.ts';

export const promote = defineCommand({
	name: 'cluster.promote',
	summary: 'Makes a learning question of a note, of its writer when it has a name.',
	scope: 'meeting',
	schema: promoteInput,
	allow: mayConduct,
	async run(command, { runId, noteId }) {
		const context = stepContext(command);
		const { trx, scope } = context;
		const found = await runForChange(context, runId, 'cluster');
		if (!found.ok) return found;
		const run = found.value;
		const data = dataOf(run);
		const { board, notes } = await boardOf(trx, scope.networkId, run, data);
		const note = notes.find(({ id }) => id === noteId);
		if (!note) return refuse('unknown_note');
		if (note.questionId !== null) return done(null);
		const id = context.newId();
		const at = board.place.get(noteId) ?? null;
		const themeId = at === null ? null : (data.themes[at] ?? null);
		const { meetingId, itemId } = run;
		await raiseQuestion(context, {
			id,
			text: note.text,
			askerId: note.authorId,
			source: 'note',
			meetingId,
			itemId,
			themeId
		});
		await trx
			.updateTable('note')
			.set({ question_id: id })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', noteId)
			.execute();
		context.live(meetingId, [noteShown(run, { ...note, questionId: id }, at, await context.people())]);
		return done(null);
	}
});

export const makeTheme = defineCommand({
	name: 'cluster.makeTheme',
	summary: 'Makes a theme of a cluster that has a name, and puts its learning questions under it.',
	scope: 'meeting',
	schema: themeInput,
	allow: mayConduct,
	async run(command, { runId, clusterId }) {
		const context = stepContext(command);
		const { trx, scope } = context;
		const found = await runForChange(context, runId, 'cluster');
		if (!found.ok) return found;
		const run = found.value;
		const before = dataOf(run);
		const { board, notes } = await boardOf(trx, scope.networkId, run, before);
		const cluster = board.clusters.find(({ id }) => id === clusterId);
		if (!cluster) return refuse('unknown_cluster');
		if (cluster.name === '') return refuse('invalid', { name: 'required' });
		const id = before.themes[clusterId] ?? context.newId();
		const questionIds = notes.flatMap((note) =>
			note.questionId !== null && board.place.get(note.id) === clusterId ? [note.questionId] : []
		);
		await giveTheme(context, { id, title: cluster.name, questionIds }, run);
		const data = { ...before, themes: { ...before.themes, [clusterId]: id } };
		await context.saveData(run, data);
		context.live(run.meetingId, [boardShown(run, data, board)]);
		return done(null);
	}
});
