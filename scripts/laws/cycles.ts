import { featureOf, isTest } from './places.ts';
import type { Law, Tree } from './tree.ts';

/** Two features that need each other are one feature, or hide a third. */
export const cycles: Law = {
	name: 'cycles',
	check(tree) {
		const graph = dependencies(tree);
		const seen = new Set<string>();
		return [...graph.keys()].flatMap((start) => {
			const ring = findRing(graph, start);
			const key = ring?.toSorted().join();
			if (!ring || !key || seen.has(key)) return [];
			seen.add(key);
			const first = ring[0] ?? start;
			const file = graph.get(first)?.get(ring[1] ?? first) ?? first;
			const names = [...ring, first].map((feature) => feature.slice('src/'.length)).join(' -> ');
			return [
				{
					file,
					says: `${names}: features in a ring. Turn one import round, or give what both need a home of its own.`
				}
			];
		});
	}
};

/** feature -> feature it imports -> the file that does so. */
function dependencies(tree: Tree): Map<string, Map<string, string>> {
	const graph = new Map<string, Map<string, string>>();
	for (const file of tree.files) {
		const from = featureOf(file.path);
		if (!from || isTest(file.path)) continue;
		for (const { target } of file.imports) {
			const to = target && featureOf(target);
			if (!to || to === from) continue;
			const edges = graph.get(from) ?? new Map<string, string>();
			graph.set(from, edges.set(to, edges.get(to) ?? file.path));
		}
	}
	return graph;
}

/** The shortest way from a feature back to itself. */
function findRing(
	graph: ReadonlyMap<string, ReadonlyMap<string, string>>,
	start: string
): string[] | undefined {
	const paths: string[][] = [[start]];
	const visited = new Set<string>();
	for (const path of paths) {
		for (const next of graph.get(path.at(-1) ?? start)?.keys() ?? []) {
			if (next === start) return path;
			if (visited.has(next)) continue;
			visited.add(next);
			paths.push([...path, next]);
		}
	}
	return undefined;
}
