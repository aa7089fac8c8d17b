import ts from 'typescript';
import { isTest } from './places.ts';
import { lineOf, walk, type Law, type Problem, type SourceFile } from './tree.ts';

const SCOPE = /^((Public|Network|Meeting|Sponsor|Person|Stranger)Scope|Scopes\[.*\])$/;
const MINT = 'src/platform/auth/';

/** What a sponsor's query may read: facts of the network as a whole. A table that is not here holds contributions. */
const SPONSOR_TABLES = [
	'network',
	'organisation',
	'member',
	'meeting',
	'attendance',
	'announcement',
	'announcement_version',
	'promise',
	'commitment',
	'theme'
];
const QUERY_WORDS = ['selectFrom', 'innerJoin', 'leftJoin', 'rightJoin', 'fullJoin', 'crossJoin'];

/** A scope is a proof: only platform/auth gives it, and a sponsor's proof opens no contribution. */
export const scopes: Law = {
	name: 'scopes',
	check: (tree) =>
		tree.files
			.filter((file) => file.path.startsWith('src/') && !isTest(file.path) && !file.path.startsWith(MINT))
			.flatMap((file) => [...minted(file), ...(forSponsors(file) ? sponsored(file) : [])])
};

function minted(file: SourceFile): Problem[] {
	const found: Problem[] = [];
	walk(file.ast, (node) => {
		const [word, type = ''] = claimed(node);
		if (!SCOPE.test(type)) return;
		const says = `"${word} ${type}" forges a proof. Ask src/platform/auth for the scope and pass it on.`;
		found.push({ file: file.path, line: lineOf(node), says });
	});
	return found;
}

/** What somebody says that a thing is, without proof: `x as T`, or a function that answers `x is T`. */
function claimed(node: ts.Node): [word: string, type?: string] {
	if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) return ['as', node.type.getText()];
	return ts.isTypePredicateNode(node) && node.type ? ['is', node.type.getText()] : [''];
}

function forSponsors(file: SourceFile): boolean {
	return /(queries|commands)\.server\.ts$/.test(file.path) && /\bSponsorScope\b/.test(file.text);
}

function sponsored(file: SourceFile): Problem[] {
	const why = 'The organisation supports and does not spy.';
	const others = file.imports
		.filter(
			({ target, typeOnly }) => !typeOnly && /\/(queries|commands|step)\.server\.ts$/.test(target ?? '')
		)
		.map(({ specifier, line }) => ({
			file: file.path,
			line,
			says: `A file with sponsor queries may not import ${specifier}. ${why} Write the total it needs here, in a sub-feature of its own.`
		}));
	const tables: Problem[] = [];
	walk(file.ast, (node) => {
		if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
		if (!QUERY_WORDS.includes(node.expression.name.text)) return;
		const table = node.arguments[0];
		const name = table && ts.isStringLiteralLike(table) ? table.text.split(' ')[0] : undefined;
		if (name !== undefined && SPONSOR_TABLES.includes(name)) return;
		const says =
			`${name ?? 'this table'} holds what people contributed, and this file has sponsor queries. ${why} ` +
			'Move the other queries to another feature; whole-network tables are listed in scripts/laws/scopes.ts.';
		tables.push({ file: file.path, line: lineOf(node), says });
	});
	return [...others, ...tables];
}
