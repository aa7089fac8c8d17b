import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import klankbordgroep from '#tests/fixtures/klankbordgroep.json' with { type: 'json' };
import { rule } from '#tests/support/rule.ts';
import {
	addNote,
	changeBoard,
	CLUSTER_NAME_LIMIT,
	countBoard,
	looseBoard,
	notesIn,
	undoChange,
	type Act,
	type Board,
	type Change
} from '#steps/cluster/model.ts';

function change(board: Board, ...changes: Change[]): { board: Board; undo: (readonly Act[])[] } {
	const undo: (readonly Act[])[] = [];
	for (const one of changes) {
		const outcome = changeBoard(board, one);
		if (!outcome.ok) throw new Error(`${one.kind}: ${outcome.reason}`);
		board = outcome.board;
		undo.unshift(outcome.undo);
	}
	return { board, undo };
}

const create = (cluster: string, notes: string[], name = cluster): Change => ({
	kind: 'create',
	cluster,
	name,
	notes
});
const two = change(
	looseBoard(['n1', 'n2', 'n3', 'n4']),
	create('a', ['n1', 'n2']),
	create('b', ['n3'])
).board;

rule(
	'H34',
	'the fifteen notes of the Klankbordgroep become its six clusters, with counts for the screen',
	() => {
		const { notes } = klankbordgroep.brainstorm;
		const names = [...new Set(notes.map((note) => note.cluster))];
		const { board } = change(
			looseBoard(notes.map((note) => note.id)),
			...names.map((name) =>
				create(
					name,
					notes.flatMap((note) => (note.cluster === name ? [note.id] : []))
				)
			)
		);
		const counted = countBoard(board);
		expect(Object.fromEntries(counted.clusters.map(({ name, count }) => [name, count]))).toEqual(
			klankbordgroep.expected.clusters
		);
		expect(counted.loose).toBe(0);
	}
);

describe('what people do', () => {
	test('move several notes at once, into a cluster or loose again', () => {
		const { board } = change(
			two,
			{ kind: 'move', notes: ['n1', 'n4'], to: 'b' },
			{ kind: 'move', notes: ['n3'], to: null }
		);
		expect(notesIn(board, 'b')).toEqual(['n1', 'n4']);
		expect(notesIn(board, null)).toEqual(['n3']);
	});

	test('name a cluster; the outer blanks go', () => {
		const { board } = change(two, { kind: 'name', cluster: 'a', name: '  Tijd en middelen ' });
		expect(board.clusters[0]?.name).toBe('Tijd en middelen');
	});

	test('merge brings the notes over and keeps the name of the one merged into', () => {
		const { board } = change(two, { kind: 'merge', from: 'a', into: 'b' });
		expect(countBoard(board)).toEqual({ clusters: [{ id: 'b', name: 'b', count: 3 }], loose: 1 });
	});

	test('split puts the new cluster beside the old one', () => {
		const { board } = change(two, { kind: 'split', from: 'a', cluster: 'c', name: 'nieuw', notes: ['n2'] });
		expect(board.clusters.map((cluster) => cluster.id)).toEqual(['a', 'c', 'b']);
		expect(notesIn(board, 'c')).toEqual(['n2']);
	});

	test('a late note lands loose, once', () => {
		const board = addNote(two, 'n9');
		expect(notesIn(board, null)).toEqual(['n4', 'n9']);
		expect(addNote(board, 'n9')).toBe(board);
	});
});

