import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { peopleInRoom, runForChange, stepContext } from '#steps/running/queries.server.ts';
import { changeBoard, undoChange, type Board, type Change, type Changed } from './model.ts';
import { mayArrange, mayConduct, mayTry } from './policy.ts';
import { boardOf, boardShown, dataOf, noteShown, settingsOf, type Laid } from './queries.server.ts';
import {
	createInput,
	mergeInput,
	moveInput,
	nameInput,
	runInput,
	splitInput,
	UNDO_DEPTH,
	type ClusterData
} from './schema.ts';

export const create = defineCommand({
	name: 'cluster.create',
	summary: 'Makes a cluster, with or without notes in it.',
	scope: 'meeting',
	schema: createInput,
	allow: mayTry,
	async run(command, { runId, clusterId, name, noteIds }) {
		const context = stepContext(command);
		return arrange(context, runId, { kind: 'create', cluster: clusterId, name, notes: noteIds });
	}
});

export const name = defineCommand({
	name: 'cluster.name',
	summary: 'Names a cluster, or gives it another name.',
	scope: 'meeting',
	schema: nameInput,
	allow: mayTry,
	async run(command, { runId, clusterId, name: to }) {
		return arrange(stepContext(command), runId, { kind: 'name', cluster: clusterId, name: to });
	}
});

export const move = defineCommand({
	name: 'cluster.move',
	summary: 'Lays notes in a cluster, or loose on the board.',
	scope: 'meeting',
	schema: moveInput,
	allow: mayTry,
	async run(command, { runId, noteIds, to }) {
		return arrange(stepContext(command), runId, { kind: 'move', notes: noteIds, to });
	}
});

export const merge = defineCommand({
	name: 'cluster.merge',
	summary: 'Puts a cluster into another.',
	scope: 'meeting',
	schema: mergeInput,
	allow: mayConduct,
	async run(command, { runId, from, into }) {
		return arrange(stepContext(command), runId, { kind: 'merge', from, into });
	}
});

export const split = defineCommand({
	name: 'cluster.split',
	summary: 'Takes notes out of a cluster into a new one.',
	scope: 'meeting',
	schema: splitInput,
	allow: mayConduct,
	async run(command, { runId, from, clusterId, name: called, noteIds }) {
		const change: Change = { kind: 'split', from, cluster: clusterId, name: called, notes: noteIds };
		return arrange(stepContext(command), runId, change);
	}
});

export const undo = defineCommand({
	name: 'cluster.undo',
	summary: 'Takes the last change on the board back.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	async run(command, { runId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'cluster');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		const acts = data.undo.at(-1);
		if (!acts) return done(null);
		const laid = await boardOf(context.trx, context.scope.networkId, found.value, data);
		const undone = undoChange(laid.board, acts);
		const rest = { ...data, undo: data.undo.slice(0, -1) };
		// What others did since is in the way: the step that cannot be taken back any more is given up.
		const board = undone.ok ? undone.board : laid.board;
		await keep(context, found.value, laid, board, rest);
		return done(null);
	}
});

/** Changes the board of a run, when whoever asks may, and the change fits the board as it is now. */
async function arrange(context: StepContext, runId: string, change: Change): Promise<Outcome<null>> {
	const found = await runForChange(context, runId, 'cluster');
	if (!found.ok) return found;
	const run = found.value;
	if (!mayArrange(context.scope, settingsOf(run))) return refuse('not_allowed');
	if (
		(change.kind === 'create' || change.kind === 'split') &&
		(await isElsewhere(context, run, change.cluster))
	) {
		return refuse('exists');
	}
	const data = dataOf(run);
	const laid = await boardOf(context.trx, context.scope.networkId, run, data);
	const changed = changeBoard(laid.board, change);
	if (!changed.ok) return refusal(changed);
	const undo = [...data.undo, [...changed.undo]].slice(-UNDO_DEPTH);
	await keep(context, run, laid, changed.board, { ...data, undo });
	return done(null);
}

/** Whether another board has a cluster with this id. */
async function isElsewhere({ trx, scope }: StepContext, run: StepRun, clusterId: string): Promise<boolean> {
	const row = await trx
		.selectFrom('cluster')
		.select('id')
		.where('network_id', '=', scope.networkId)
		.where('id', '=', clusterId)
		.where('run_id', '!=', run.id)
		.executeTakeFirst();
	return row !== undefined;
}

function refusal({ reason }: Extract<Changed, { ok: false }>): Outcome<never> {
	return reason === 'name_too_long' ? refuse('invalid', { name: 'too_long:120' }) : refuse(reason);
}

/** Writes what changed on the board, and shows it: the board, and the notes that lie elsewhere now. */
async function keep(
	context: StepContext,
	run: StepRun,
	before: Laid,
	after: Board,
	data: ClusterData
): Promise<void> {
	const moved = before.notes.filter(({ id }) => before.board.place.get(id) !== after.place.get(id));
	// Whose they are is all that a note shows of people, and a large room has many.
	const authors = [...new Set(moved.flatMap(({ authorId }) => authorId ?? []))];
	// Sent together, in this order: a note can only lie in a cluster that is there.
	const [people] = await Promise.all([
		peopleInRoom(context.trx, context.scope, authors),
		keepClusters(context, run, before.board, after),
		moveNotes(context, moved, after),
		context.saveData(run, data)
	]);
	context.live(run.meetingId, [
		boardShown(run, data, after),
		...moved.map((note) => noteShown(run, note, after.place.get(note.id) ?? null, people))
	]);
}

async function keepClusters(
	{ trx, scope }: StepContext,
	run: StepRun,
	before: Board,
	after: Board
): Promise<void> {
	const { networkId, meetingId } = scope;
	const was = new Map(before.clusters.map(({ id, name }, position) => [id, `${position} ${name}`]));
	const rows = after.clusters.flatMap(({ id, name: called }, position) =>
		was.get(id) === `${position} ${called}`
			? []
			: [{ network_id: networkId, id, meeting_id: meetingId, run_id: run.id, name: called, position }]
	);
	const kept = new Set(after.clusters.map(({ id }) => id));
	const gone = before.clusters.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
	const write =
		rows.length > 0 &&
		trx
			.insertInto('cluster')
			.values(rows)
			.onConflict((conflict) =>
				conflict
					.columns(['network_id', 'id'])
					.doUpdateSet((eb) => ({
						name: eb.ref('excluded.name'),
						position: eb.ref('excluded.position'),
						removed: false
					}))
					.where('cluster.run_id', '=', run.id)
			)
			.execute();
	const remove =
		gone.length > 0 &&
		trx
			.updateTable('cluster')
			.set({ removed: true })
			.where('network_id', '=', networkId)
			.where('id', 'in', gone)
			.execute();
	await Promise.all([write, remove]);
}

async function moveNotes(
	{ trx, scope }: StepContext,
	moved: readonly { id: string }[],
	{ place }: Board
): Promise<void> {
	await Promise.all(
		moved.map(({ id }) =>
			trx
				.updateTable('note')
				.set({ cluster_id: place.get(id) ?? null })
				.where('network_id', '=', scope.networkId)
				.where('id', '=', id)
				.execute()
		)
	);
}
