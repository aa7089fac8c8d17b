import ts from 'typescript';
import { isTest } from './places.ts';
import { lineOf, walk, type Law, type Problem, type SourceFile } from './tree.ts';

const REGISTRY = 'src/routes/registry.server.ts';

interface Defined {
	readonly file: SourceFile;
	readonly constant: string;
	readonly name: string | undefined;
	readonly line: number;
	readonly exported: boolean;
}

/** Every command is in the one registry: then forms, the live channel, the API and the tests all have it. */
export const registry: Law = {
	name: 'command registry',
	check(tree) {
		const list = tree.find(REGISTRY);
		const commands = tree.files
			.filter((file) => file.path.startsWith('src/') && !isTest(file.path))
			.flatMap(definedIn);
		if (!list)
			return commands.length > 0 ? [{ file: REGISTRY, says: 'is missing: it lists every command.' }] : [];
		const listed = namesInRegistry(list);
		return [...commands.flatMap((each) => problemsOf(each, listed)), ...doubles(commands)];
	}
};

function problemsOf(each: Defined, listed: ReadonlySet<string>): Problem[] {
	const at = { file: each.file.path, line: each.line };
	if (!/(^|\/)(commands|step)\.server\.ts$/.test(each.file.path)) {
		return [{ ...at, says: `${each.constant}: a command lives in commands.server.ts of its feature.` }];
	}
	if (!each.exported)
		return [{ ...at, says: `${each.constant} is a command that nobody can reach: export it.` }];
	if (!listed.has(`${each.file.path} ${each.constant}`)) {
		return [
			{
				...at,
				says: `${each.constant} is not in ${REGISTRY}: add it, else neither API nor live channel has it.`
			}
		];
	}
	if (each.name !== undefined && !/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(each.name)) {
		return [{ ...at, says: `"${each.name}": a command is called feature.verb, such as question.park.` }];
	}
	return [];
}

function doubles(commands: readonly Defined[]): Problem[] {
	const first = new Map<string, Defined>();
	return commands.flatMap((each) => {
		if (each.name === undefined) return [];
		const before = first.get(each.name);
		if (!before) first.set(each.name, each);
		if (!before) return [];
		return [
			{
				file: each.file.path,
				line: each.line,
				says: `"${each.name}" is also the name of ${before.constant} in ${before.file.path}.`
			}
		];
	});
}

function definedIn(file: SourceFile): Defined[] {
	const found: Defined[] = [];
	walk(file.ast, (node) => {
		if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isCallExpression(node.initializer))
			return;
		if (node.initializer.expression.getText() !== 'defineCommand') return;
		const statement = node.parent.parent;
		const exported =
			ts.isVariableStatement(statement) &&
			(statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false);
		found.push({
			file,
			constant: node.name.getText(),
			name: nameIn(node.initializer),
			line: lineOf(node),
			exported
		});
	});
	return found;
}

function nameIn(call: ts.CallExpression): string | undefined {
	const definition = call.arguments[0];
	if (!definition || !ts.isObjectLiteralExpression(definition)) return undefined;
	for (const property of definition.properties) {
		if (ts.isPropertyAssignment(property) && property.name.getText() === 'name') {
			return ts.isStringLiteralLike(property.initializer) ? property.initializer.text : undefined;
		}
	}
	return undefined;
}

/** `file constant` of everything that the registry names; `...Object.values(feature)` names a whole file. */
function namesInRegistry(list: SourceFile): Set<string> {
	const spaces = new Map<string, string>();
	const single = new Map<string, string>();
	for (const statement of list.ast.statements) {
		if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
		const specifier = statement.moduleSpecifier.text;
		const target = list.imports.find((each) => each.specifier === specifier)?.target ?? specifier;
		const bindings = statement.importClause?.namedBindings;
		if (bindings && ts.isNamespaceImport(bindings)) spaces.set(bindings.name.text, target);
		if (bindings && ts.isNamedImports(bindings)) {
			for (const each of bindings.elements)
				single.set(each.name.text, `${target} ${(each.propertyName ?? each.name).text}`);
		}
	}
	const found = new Set<string>();
	walk(list.ast, (node) => {
		if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
			const target = spaces.get(node.expression.text);
			if (target) found.add(`${target} ${node.name.text}`);
		}
		if (ts.isIdentifier(node) && !ts.isImportSpecifier(node.parent)) {
			const name = single.get(node.text);
			if (name) found.add(name);
		}
	});
	return found;
}
