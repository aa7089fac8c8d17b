/** Who may sit with whom: for each person (0 up to n) the numbers of the possible partners. */
export type Graph = readonly (readonly number[])[];

/** For each person the partner, or -1. Symmetric. */
export type Matching = number[];

/**
 * As many couples as can be made at the same time (Edmonds' blossom algorithm, O(n³)). Starts from `begun`,
 * whose people all keep a partner, though perhaps another one. Neighbours are tried in the given order, so
 * the caller decides who is preferred.
 */
export function largestMatching(graph: Graph, begun?: Matching): Matching {
	const match = begun ? [...begun] : graph.map(() => -1);
	for (let person = 0; person < graph.length; person++) {
		if (match[person] === -1) augment(graph, match, person);
	}
	return match;
}

/** How many people in the matching have a partner. */
export function seated(matching: Matching): number {
	return matching.filter((partner) => partner !== -1).length;
}

function augment(graph: Graph, match: Matching, root: number): void {
	const parent = graph.map(() => -1);
	const base = graph.map((_, i) => i);
	const inTree = graph.map(() => false);
	const at = (list: readonly number[], i: number): number => list[i] ?? -1;
	inTree[root] = true;
	const queue = [root];

	const meetingPoint = (a: number, b: number): number => {
		const seen = new Set<number>();
		for (let v = at(base, a); ; v = at(base, at(parent, at(match, v)))) {
			seen.add(v);
			if (at(match, v) === -1) break;
		}
		let v = at(base, b);
		while (!seen.has(v)) v = at(base, at(parent, at(match, v)));
		return v;
	};
	const markPath = (from: number, stop: number, child: number, blossom: Set<number>): void => {
		let v = from;
		let c = child;
		while (at(base, v) !== stop) {
			blossom.add(at(base, v)).add(at(base, at(match, v)));
			parent[v] = c;
			c = at(match, v);
			v = at(parent, c);
		}
	};

	for (let v = queue.shift(); v !== undefined; v = queue.shift()) {
		for (const to of graph[v] ?? []) {
			if (base[v] === base[to] || match[v] === to) continue;
			if (to === root || (at(match, to) !== -1 && at(parent, at(match, to)) !== -1)) {
				// An odd ring: everybody on it can be reached both ways, so it shrinks to one point.
				const stop = meetingPoint(v, to);
				const blossom = new Set<number>();
				markPath(v, stop, to, blossom);
				markPath(to, stop, v, blossom);
				base.forEach((b, i) => {
					if (!blossom.has(b)) return;
					base[i] = stop;
					if (!inTree[i]) {
						inTree[i] = true;
						queue.push(i);
					}
				});
			} else if (at(parent, to) === -1) {
				parent[to] = v;
				const partner = at(match, to);
				if (partner === -1) return flip(match, parent, to);
				inTree[partner] = true;
				queue.push(partner);
			}
		}
	}
}

function flip(match: Matching, parent: readonly number[], end: number): void {
	let v = end;
	while (v !== -1) {
		const before = parent[v] ?? -1;
		const next = match[before] ?? -1;
		match[v] = before;
		match[before] = v;
		v = next;
	}
}
