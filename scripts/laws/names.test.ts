import { expect, test } from 'vitest';
import { names } from './names.ts';
import { folders } from './folders.ts';
import { expectCaught, said } from './planted.ts';
import { pure } from './pure.ts';
import { medianOf, size } from './size.ts';
import { treeOf } from './tree.ts';

test('a feature has a closed list of file names', () => {
	const file = 'src/commons/people/avatars.ts';
	expectCaught(names, { [file]: '' }, file, /not a word of a feature.*model\.ts.*sub-feature/);
	expect(
		said(names, {
			'src/commons/people/model.ts': '',
			'src/commons/people/model.test.ts': '',
			'src/commons/people/avatars/model.ts': '',
			'src/commons/people/components/Avatar.svelte': '',
			'src/commons/people/components/avatar-field.svelte.ts': '',
			'src/lifecycle/announce/call/mail/invitation-mail.ts': '',
			'src/methods/library/speed-dating.ts': '',
			'src/routes/(public)/+page.svelte': ''
		})
	).toEqual([]);
});

test.each([
	'src/commons/people/utils.ts',
	'src/platform/helpers/model.ts',
	'src/live/types.ts',
	'src/ui/index.ts'
])('%s has no home', (file) =>
	expectCaught(names, { [file]: 'export const a = 1;' }, file, /says nothing.*model\.ts.*No barrels/)
);

test('a file that only passes on is a barrel', () => {
	const file = 'src/platform/clock/all.ts';
	expectCaught(
		names,
		{ [file]: `export * from './clock.ts';` },
		file,
		/is a barrel: import from where the thing lives/
	);
});

test('files have one way of being written, and stand in a feature', () => {
	expectCaught(names, { 'src/ui/button.svelte': '' }, 'src/ui/button.svelte', /PascalCase/);
	expectCaught(
		names,
		{ 'src/live/eventStream.ts': '' },
		'src/live/eventStream.ts',
		/lower case with hyphens/
	);
	expectCaught(
		names,
		{ 'src/commons/model.ts': '' },
		'src/commons/model.ts',
		/Put it in a feature: src\/commons/
	);
	expectCaught(names, { 'src/domain/model.ts': '' }, 'src/domain/model.ts', /no such room/);
});

test('every kind of step has the same shape', () => {
	const kind = (name: string) => [`src/steps/talk/${name}`, ''] as const;
	const files = Object.fromEntries([kind('step.server.ts'), kind('Cockpit.svelte'), kind('Phone.svelte')]);
	expectCaught(
		names,
		files,
		'src/steps/talk/Screen.svelte',
		/is missing: every kind of step has the same shape/
	);
});

test('each folder has its sentence in the architecture', () => {
	const page = (rows: string) => ({
		'docs/architecture.md': `| folder | what |\n|---|---|\n| \`src/platform\` | ships |\n${rows}`,
		'src/platform/threads/worker.ts': ''
	});
	expectCaught(
		folders,
		page(''),
		'src/platform/threads',
		/does not say what this folder holds: add a row \| `platform\/threads`/
	);
	expect(said(folders, page('| `platform/threads` | work beside the requests |\n'))).toEqual([]);
	const chapter = { 'src/lifecycle/convene/speaking-turns/model.ts': '' };
	const convene = (sentence: string) => ({
		...chapter,
		'docs/architecture.md': `| \`src/lifecycle/convene\` | ${sentence} |\n`
	});
	expect(said(folders, convene('meetings, their `speaking-turns`'))).toEqual([]);
	expectCaught(folders, convene('meetings'), 'src/lifecycle/convene/speaking-turns', /architecture/);
	const old = { 'docs/architecture.md': '| `src/live` | one meeting |\n' };
	expectCaught(
		folders,
		old,
		'docs/architecture.md',
		/src\/live is not there \(any more\): take its row away/
	);
});

test.each([
	[`export const late = () => Date.now();`, /Date\.now\(\) cannot be tested.*context\.now/],
	[`export const draw = () => Math.random();`, /Math\.random\(\).*context\.random/],
	[`export const now = () => new Date();`, /new Date\(\)/],
	[`export const said = () => Date();`, /Date\(\) cannot be tested/],
	[`export const today = () => Temporal.Now.plainDateISO();`, /Temporal\.Now\.plainDateISO\(\)/],
	[`export const get = () => fetch('/x');`, /pure and cannot use fetch/],
	[`import { readFileSync } from 'node:fs';`, /cannot use node:fs/],
	[`import { list } from './queries.server.ts';`, /cannot use \.\/queries\.server\.ts/]
])('a model is pure: %s', (code, says) => {
	expectCaught(pure, { 'src/commons/people/model.ts': code }, 'src/commons/people/model.ts', says);
});

test('what only looks like a clock or the network is left alone', () => {
	const code = `import type { Db } from '#platform/db/access.ts';
		export const at = (now: Date, window: { open: string }) => new Date(now.getTime() + window.open.length);
		export const row = { document: 1, process: 'x' };`;
	expect(said(pure, { 'src/commons/people/model.ts': code })).toEqual([]);
	expect(said(pure, { 'src/platform/clock/clock.ts': 'export const now = () => new Date();' })).toEqual([]);
});

test('a file over 300 lines warns, over 400 fails', () => {
	const long = (lines: number) => ({
		'src/live/log.ts': 'x;\n'.repeat(lines),
		'src/live/a.ts': '',
		'src/live/b.ts': ''
	});
	expect(size.check(treeOf(long(301)))).toMatchObject([{ warning: true }]);
	expect(size.check(treeOf(long(401)))).toMatchObject([
		{ warning: false, says: expect.stringMatching(/sub-feature/) }
	]);
	expect(size.check(treeOf(long(300)))).toEqual([]);
});

test('the median of the house stays at or under 70', () => {
	const files = { 'src/a.ts': 'x;\n'.repeat(71), 'src/b.ts': 'x;\n'.repeat(72), 'src/c.ts': '' };
	expect(medianOf(treeOf(files))).toBe(71);
	expectCaught(size, files, 'src', /median file has 71 lines \(70 at most\)/);
});
