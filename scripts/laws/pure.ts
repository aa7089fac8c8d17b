import ts from 'typescript';
import { isTest, layerOf, nameOf } from './places.ts';
import { lineOf, walk, type Law, type Problem, type SourceFile } from './tree.ts';

const PURE = ['model.ts', 'schema.ts', 'policy.ts', 'events.ts'];
const TIMED = [...PURE, 'queries.server.ts', 'commands.server.ts', 'step.server.ts'];
const REACH = /^(node:|svelte|@sveltejs\/|\$app|pg$|pg-|kysely$|nodemailer|idb-keyval)/;
const GLOBALS = [
	'fetch',
	'process',
	'setTimeout',
	'setInterval',
	'localStorage',
	'document',
	'window',
	'indexedDB'
];

/** Models take time, ids and chance as arguments, so that a test of them needs nothing and takes no time. */
export const pure: Law = {
	name: 'pure models',
	check: (tree) =>
		tree.files
			.filter((file) => /^(commons|steps|methods|lifecycle|live|platform)/.test(layerOf(file.path) ?? ''))
			.filter((file) => !isTest(file.path))
			.flatMap((file) => [...reach(file), ...chance(file)])
};

function reach(file: SourceFile): Problem[] {
	if (!PURE.includes(nameOf(file.path))) return [];
	const at = (line: number, what: string): Problem => ({
		file: file.path,
		line,
		says: `${nameOf(file.path)} is pure and cannot use ${what}: take the value as an argument, or move this to a command.`
	});
	const imported = file.imports
		.filter((each) => !each.typeOnly)
		.filter(
			({ specifier, target }) => REACH.test(specifier) || /\.server\.ts$|\.svelte(\.ts)?$/.test(target ?? '')
		)
		.map(({ specifier, line }) => at(line, specifier));
	const used: Problem[] = [];
	walk(file.ast, (node) => {
		if (ts.isIdentifier(node) && GLOBALS.includes(node.text) && isFree(node))
			used.push(at(lineOf(node), node.text));
	});
	return [...imported, ...used];
}

/** Used as a value by that name, not a property, a parameter or a type of the same name. */
function isFree(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isCallExpression(parent)) return parent.expression === node;
	return ts.isPropertyAccessExpression(parent) && parent.expression === node && declaredNowhere(node);
}

function declaredNowhere(node: ts.Identifier): boolean {
	for (let scope: ts.Node | undefined = node.parent; scope; scope = scope.parent) {
		if (ts.isFunctionLike(scope) && scope.parameters.some((each) => each.name.getText() === node.text))
			return false;
	}
	return true;
}

function chance(file: SourceFile): Problem[] {
	if (!TIMED.includes(nameOf(file.path))) return [];
	const found: Problem[] = [];
	walk(file.ast, (node) => {
		const what = clockOrDice(node);
		if (what === undefined) return;
		const says = `${what} cannot be tested or replayed: a command has context.now, context.random() and context.newId(); a model gets them as arguments.`;
		found.push({ file: file.path, line: lineOf(node), says });
	});
	return found;
}

function clockOrDice(node: ts.Node): string | undefined {
	if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
		return 'new Date()';
	if (!ts.isCallExpression(node)) return undefined;
	const called = node.expression.getText();
	if (called === 'Date' || called.startsWith('Temporal.Now.')) return `${called}()`;
	if (
		['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues'].includes(
			called
		)
	) {
		return `${called}()`;
	}
	return undefined;
}
