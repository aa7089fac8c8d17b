import ts from 'typescript';
import { isTest } from './places.ts';
import { lineOf, walk, type Law, type Problem, type SourceFile, type Tree } from './tree.ts';

/** Steps of a valibot schema whose last argument is what to tell somebody. */
const CHECKS =
	/^(string|number|boolean|date|array|object|picklist|enum|literal|union|custom|check|regex|email|url|uuid|integer|iso\w+|(min|max)(Length|Value|Size|Graphemes)|length|value|nonEmpty|includes|rawCheck|digits|file|blob)(Async)?$/;
const CODE = /^[a-z][a-z0-9_]*(:|:\d+)?$/;

/** A refusal is a value that somebody reads: its reason has a sentence in both languages, and nobody swallows it. */
export const refusals: Law = {
	name: 'refusals',
	check(tree) {
		const files = tree.files.filter((file) => file.path.startsWith('src/') && !isTest(file.path));
		const known = { nl: errorsOf(tree, 'nl'), en: errorsOf(tree, 'en') };
		return files.flatMap((file) => [
			...swallowed(file),
			...codesIn(file).flatMap((code) => unsaid(file, code, known))
		]);
	}
};

type Known = Record<'nl' | 'en', ReadonlyMap<string, string>>;

function errorsOf(tree: Tree, locale: 'nl' | 'en'): ReadonlyMap<string, string> {
	const content: unknown = JSON.parse(tree.texts.get(`messages/${locale}/errors.json`) ?? '{}');
	return new Map(Object.entries(content ?? {}).map(([key, text]: [string, unknown]) => [key, String(text)]));
}

function unsaid(file: SourceFile, { code, line, shown }: Code, known: Known): Problem[] {
	const [key = '', number] = code.split(':');
	const missing = (['nl', 'en'] as const).filter((locale) => !known[locale].has(key));
	if (missing.length > 0) {
		const where = missing.map((locale) => `messages/${locale}/errors.json`).join(' and ');
		return [
			{
				file: file.path,
				line,
				says: `Nobody can read '${key}': add "${key}" to ${where}, saying what to do.`
			}
		];
	}
	const asksNumber = /\{n[,}]/.test(known.nl.get(key) ?? '');
	if (asksNumber && number === undefined && shown) {
		return [{ file: file.path, line, says: `errors.${key} says a number {n}: write '${key}:<number>'.` }];
	}
	return [];
}

interface Code {
	readonly code: string;
	readonly line: number;
	/** Said as it stands. A model may return a bare reason, to which its command adds the number. */
	readonly shown: boolean;
}

function codesIn(file: SourceFile): Code[] {
	const found: Code[] = [];
	const add = (node: ts.Node | undefined, shown = true) => {
		const text =
			node &&
			(ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? node.head.text : undefined);
		if (node && text !== undefined && CODE.test(text)) found.push({ code: text, line: lineOf(node), shown });
	};
	walk(file.ast, (node) => {
		if (ts.isCallExpression(node) && node.expression.getText() === 'refuse') {
			add(node.arguments[0]);
			const fields = node.arguments[1];
			if (fields && ts.isObjectLiteralExpression(fields)) {
				for (const each of fields.properties) if (ts.isPropertyAssignment(each)) add(each.initializer);
			}
		}
		if (ts.isCallExpression(node) && isCheck(node)) add(node.arguments.at(-1));
		if (ts.isPropertyAssignment(node) && node.name.getText() === 'reason' && isRefusal(node.parent)) {
			add(node.initializer, false);
		}
		if (ts.isTypeAliasDeclaration(node) && /Refusal$/.test(node.name.text)) {
			const kinds = ts.isUnionTypeNode(node.type) ? node.type.types : [node.type];
			for (const kind of kinds) if (ts.isLiteralTypeNode(kind)) add(kind.literal, false);
		}
	});
	return found;
}

function isCheck(node: ts.CallExpression): boolean {
	const { expression } = node;
	if (!ts.isPropertyAccessExpression(expression) || expression.expression.getText() !== 'v') return false;
	// A literal's one argument is its value, and a record of options is no message.
	return (
		CHECKS.test(expression.name.text) && !(expression.name.text === 'literal' && node.arguments.length < 2)
	);
}

function isRefusal(node: ts.ObjectLiteralExpression): boolean {
	return node.properties.some(
		(each) =>
			ts.isPropertyAssignment(each) &&
			each.name.getText() === 'ok' &&
			each.initializer.kind === ts.SyntaxKind.FalseKeyword
	);
}

function swallowed(file: SourceFile): Problem[] {
	const strict =
		file.path.startsWith('src/routes/') || /(commands|queries|jobs)\.server\.ts$/.test(file.path);
	const found: Problem[] = [];
	const add = (node: ts.Node) =>
		found.push({
			file: file.path,
			line: lineOf(node),
			says: strict
				? 'An empty catch loses a refusal or hides breakage. Return the outcome, or let it be thrown and logged.'
				: 'An empty catch hides breakage: say in a comment why nothing needs to happen, or handle it.'
		});
	walk(file.ast, (node) => {
		if (ts.isCatchClause(node) && isEmpty(node.block, strict)) add(node);
		if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
		if (node.expression.name.text !== 'catch') return;
		const handler = node.arguments[0];
		if (handler && ts.isArrowFunction(handler) && ts.isBlock(handler.body) && isEmpty(handler.body, strict))
			add(node);
	});
	return found;
}

function isEmpty(block: ts.Block, strict: boolean): boolean {
	return block.statements.length === 0 && (strict || !/\/[/*]/.test(block.getText()));
}
