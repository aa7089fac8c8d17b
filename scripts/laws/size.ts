import type { Law, Problem, Tree } from './tree.ts';

const WARN = 300;
const FAIL = 400;
const MEDIAN = 70;

/** Files stay small enough to be read at once. */
export const size: Law = {
	name: 'size',
	check: (tree) => [
		...tree.files.flatMap((file) => tooLong(file.path, file.lines)),
		...tooLongOnTheWhole(tree)
	]
};

function tooLong(file: string, lines: number): Problem[] {
	if (lines <= WARN) return [];
	const says = `${lines} lines (${WARN} at most). Make a sub-feature or a component of the part that has a name of its own.`;
	return [{ file, says, warning: lines <= FAIL }];
}

/** The median number of lines of the TypeScript and Svelte files under src. */
export function medianOf(tree: Tree): number {
	const sizes = tree.files.filter((file) => file.path.startsWith('src/')).map((file) => file.lines);
	sizes.sort((a, b) => a - b);
	return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

function tooLongOnTheWhole(tree: Tree): Problem[] {
	const median = medianOf(tree);
	if (median <= MEDIAN) return [];
	return [
		{
			file: 'src',
			says: `The median file has ${median} lines (${MEDIAN} at most): the house is losing its small rooms.`
		}
	];
}
