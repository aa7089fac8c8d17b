/** A named heap of notes. The name may be empty until the group finds one. */
export type Cluster = { id: string; name: string };

/** Where every note lies: in a cluster, or loose (`null`). Clusters in the order of the room screen. */
export type Board = {
	clusters: readonly Cluster[];
	place: ReadonlyMap<string, string | null>;
};

/** What people do on the board. */
export type Change =
	| { kind: 'create'; cluster: string; name: string; notes: readonly string[] }
	| { kind: 'name'; cluster: string; name: string }
	| { kind: 'move'; notes: readonly string[]; to: string | null }
	| { kind: 'merge'; from: string; into: string }
	| { kind: 'split'; from: string; cluster: string; name: string; notes: readonly string[] };

/** The small acts that changes consist of. Each has an inverse, so every change can be undone. */
export type Act =
	| { act: 'add'; cluster: Cluster; at: number }
	| { act: 'drop'; cluster: string }
	| { act: 'name'; cluster: string; name: string }
	| { act: 'put'; note: string; to: string | null };

/** `undo` holds the acts for `undoChange`; they may be kept with the change. */
export type Changed =
	| { ok: true; board: Board; undo: readonly Act[] }
	| {
			ok: false;
			reason:
				'unknown_cluster' | 'unknown_note' | 'exists' | 'same_cluster' | 'not_in_cluster' | 'name_too_long';
	  };

/** The longest name of a cluster; a sentence or a question, legible on the room screen. */
export const CLUSTER_NAME_LIMIT = 120;

/** A board on which all notes still lie loose. */
export function looseBoard(notes: readonly string[]): Board {
	return { clusters: [], place: new Map(notes.map((note) => [note, null])) };
}

/** Carries a change out, or says why it does not fit the board as it is now. */
export function changeBoard(board: Board, change: Change): Changed {
	const reason = whyNot(board, change);
	return reason ? { ok: false, reason } : perform(board, actsOf(board, change));
}

/**
 * Takes a change back. What others did since stays, except where it is in the way: notes that came into a
 * created cluster lie loose again. Refuses when a cluster it needs has gone or come since.
 */
export function undoChange(board: Board, undo: readonly Act[]): Changed {
	const known = new Set(board.clusters.map((cluster) => cluster.id));
	for (const act of undo) {
		if (act.act === 'add') {
			if (known.has(act.cluster.id)) return { ok: false, reason: 'exists' };
			known.add(act.cluster.id);
		} else {
			const needs = act.act === 'put' ? act.to : act.cluster;
			if (needs !== null && !known.has(needs)) return { ok: false, reason: 'unknown_cluster' };
			if (act.act === 'put' && !board.place.has(act.note)) return { ok: false, reason: 'unknown_note' };
		}
	}
	return perform(board, undo);
}

/** A late note lands loose on the board. */
export function addNote(board: Board, note: string): Board {
	return board.place.has(note) ? board : { ...board, place: new Map([...board.place, [note, null]]) };
}

/** Clusters with how many notes each holds, in order, and how many still lie loose: what the room screen shows. */
export function countBoard(board: Board): { clusters: (Cluster & { count: number })[]; loose: number } {
	return {
		clusters: board.clusters.map((cluster) => ({ ...cluster, count: notesIn(board, cluster.id).length })),
		loose: notesIn(board, null).length
	};
}

/** The notes of a cluster, or the loose ones. */
export function notesIn(board: Board, cluster: string | null): string[] {
	return [...board.place].flatMap(([note, at]) => (at === cluster ? [note] : []));
}

type Refusal = Extract<Changed, { ok: false }>['reason'];

function whyNot(board: Board, change: Change): Refusal | null {
	const has = (id: string) => board.clusters.some((cluster) => cluster.id === id);
	const notes = 'notes' in change ? change.notes : [];
	if ('name' in change && change.name.trim().length > CLUSTER_NAME_LIMIT) return 'name_too_long';
	if (notes.some((note) => !board.place.has(note))) return 'unknown_note';
	switch (change.kind) {
		case 'create':
			return has(change.cluster) ? 'exists' : null;
		case 'name':
			return has(change.cluster) ? null : 'unknown_cluster';
		case 'move':
			return change.to === null || has(change.to) ? null : 'unknown_cluster';
		case 'merge':
			if (change.from === change.into) return 'same_cluster';
			return has(change.from) && has(change.into) ? null : 'unknown_cluster';
		case 'split':
			if (!has(change.from)) return 'unknown_cluster';
			if (has(change.cluster)) return 'exists';
			return notes.every((note) => board.place.get(note) === change.from) ? null : 'not_in_cluster';
	}
}

function actsOf(board: Board, change: Change): Act[] {
	const put = (notes: readonly string[], to: string | null) =>
		notes.map((note): Act => ({ act: 'put', note, to }));
	switch (change.kind) {
		case 'create':
			return [
				{ act: 'add', cluster: { id: change.cluster, name: change.name.trim() }, at: board.clusters.length },
				...put(change.notes, change.cluster)
			];
		case 'name':
			return [{ act: 'name', cluster: change.cluster, name: change.name.trim() }];
		case 'move':
			return put(change.notes, change.to);
		case 'merge':
			return [...put(notesIn(board, change.from), change.into), { act: 'drop', cluster: change.from }];
		case 'split': {
			const at = board.clusters.findIndex((cluster) => cluster.id === change.from) + 1;
			const added: Act = { act: 'add', cluster: { id: change.cluster, name: change.name.trim() }, at };
			return [added, ...put(change.notes, change.cluster)];
		}
	}
}

function perform(board: Board, acts: readonly Act[]): Changed {
	const clusters = [...board.clusters];
	const place = new Map(board.place);
	const undo: Act[] = [];
	for (const act of acts) {
		switch (act.act) {
			case 'add':
				clusters.splice(act.at, 0, act.cluster);
				undo.unshift({ act: 'drop', cluster: act.cluster.id });
				break;
			case 'drop': {
				const at = clusters.findIndex((cluster) => cluster.id === act.cluster);
				const orphans = [...place].flatMap(([note, cluster]) => (cluster === act.cluster ? [note] : []));
				for (const note of orphans) place.set(note, null);
				undo.unshift(...orphans.map((note): Act => ({ act: 'put', note, to: act.cluster })));
				for (const cluster of clusters.splice(at, 1)) undo.unshift({ act: 'add', cluster, at });
				break;
			}
			case 'name':
				clusters.forEach((cluster, i) => {
					if (cluster.id !== act.cluster) return;
					undo.unshift({ act: 'name', cluster: act.cluster, name: cluster.name });
					clusters[i] = { ...cluster, name: act.name };
				});
				break;
			case 'put':
				undo.unshift({ act: 'put', note: act.note, to: place.get(act.note) ?? null });
				place.set(act.note, act.to);
		}
	}
	return { ok: true, board: { clusters, place }, undo };
}