test.each([
	['a cluster that is gone', { kind: 'move', notes: ['n1'], to: 'x' }, 'unknown_cluster'],
	['a name for a cluster that is gone', { kind: 'name', cluster: 'x', name: '' }, 'unknown_cluster'],
	['a merge with a cluster that is gone', { kind: 'merge', from: 'a', into: 'x' }, 'unknown_cluster'],
	['a merge with itself', { kind: 'merge', from: 'a', into: 'a' }, 'same_cluster'],
	['a note nobody knows', { kind: 'move', notes: ['n1', 'x'], to: 'a' }, 'unknown_note'],
	['a cluster that is there already', create('a', []), 'exists'],
	[
		'a split of a cluster that is gone',
		{ kind: 'split', from: 'x', cluster: 'c', name: '', notes: [] },
		'unknown_cluster'
	],
	[
		'a split into one that is there',
		{ kind: 'split', from: 'a', cluster: 'b', name: '', notes: [] },
		'exists'
	],
	[
		'a split of notes that lie elsewhere',
		{ kind: 'split', from: 'a', cluster: 'c', name: '', notes: ['n3'] },
		'not_in_cluster'
	],
	[
		'a name too long for the screen',
		{ kind: 'name', cluster: 'a', name: 'x'.repeat(CLUSTER_NAME_LIMIT + 1) },
		'name_too_long'
	]
] satisfies [string, Change, string][])('refuses %s', (_, refused, reason) => {
	expect(changeBoard(two, refused)).toEqual({ ok: false, reason });
});

const ids = fc.constantFrom('a', 'b', 'c', 'd');
const notes = fc.uniqueArray(fc.constantFrom('n1', 'n2', 'n3', 'n4', 'n5'));
const changes: fc.Arbitrary<Change> = fc.oneof(
	fc.record({ kind: fc.constant('create' as const), cluster: ids, name: fc.string(), notes }),
	fc.record({ kind: fc.constant('name' as const), cluster: ids, name: fc.string() }),
	fc.record({ kind: fc.constant('move' as const), notes, to: fc.option(ids) }),
	fc.record({ kind: fc.constant('merge' as const), from: ids, into: ids }),
	fc.record({ kind: fc.constant('split' as const), from: ids, cluster: ids, name: fc.string(), notes })
);

rule('U11', 'whatever was done on the board can be undone, step by step, and no note is ever lost', () => {
	fc.assert(
		fc.property(fc.array(changes, { maxLength: 30 }), (list) => {
			const begin = looseBoard(['n1', 'n2', 'n3', 'n4', 'n5']);
			const trail: { board: Board; undo: readonly Act[] }[] = [];
			let board: Board = begin;
			for (const one of list) {
				const outcome = changeBoard(board, one);
				if (!outcome.ok) continue;
				trail.push({ board, undo: outcome.undo });
				board = outcome.board;
				expect(board.place.size).toBe(5);
				const { clusters, loose } = countBoard(board);
				expect(clusters.reduce((sum, cluster) => sum + cluster.count, loose)).toBe(5);
			}
			for (const { board: before, undo } of trail.toReversed()) {
				const back = undoChange(board, undo);
				if (!back.ok) throw new Error(back.reason);
				expect(back.board).toEqual(before);
				const again = undoChange(back.board, back.undo);
				expect(again.ok && again.board).toEqual(board);
				board = back.board;
			}
		}),
		{ seed: 218, numRuns: 300 }
	);
});

describe('undo after somebody else went on', () => {
	test('notes that came into a created cluster lie loose when it is taken back', () => {
		const created = change(two, create('c', ['n4']));
		const moved = change(created.board, { kind: 'move', notes: ['n1'], to: 'c' });
		const back = undoChange(moved.board, created.undo[0] ?? []);
		expect(back.ok && notesIn(back.board, null)).toEqual(['n1', 'n4']);
	});

	test('refuses when the cluster it needs has gone', () => {
		const moved = change(two, { kind: 'move', notes: ['n1'], to: 'b' });
		const merged = change(moved.board, { kind: 'merge', from: 'a', into: 'b' });
		expect(undoChange(merged.board, moved.undo[0] ?? [])).toEqual({ ok: false, reason: 'unknown_cluster' });
	});

	test('refuses a second undo of the same merge', () => {
		const merged = change(two, { kind: 'merge', from: 'a', into: 'b' });
		const back = undoChange(merged.board, merged.undo[0] ?? []);
		expect(back.ok && undoChange(back.board, merged.undo[0] ?? [])).toEqual({ ok: false, reason: 'exists' });
	});
});
