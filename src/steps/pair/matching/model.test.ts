import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestMatching, seated, type Graph } from '#steps/pair/matching/model.ts';

/** The size of the largest matching by trying everything: slow and certainly right. */
function bruteForce(graph: Graph, free: readonly number[]): number {
	const [first, ...rest] = free;
	if (first === undefined) return 0;
	let best = bruteForce(graph, rest);
	for (const partner of graph[first] ?? []) {
		if (rest.includes(partner)) {
			const others = rest.filter((p) => p !== partner);
			best = Math.max(best, 2 + bruteForce(graph, others));
		}
	}
	return best;
}

const graphs = fc
	.integer({ min: 0, max: 9 })
	.chain((n) =>
		fc
			.array(fc.boolean(), { minLength: n * n, maxLength: n * n })
			.map((edges): Graph =>
				Array.from({ length: n }, (_, a) =>
					Array.from({ length: n }, (_, b) => b).filter(
						(b) => a !== b && edges[Math.min(a, b) * n + Math.max(a, b)]
					)
				)
			)
	);

test('no arrangement seats more people than the largest matching', () => {
	fc.assert(
		fc.property(graphs, (graph) => {
			const match = largestMatching(graph);
			match.forEach((partner, person) => {
				if (partner === -1) return;
				expect(match[partner]).toBe(person);
				expect(graph[person]).toContain(partner);
			});
			expect(seated(match)).toBe(
				bruteForce(
					graph,
					graph.map((_, i) => i)
				)
			);
		}),
		{ seed: 218, numRuns: 500 }
	);
});

test('who already had a partner keeps one', () => {
	// A path 0-1-2-3: beginning with the middle couple must end with all four seated.
	const path: Graph = [[1], [0, 2], [1, 3], [2]];
	expect(largestMatching(path, [-1, 2, 1, -1])).toEqual([1, 0, 3, 2]);
});
