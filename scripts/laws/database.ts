import ts from 'typescript';
import { isTest, nameOf } from './places.ts';
import { lineOf, walk, type Law, type Problem, type SourceFile } from './tree.ts';

const QUERY_WORDS = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'executeQuery'];
/** What changes rows: in a feature the word of commands.server.ts, and of a step that opens and closes. */
const WRITES = ['insertInto', 'updateTable', 'deleteFrom', 'mergeInto'];
const TYPES_ONLY_FOR = /\.(server|test)\.ts$|^src\/steps\/contract\.ts$/;

/** Only queries and commands speak to the database, so that one can read in two files per feature what happens to data. */
export const database: Law = {
	name: 'database',
	check: (tree) =>
		tree.files
			.filter((file) => file.path.startsWith('src/') && !isTest(file.path))
			.flatMap((file) => {
				if (!mayQuery(file.path)) return [...imported(file), ...asked(file, [...QUERY_WORDS, 'sql'])];
				return onlyReads(file.path) ? asked(file, WRITES) : [];
			})
};

/** Whoever looks for what changes a table reads the commands: the queries beside them change nothing. */
function onlyReads(path: string): boolean {
	return nameOf(path) === 'queries.server.ts' && !path.startsWith('src/platform/');
}

/** The files that may write SQL. A step's server half runs inside the transaction of the command that moves the meeting. */
function mayQuery(path: string): boolean {
	if (path.startsWith('src/platform/')) return !path.endsWith('.svelte');
	if (/^src\/live\/[^/]+\.server\.ts$/.test(path) || /^src\/steps\/[^/]+\/step\.server\.ts$/.test(path))
		return true;
	return (
		['queries.server.ts', 'commands.server.ts'].includes(nameOf(path)) && !path.startsWith('src/routes/')
	);
}

function imported(file: SourceFile): Problem[] {
	return file.imports
		.filter(
			({ specifier }) => /^(kysely|pg|pg-boss)(\/|$)/.test(specifier) || specifier.startsWith('#platform/db/')
		)
		.filter(
			({ typeOnly }) => !(typeOnly && TYPES_ONLY_FOR.test(file.path) && !file.path.startsWith('src/routes/'))
		)
		.filter(({ specifier }) => !opensIt(file.path, specifier))
		.map(({ specifier, line }) => ({ file: file.path, line, says: says(file.path, specifier) }));
}

/** Somebody has to open the database and hand it out: the one installation of the process. */
function opensIt(path: string, specifier: string): boolean {
	return path === 'src/routes/app.server.ts' && specifier === '#platform/db/access.ts';
}

function asked(file: SourceFile, words: readonly string[]): Problem[] {
	const found: Problem[] = [];
	walk(file.ast, (node) => {
		const what =
			ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)
				? words.find(
						(word) => ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === word
					)
				: ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql' && words.includes('sql')
					? 'sql'
					: undefined;
		if (what !== undefined) found.push({ file: file.path, line: lineOf(node), says: says(file.path, what) });
	});
	return found;
}

function says(path: string, what: string): string {
	if (onlyReads(path))
		return `${what}: queries.server.ts only reads. A function that changes rows lives in commands.server.ts, beside the commands that use it.`;
	const instead = path.startsWith('src/routes/')
		? 'A route asks a function of queries.server.ts for what it shows, and gives a command what it changes.'
		: path.endsWith('jobs.server.ts')
			? 'A job reads with a query and changes with a command, like everybody.'
			: 'Move it to queries.server.ts (reads) or commands.server.ts (writes) of the feature.';
	return `${what}: ${nameOf(path)} may not touch the database. ${instead}`;
}
