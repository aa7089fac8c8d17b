import { featureOf, isTest, LAYERS } from './places.ts';
import type { Law, Tree } from './tree.ts';

const PAGE = 'docs/architecture.md';

/** One sentence for each folder: whoever looks for something finds its place without opening files. */
export const folders: Law = {
	name: 'folders',
	check(tree) {
		const rows = rowsOf(tree.texts.get(PAGE) ?? '');
		const gone = [...rows.keys()]
			.filter(
				(folder) => folder.includes('/') && !tree.files.some(({ path }) => path.startsWith(`${folder}/`))
			)
			.map((folder) => ({ file: PAGE, says: `${folder} is not there (any more): take its row away.` }));
		const silent = [...foldersOf(tree)]
			.filter((folder) => !isDescribed(folder, rows))
			.map((folder) => ({
				file: folder,
				says: `${PAGE} does not say what this folder holds: add a row | \`${folder.replace(/^src\//, '')}\` | one sentence |, or its name to the row of the folder above.`
			}));
		return [...gone, ...silent];
	}
};

/** Parts of the house, of the platform and of the handbook's chapters. */
function foldersOf(tree: Tree): Set<string> {
	const found = new Set<string>();
	for (const { path } of tree.files) {
		if (!path.startsWith('src/') || isTest(path)) continue;
		const layer = LAYERS.find((each) => path.startsWith(`src/${each}/`));
		if (layer && !/^(commons|steps|methods)$/.test(layer)) found.add(`src/${layer}`);
		const part = featureOf(path) ?? /^src\/platform\/[^/]+(?=\/)/.exec(path)?.[0];
		if (part !== undefined) found.add(part);
	}
	return found;
}

/** What the table says, by folder. */
function rowsOf(page: string): Map<string, string> {
	const rows = [...page.matchAll(/^\| `((?:src|platform)\b[^`]*)` \| (.+) \|$/gm)];
	return new Map(
		rows.map(([, folder = '', sentence = '']) => [folder.replace(/^platform/, 'src/platform'), sentence])
	);
}

function isDescribed(folder: string, rows: ReadonlyMap<string, string>): boolean {
	if (rows.has(folder)) return true;
	const cut = folder.lastIndexOf('/');
	const above = rows.get(folder.slice(0, cut)) ?? '';
	const words = folder.slice(cut + 1).replaceAll('-', '[- ]');
	return new RegExp(`(^|[^\\w-])${words}($|[^\\w-])`).test(above);
}
