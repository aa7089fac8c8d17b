import { isTest } from '../laws/places.ts';
import type { Problem, SourceFile, Tree } from '../laws/tree.ts';
import { fileOf } from './compare.ts';

type Found = Problem & { law: string };

/** Which messages the code says, which it says that do not exist, and which nobody says. */
export function usage(tree: Tree, keys: readonly string[]): { problems: Found[]; unused: string[] } {
	const known = new Set(keys);
	const chapters = new Set(keys.map((key) => key.slice(0, key.indexOf('.'))));
	const files = tree.files.filter(({ path }) => /^src\//.test(path) && !isTest(path));
	const used = new Set<string>();
	const problems = files.flatMap((file) => {
		for (const key of quoted(file.text)) if (known.has(key)) used.add(key);
		return [...unknownIn(file, known), ...patternsIn(file, keys, chapters, used)];
	});
	const unused = keys.filter((key) => !used.has(key));
	return { problems: [...problems, ...nobodySays(unused)], unused };
}

function quoted(text: string): string[] {
	return [...text.matchAll(/(['"`])([a-z][\w-]*(?:\.[\w-]+)+)\1/g)].map((match) => match[2] ?? '');
}

function unknownIn(file: SourceFile, known: ReadonlySet<string>): Found[] {
	return [...file.text.matchAll(/\bt\(\s*(['"`])([^'"`$]+)\1/g)]
		.filter((match) => !known.has(match[2] ?? ''))
		.map((match) => ({
			file: file.path,
			line: lineAt(file.text, match.index),
			law: 'messages',
			says: `${match[2]} does not exist: add it to messages/nl and messages/en, the part before the first dot is the file.`
		}));
}

/** `steps.${kind}.title` says every message of that form; so does a comment "messages: steps.kind.*". */
function patternsIn(
	file: SourceFile,
	keys: readonly string[],
	chapters: ReadonlySet<string>,
	used: Set<string>
): Found[] {
	const templates = [...file.text.matchAll(/`([a-z][\w-]*\.(?:[\w.-]|\$\{[^{}`]*\})*\$\{[^{}`]*\}[\w.-]*)`/g)]
		.map((match) => ({ at: match.index, pattern: (match[1] ?? '').replace(/\$\{[^{}]*\}/g, '*') }))
		.filter(({ pattern }) => chapters.has(pattern.slice(0, pattern.indexOf('.'))));
	const comments = [
		...file.text.matchAll(/(?:\/\/|\*|<!--) messages: ([\w.*, -]+?)\s*(?:-->|\*\/|\n|$)/g)
	].flatMap((match) => (match[1] ?? '').split(/, ?/).map((pattern) => ({ at: match.index, pattern })));
	return [...templates, ...comments].flatMap(({ at, pattern }) => {
		const form = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.+')}$`);
		const said = keys.filter((key) => form.test(key));
		for (const key of said) used.add(key);
		if (said.length > 0) return [];
		return [
			{
				file: file.path,
				line: lineAt(file.text, at),
				law: 'messages',
				says: `No message is called ${pattern}.`
			}
		];
	});
}

/** One line per file: there may be many while a page is being written. */
function nobodySays(keys: readonly string[]): Found[] {
	const byFile = Map.groupBy(keys, (key) => fileOf(key, 'nl'));
	return [...byFile].map(([file, own]) => ({
		file,
		law: 'messages',
		says:
			`${own.length} said nowhere: take them away in both languages (node scripts/check-messages.ts --prune), or, where ` +
			`code makes the key, say so in a comment there, // messages: chapter.some.*  They are: ${own.join(' ')}`
	}));
}

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;
