import ts from 'typescript';
import { featureOf, isTest, layerOf, nameOf } from './places.ts';
import type { Law, Problem, SourceFile } from './tree.ts';

const FEATURE_FILES = [
	'model.ts',
	'schema.ts',
	'policy.ts',
	'queries.server.ts',
	'commands.server.ts',
	'events.ts',
	'jobs.server.ts'
];
const STEP_FILES = [
	...FEATURE_FILES,
	'step.server.ts',
	'report.ts',
	'Cockpit.svelte',
	'Phone.svelte',
	'Screen.svelte'
];
const STEP_MUST = ['step.server.ts', 'Cockpit.svelte', 'Phone.svelte', 'Screen.svelte'];
const FOLDERS_OF_A_FEATURE = ['mail', 'components'];
const NO_HOME = /^(utils?|helpers?|common|misc|shared|types|lib|services?|managers?|stuff|index)$/i;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A closed vocabulary: the name of a file says what it is, and there is no drawer for odds and ends. */
export const names: Law = {
	name: 'names',
	check(tree) {
		const files = tree.files.filter(
			(file) => file.path.startsWith('src/') && layerOf(file.path) !== 'routes'
		);
		return [...files.flatMap(firstWrong), ...stepShape(files)];
	}
};

/** One sentence per file: who puts the first thing right has mostly put the others right. */
function firstWrong(file: SourceFile): Problem[] {
	return [...word(file), ...place(file), ...barrel(file)].slice(0, 1);
}

function word(file: SourceFile): Problem[] {
	const parts = file.path.split('/').slice(1);
	const name = (parts.pop() ?? '').split('.')[0] ?? '';
	const bad = [...parts, name].find((part) => NO_HOME.test(part));
	if (bad !== undefined) {
		const says =
			`"${bad}" says nothing. A function about a noun goes to that feature's model.ts, ` +
			'infrastructure goes to src/platform under its own name; else it is not needed. No barrels either.';
		return [{ file: file.path, says }];
	}
	const folder = parts.find((part) => !KEBAB.test(part));
	if (folder !== undefined)
		return [{ file: file.path, says: `Write the folder ${folder} in lower case with hyphens.` }];
	if (file.path.endsWith('.svelte')) {
		return /^[A-Z][A-Za-z0-9]*$/.test(name)
			? []
			: [{ file: file.path, says: 'A component has a PascalCase name.' }];
	}
	return KEBAB.test(name) ? [] : [{ file: file.path, says: 'Write file names in lower case with hyphens.' }];
}

function place(file: SourceFile): Problem[] {
	const layer = layerOf(file.path);
	if (!layer)
		return [{ file: file.path, says: 'The house has no such room: see the tree in docs/architecture.md.' }];
	if (!/^(commons|steps|methods|lifecycle)/.test(layer) || isTest(file.path)) return [];
	const feature = featureOf(file.path);
	if (!feature) {
		if (layer === 'steps' || layer === 'methods') return [];
		return [{ file: file.path, says: `Put it in a feature: src/${layer}/<feature>/${nameOf(file.path)}.` }];
	}
	const inside = file.path.slice(feature.length + 1).split('/');
	const name = inside.pop() ?? '';
	const folder = inside.find((part) => FOLDERS_OF_A_FEATURE.includes(part));
	if (folder === 'components') {
		if (/\.svelte(\.ts)?$/.test(name)) return [];
		return [
			{
				file: file.path,
				says: 'components/ holds only .svelte and .svelte.ts; what is pure goes to model.ts.'
			}
		];
	}
	if (folder === 'mail') return [];
	const allowed = layer === 'steps' ? STEP_FILES : FEATURE_FILES;
	if (allowed.includes(name)) return [];
	const says =
		`${name} is not a word of a feature. It holds ${allowed.join(', ')}, mail/, components/, and tests beside them. ` +
		'Too big for model.ts? Make a sub-feature: a folder with the same words in it.';
	return [{ file: file.path, says }];
}

function barrel(file: SourceFile): Problem[] {
	const { statements } = file.ast;
	if (isTest(file.path) || file.path.endsWith('.svelte') || statements.length === 0) return [];
	if (!statements.every((each) => ts.isExportDeclaration(each) && each.moduleSpecifier)) return [];
	return [
		{
			file: file.path,
			says: 'A file that only passes things on is a barrel: import from where the thing lives.'
		}
	];
}

function stepShape(files: readonly SourceFile[]): Problem[] {
	const paths = new Set(files.map((file) => file.path));
	const kinds = new Set(files.flatMap((file) => /^src\/steps\/[^/]+(?=\/)/.exec(file.path)?.[0] ?? []));
	const isKind = (folder: string) => STEP_MUST.some((name) => paths.has(`${folder}/${name}`));
	return [...kinds].filter(isKind).flatMap((kind) =>
		STEP_MUST.filter((name) => !paths.has(`${kind}/${name}`)).map((name) => ({
			file: `${kind}/${name}`,
			says: 'is missing: every kind of step has the same shape, so that nothing outside asks which kind it is.'
		}))
	);
}
