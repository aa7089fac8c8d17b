import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

/** One thing that a law found. A warning is printed and does not fail. */
export interface Problem {
	readonly file: string;
	readonly line?: number;
	/** What is wrong and what to do instead, in words. */
	readonly says: string;
	readonly warning?: boolean;
}

export interface Law {
	readonly name: string;
	check(tree: Tree): Problem[];
}

export interface Import {
	/** As written. */
	readonly specifier: string;
	/** The file in this project that is meant, or undefined for a package. */
	readonly target: string | undefined;
	readonly typeOnly: boolean;
	readonly line: number;
}

/** A file of the project, parsed once for all laws. Of a Svelte file, `ast` is its script. */
export interface SourceFile {
	/** From the root, with forward slashes: src/commons/people/model.ts */
	readonly path: string;
	readonly text: string;
	readonly lines: number;
	readonly ast: ts.SourceFile;
	readonly imports: readonly Import[];
}

export interface Tree {
	/** TypeScript and Svelte under src, scripts and tests, without what is generated. */
	readonly files: readonly SourceFile[];
	/** The text of any other file that laws read (messages, docs), by path. */
	readonly texts: ReadonlyMap<string, string>;
	find(path: string): SourceFile | undefined;
}

const CODE = /\.(ts|svelte)$/;
const GENERATED = /^src\/platform\/i18n\/generated\/|^src\/platform\/db\/tables\.ts$|\.d\.ts$/;
const READ = /^(messages\/.*\.json|docs\/.*\.md)$/;

/** Reads a project from disk. */
export function readTree(root: string): Tree {
	const files: Record<string, string> = {};
	for (const top of ['src', 'scripts', 'tests', 'messages', 'docs']) {
		if (!existsSync(join(root, top))) continue;
		for (const entry of readdirSync(join(root, top), { recursive: true, withFileTypes: true })) {
			const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
			if (entry.isFile() && (CODE.test(path) || READ.test(path)))
				files[path] = readFileSync(join(root, path), 'utf8');
		}
	}
	return treeOf(files);
}

/** A project given as texts by path; so the laws can be tried on planted mistakes. */
export function treeOf(contents: Readonly<Record<string, string>>): Tree {
	const files: SourceFile[] = [];
	const texts = new Map<string, string>();
	for (const [path, text] of Object.entries(contents).sort(([a], [b]) => (a < b ? -1 : 1))) {
		if (!CODE.test(path)) texts.set(path, text);
		else if (!GENERATED.test(path)) files.push(sourceFile(path, text));
	}
	const byPath = new Map(files.map((file) => [file.path, file]));
	return { files, texts, find: (path) => byPath.get(path) };
}

function sourceFile(path: string, text: string): SourceFile {
	const code = path.endsWith('.svelte') ? scriptOf(text) : text;
	const ast = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
	return {
		path,
		text,
		lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
		ast,
		imports: importsOf(ast, path)
	};
}

/** The scripts of a Svelte file, everything else blanked out so that line numbers stay right. */
function scriptOf(text: string): string {
	let code = '';
	let at = 0;
	for (const match of text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
		const start = match.index + (match[1]?.length ?? 0);
		const body = match[2] ?? '';
		code += blank(text.slice(at, start)) + body;
		at = start + body.length;
	}
	return code + blank(text.slice(at));
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');

function importsOf(ast: ts.SourceFile, path: string): Import[] {
	const found: Import[] = [];
	const add = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean) => {
		if (!specifier || !ts.isStringLiteralLike(specifier)) return;
		found.push({
			specifier: specifier.text,
			target: resolve(specifier.text, path),
			typeOnly,
			line: lineOf(node)
		});
	};
	walk(ast, (node) => {
		if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, onlyTypes(node.importClause));
		else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
		else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
			add(node, node.argument.literal, true);
		else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			add(node, node.arguments[0], false);
		}
	});
	return found;
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
	if (!clause) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const named = clause.namedBindings;
	if (clause.name || !named || !ts.isNamedImports(named)) return false;
	return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function resolve(specifier: string, from: string): string | undefined {
	if (specifier.startsWith('#tests/')) return specifier.slice(1);
	if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
	if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
	return undefined;
}

/** Visits every node below this one. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	ts.forEachChild(node, (child) => {
		visit(child);
		walk(child, visit);
	});
}

/** The line of a node, counted from one. */
export function lineOf(node: ts.Node): number {
	const ast = node.getSourceFile();
	return ast.getLineAndCharacterOfPosition(node.getStart(ast)).line + 1;
}
