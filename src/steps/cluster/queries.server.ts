import { RUN_COLUMNS } from '#steps/running/queries.server.ts';
import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import type { Append } from '#live/protocol.ts';
import type { StepPerson, StepRun } from '#steps/contract.ts';
import { notesOf, noteView, type NoteRow } from '#steps/write/queries.server.ts';
import { boardKind, boardNoteKind, type BoardNote } from './events.ts';
import { countBoard, type Board } from './model.ts';
import { clusterData, clusterSettings, type ClusterData, type ClusterStepSettings } from './schema.ts';

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: StepRun): ClusterStepSettings {
	return v.parse(clusterSettings, run.settings ?? {});
}

/** What the run remembers. */
export function dataOf(run: StepRun): ClusterData {
	return v.parse(clusterData, run.data ?? {});
}

/**
 * The write runs whose notes are laid together: those of this agenda item, else of the item in which was written last.
 * All of them, or the last one with notes, as the step says; empty where nobody wrote.
 */
export async function sourcesOf(trx: Trx, networkId: string, run: StepRun): Promise<StepRun[]> {
	const rows = await trx
		.selectFrom('step_run')
		.select(RUN_COLUMNS)
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', run.meetingId)
		.where('kind', '=', 'write')
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('note')
					.select('note.id')
					.where('note.network_id', '=', networkId)
					.whereRef('note.run_id', '=', 'step_run.id')
			)
		)
		.orderBy((eb) => eb.case().when('item_id', '=', run.itemId).then(0).else(1).end())
		.orderBy('opened_at', 'desc')
		.execute();
	const [last] = rows;
	if (!last) return [];
	const here = rows.filter(({ itemId }) => itemId === last.itemId);
	const taken = settingsOf(run).from === 'item' ? here.toReversed() : [last];
	return taken.map((row) => ({ ...row, kind: 'write' }));
}

/** A board with the notes on it. */
export interface Laid {
	board: Board;
	notes: readonly NoteRow[];
}

/** The board of a run as it lies in the database. */
export async function boardOf(trx: Trx, networkId: string, run: StepRun, data: ClusterData): Promise<Laid> {
	const askClusters = trx
		.selectFrom('cluster')
		.select(['id', 'name'])
		.where('network_id', '=', networkId)
		.where('run_id', '=', run.id)
		.where('removed', '=', false)
		.orderBy('position')
		.orderBy('id')
		.execute();
	const [clusters, ...written] = await Promise.all([
		askClusters,
		...data.sourceIds.map((sourceId) => notesOf(trx, networkId, sourceId))
	]);
	const notes = written.flat();
	const known = new Set(clusters.map(({ id }) => id));
	const place = new Map(
		notes.map(({ id, clusterId }): [string, string | null] => [
			id,
			clusterId !== null && known.has(clusterId) ? clusterId : null
		])
	);
	return { board: { clusters, place }, notes };
}

/** The board as every surface sees it. */
export function boardShown(run: StepRun, data: ClusterData, board: Board): Append {
	const { clusters, loose } = countBoard(board);
	return boardKind.put(
		run.id,
		{
			clusters: clusters.map((cluster) => ({ ...cluster, theme: cluster.id in data.themes })),
			loose,
			notes: board.place.size,
			canUndo: data.undo.length > 0,
			phones: settingsOf(run).phones,
			empty: board.place.size === 0
		},
		'all'
	);
}

/** A note on the board as phones and cockpits see it. */
export function noteShown(
	run: StepRun,
	note: NoteRow,
	at: string | null,
	people: readonly StepPerson[]
): Append {
	const { text, by, position } = noteView(run.id, note, people);
	const value: BoardNote = {
		runId: run.id,
		text,
		by,
		cluster: at,
		position,
		question: note.questionId !== null
	};
	return boardNoteKind.put(note.id, value, 'people');
}

/** Everything that the surfaces see of a run as it is now. */
export async function appearance(
	trx: Trx,
	networkId: string,
	run: StepRun,
	data: ClusterData,
	people: readonly StepPerson[]
): Promise<Append[]> {
	const { board, notes } = await boardOf(trx, networkId, run, data);
	return [
		boardShown(run, data, board),
		...notes.map((note) => noteShown(run, note, board.place.get(note.id) ?? null, people))
	];
}
