import { expect, test } from 'vitest';
import { cycles } from './cycles.ts';
import { imports } from './imports.ts';
import { expectCaught, said } from './planted.ts';
import { uiWords } from './ui-words.ts';

const call = 'src/lifecycle/announce/call/model.ts';

test('a chapter that looks into a later one is told so, and where shared things go', () => {
	const files = { [call]: `import { draft } from '#lifecycle/debrief/report/model.ts';` };
	expectCaught(
		imports,
		files,
		call,
		/announce may not look into the chapter debrief, which comes later in time.*commons/
	);
});

test('looking back in time is allowed, also by a type', () => {
	const files = {
		'src/lifecycle/end/closing/model.ts': `import type { Promised } from '#lifecycle/announce/call/model.ts';`,
		'src/routes/+page.server.ts': `import { report } from '#lifecycle/debrief/report/queries.server.ts';`,
		'src/commons/people/model.test.ts': `import { act } from '#tests/support/act.ts';`
	};
	expect(said(imports, files)).toEqual([]);
});

test('a dynamic import is an import', () => {
	const files = { 'src/commons/people/queries.server.ts': `await import('#routes/registry.server.ts');` };
	expectCaught(
		imports,
		files,
		'src/commons/people/queries.server.ts',
		/src\/commons may not look into src\/routes/
	);
});

test('ui and live do not know each other', () => {
	expectCaught(
		imports,
		{ 'src/live/room.ts': `import '#ui/mode.ts';` },
		'src/live/room.ts',
		/does not know src\/ui/
	);
	expectCaught(
		imports,
		{ 'src/ui/Clock.svelte': `<script>import '#live/log.ts';</script>` },
		'src/ui/Clock.svelte',
		/a prop/
	);
});

test('components of another feature stay there', () => {
	const file = 'src/lifecycle/convene/agenda/components/Item.svelte';
	const files = { [file]: `<script>import Card from '#commons/questions/components/Card.svelte';</script>` };
	expectCaught(imports, files, file, /keeps its components to itself.*route/);
});

test('a policy of another feature is its own business; routes may compose anything', () => {
	const file = 'src/lifecycle/convene/agenda/commands.server.ts';
	const policy = `import { mayPark } from '#commons/questions/policy.ts';`;
	expectCaught(imports, { [file]: policy }, file, /keeps its policy: say who may in your own policy\.ts/);
	expect(said(imports, { 'src/routes/+page.svelte': `<script>${policy}</script>` })).toEqual([]);
	expect(said(imports, { 'src/lifecycle/convene/agenda/policy.ts': policy })).toEqual([]);
});

test('what is not on show is named, the library of methods is for everybody', () => {
	const file = 'src/lifecycle/convene/agenda/commands.server.ts';
	const report = `import { blocks } from '#steps/pair/report.ts';`;
	expectCaught(imports, { [file]: report }, file, /shows others only model\.ts, schema\.ts/);
	expect(said(imports, { [file]: `import '#methods/library/templates.ts';` })).toEqual([]);
});

test('the list of kinds may load the faces of each kind, other folders may not', () => {
	const face = `export const face = () => import('#steps/pair/Phone.svelte');`;
	expect(said(imports, { 'src/steps/faces.ts': face })).toEqual([]);
	expectCaught(
		imports,
		{ 'src/steps/turn/report.ts': face },
		'src/steps/turn/report.ts',
		/keeps its components/
	);
});

test('no relative path out of a feature, no import without extension, no tests in the product', () => {
	expectCaught(
		imports,
		{ [call]: `import '../registration/model.ts';` },
		call,
		/write '#lifecycle\/announce\/registration\/model\.ts'/
	);
	expectCaught(imports, { [call]: `import './parts/model';` }, call, /Write the extension/);
	expectCaught(
		imports,
		{ [call]: `import '#tests/support/act.ts';` },
		call,
		/only tests may import from tests/
	);
});

test('features in a ring are shown as a ring, once', () => {
	const files = {
		'src/commons/people/model.ts': `import '#commons/questions/model.ts';`,
		'src/commons/questions/model.ts': `import '#commons/visibility/model.ts';`,
		'src/commons/visibility/model.ts': `import type { A } from '#commons/people/model.ts';`,
		'src/commons/network/model.ts': `import '#commons/people/model.ts';`
	};
	expectCaught(
		cycles,
		files,
		'src/commons/people/model.ts',
		/people -> commons\/questions -> commons\/visibility -> commons\/people/
	);
});

test('the design system knows no domain', () => {
	const files = {
		'src/ui/Field.svelte': `<script>import { leads } from '#platform/auth/scope.ts';</script>`
	};
	expectCaught(uiWords, files, 'src/ui/Field.svelte', /src\/ui knows no domain.*props or a snippet/);
	expect(
		said(uiWords, { 'src/ui/Field.svelte': `<script>import '#platform/i18n/context.ts';</script>` })
	).toEqual([]);
});
