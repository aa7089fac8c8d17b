import ts from 'typescript';
import { parse, type AST } from 'svelte/compiler';
import { isTest } from './places.ts';
import { lineOf, walk, type Law, type Problem, type SourceFile } from './tree.ts';

const READ_ATTRIBUTES =
	/^(aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label|heading|caption|legend|hint|summary|text)$/;
const MAIL_PARTS = ['text', 'subject', 'preheader', 'label', 'reason', 'value', 'title', 'heading'];
/** Data with a line per language, like the handbook's rules; scripts/messages/dutch.ts reads their Dutch. */
const DATA = /^src\/methods\/library\//;
const GALLERY = /^src\/(ui|routes)\/(\([a-z]+\)\/)?gallery\//;
const WORD = /\p{L}/u;
const SENTENCE = /\p{L}{2,}[,.:;?]? \p{L}{2,}/u;

/** Tags, media types, lists of a header's directives, and the words of a query: renamed columns, orders, operators. */
const MACHINE =
	/<[^>]*>|^[a-z-]+(=\d+)?(, [a-z-]+(=\d+)?)+$|^[\w.]+ (as \w+|asc|desc)$|^(is|not|is not|is distinct|is not distinct) (not|in|like|ilike|from)$|\b[a-z]+\/[a-z.+-]+(; ?[a-z]+=[\w-]+)?/g;

/** Every text that a person reads comes from messages/, in both languages. */
export const text: Law = {
	name: 'no text in code',
	check: (tree) =>
		tree.files
			.filter((file) => file.path.startsWith('src/') && !isTest(file.path))
			.filter((file) => !GALLERY.test(file.path) && !DATA.test(file.path))
			.flatMap((file) => (file.path.endsWith('.svelte') ? inMarkup(file) : inCode(file)))
};

const says = (what: string) =>
	`"${what.trim().replace(/\s+/g, ' ').slice(0, 40)}" is a text: put it in messages/nl and messages/en, and write t('chapter.key').`;

function inMarkup(file: SourceFile): Problem[] {
	const found: Problem[] = [];
	const add = (start: number, what: string) => {
		if (WORD.test(what))
			found.push({ file: file.path, line: file.text.slice(0, start).split('\n').length, says: says(what) });
	};
	visit(parse(file.text, { modern: true, filename: file.path }).fragment, add);
	return found;
}

type Add = (start: number, what: string) => void;

/** Goes through markup of any kind: the tree is plain objects, of which we know the few kinds that show text. */
function visit(node: unknown, add: Add): void {
	if (Array.isArray(node)) {
		for (const each of node) visit(each, add);
		return;
	}
	if (!isNode(node)) return;
	if (node.type === 'Text') return add(node.start, node.data);
	if (node.type === 'ExpressionTag') return shown(node.expression, add);
	if (node.type === 'Attribute') {
		if (!READ_ATTRIBUTES.test(node.name) || node.value === true) return;
		for (const part of Array.isArray(node.value) ? node.value : [node.value]) visit(part, add);
		return;
	}
	// What stands in <code> is for a machine, and the same in every language.
	if (node.type === 'RegularElement' && node.name === 'code') return;
	if (node.type === 'StyleDirective' || node.type === 'ClassDirective' || node.type === 'HtmlTag') return;
	for (const [key, child] of Object.entries(node))
		if (key !== 'expression' && key !== 'parent') visit(child, add);
}

function isNode(node: unknown): node is AST.SvelteNode & { start: number } {
	return typeof node === 'object' && node !== null && ('type' in node || 'nodes' in node);
}

type Expression = AST.ExpressionTag['expression'];

/** The texts among the possible values of an expression: {open ? 'Ja' : 'Nee'} shows two. */
function shown(expression: Expression, add: Add): void {
	const start = 'start' in expression && typeof expression.start === 'number' ? expression.start : 0;
	if (expression.type === 'Literal' && typeof expression.value === 'string') add(start, expression.value);
	if (expression.type === 'TemplateLiteral') for (const part of expression.quasis) add(start, part.value.raw);
	if (expression.type === 'ConditionalExpression') {
		shown(expression.consequent, add);
		shown(expression.alternate, add);
	}
	if (expression.type === 'LogicalExpression') shown(expression.right, add);
	if (expression.type === 'BinaryExpression' && expression.operator === '+') {
		if (expression.left.type !== 'PrivateIdentifier') shown(expression.left, add);
		shown(expression.right, add);
	}
}

/** Mails, reports, controllers of components and models: sentences, and in mails any word of a part that is shown. */
function inCode(file: SourceFile): Problem[] {
	const mail = /\/mail\/[^/]+\.ts$/.test(file.path) && !file.path.startsWith('src/platform/');
	if (!mail && !/^src\/(commons|steps|methods|lifecycle|routes)\/|\.svelte\.ts$/.test(file.path)) return [];
	const found: Problem[] = [];
	walk(file.ast, (node) => {
		const what = textOf(node);
		if (what === undefined || forDevelopers(node)) return;
		const part =
			mail && ts.isPropertyAssignment(node.parent) && MAIL_PARTS.includes(node.parent.name.getText());
		if (SENTENCE.test(what.replace(MACHINE, '')) || (part && WORD.test(what))) {
			found.push({ file: file.path, line: lineOf(node), says: says(what) });
		}
	});
	return found;
}

function textOf(node: ts.Node): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('…');
}

/** SQL, what breakage says, the log, and the summary that stands on the page of the programming interface. */
function forDevelopers(node: ts.Node): boolean {
	for (let at = node; at.parent; at = at.parent) {
		const { parent } = at;
		if (ts.isThrowStatement(parent) || ts.isTaggedTemplateExpression(parent) || ts.isLiteralTypeNode(parent))
			return true;
		if (ts.isNewExpression(parent) && /Error$/.test(parent.expression.getText())) return true;
		if (ts.isPropertyAssignment(parent) && /^(summary|description)$/.test(parent.name.getText())) return true;
		if (ts.isCallExpression(parent) && !isInside(at, parent.expression)) {
			if (/^(log|console\.\w+|sql(\.\w+)?|querySelector|matchMedia)$/.test(lastName(parent.expression)))
				return true;
		}
		if (ts.isStatement(parent)) return false;
	}
	return false;
}

const isInside = (node: ts.Node, whole: ts.Node) => node.pos >= whole.pos && node.end <= whole.end;

function lastName(expression: ts.Expression): string {
	const name = expression.getText();
	return /^(console|sql)\./.test(name) ? name : name.slice(name.lastIndexOf('.') + 1);
}
