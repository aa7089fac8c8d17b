import { expect, test } from 'vitest';
import { expectCaught, said } from './planted.ts';
import { refusals } from './refusals.ts';
import { text } from './text.ts';

const page = 'src/routes/+page.svelte';

test.each([
	['a text', '<p>Welkom bij Kring</p>'],
	['a text in a branch', '{#if a}<b>Ja</b>{:else}{#each list as item}{item}{/each}{/if}'],
	['a text in a snippet', '{#snippet row()}<td>Naam</td>{/snippet}'],
	['a label for a screen reader', '<button aria-label="Sluit"></button>'],
	['a placeholder', '<input placeholder="Je naam" />'],
	['a mixed attribute', '<img alt="Foto van {name}" />'],
	['a prop that is shown', '<Field label="Naam" />'],
	['a text that an expression chooses', `<p>{open ? 'Open' : t('ui.close')}</p>`],
	['a text in a template', '<p>{`Nog ${n}`}</p>'],
	['a title of a page', '<svelte:head><title>Kring</title></svelte:head>']
])('%s in markup goes to the messages', (_what, code) => {
	expectCaught(
		text,
		{ [page]: code },
		page,
		/is a text: put it in messages\/nl and messages\/en.*t\('chapter\.key'\)/
	);
});

test('what nobody reads, and what comes from messages, stays', () => {
	const code = `<script lang="ts">const a: string = 'intern woord hier';</script>
		<style>p { content: 'x y'; }</style>
		<p class="big {a ? 'on' : 'off'}" data-x="een twee">{t('ui.save')} · 3 % → {kind === 'pair' ? 1 : 2}</p>
		<Icon name="arrow" /><code>POST /api</code>`;
	expect(said(text, { [page]: code })).toEqual([]);
	expect(said(text, { 'src/methods/library/generate.ts': `const m = { nl: 'Samen denken' };` })).toEqual([]);
	expect(
		said(text, {
			'src/steps/vote/queries.server.ts': `q.select(['a.voter_id as voterId']).where('a', 'not in', b).where('c', 'is not', null).orderBy('name desc');`
		})
	).toEqual([]);
	expect(said(text, { 'src/ui/gallery/Page.svelte': '<p>Voorbeeld</p>' })).toEqual([]);
});

test('a mail and a report hold no words', () => {
	const mail = 'src/lifecycle/announce/call/mail/welcome-mail.ts';
	expectCaught(text, { [mail]: `export const m = { subject: 'Welkom' };` }, mail, /"Welkom" is a text/);
	const report = 'src/steps/vote/report.ts';
	expectCaught(
		text,
		{ [report]: 'export const r = (n: number) => `${n} mensen stemden voor`;' },
		report,
		/is a text/
	);
});

test('breakage, SQL and summaries speak to developers', () => {
	const code = `export const c = defineCommand({ summary: 'Renames a person.', run() {
		log('warn', 'mail was not sent'); if (a) throw new Error('there is no such step'); head('<a class="x y">', 'text/html; charset=utf-8'); return sql\`select a from b\`; } });`;
	expect(said(text, { 'src/commons/people/commands.server.ts': code })).toEqual([]);
});

const commands = 'src/commons/people/commands.server.ts';
const messages = (nl: object, en: object = nl) => ({
	'messages/nl/errors.json': JSON.stringify(nl),
	'messages/en/errors.json': JSON.stringify(en)
});

test('a reason without a sentence is caught, and in which language it lacks', () => {
	const files = { [commands]: `return refuse('full');`, ...messages({ full: 'Vol.' }, {}) };
	expectCaught(
		refusals,
		files,
		commands,
		/Nobody can read 'full': add "full" to messages\/en\/errors\.json, saying what to do/
	);
	expectCaught(
		refusals,
		{ [commands]: `const x = { ok: false, reason: 'gone' };` },
		commands,
		/nl\/errors\.json and messages\/en/
	);
	expectCaught(refusals, { [commands]: `type MoveRefusal = 'gone';` }, commands, /'gone'/);
});

test('codes of fields and schemas need a sentence too, and its number', () => {
	const known = messages({ stale: 'x', required: 'x', too_long: 'Hoogstens {n}.' });
	const schema = 'src/commons/people/schema.ts';
	expectCaught(
		refusals,
		{ [commands]: `refuse('stale', { name: 'taken' });`, ...known },
		commands,
		/'taken'/
	);
	expectCaught(
		refusals,
		{ [schema]: `v.maxLength(3, 'too_long');`, ...known },
		schema,
		/write 'too_long:<number>'/
	);
	expectCaught(refusals, { [schema]: `v.string('must');`, ...known }, schema, /'must'/);
	const good = 'v.pipe(v.string("required"), v.maxLength(max, `too_long:${max}`), v.literal("anything"));';
	expect(said(refusals, { [schema]: good, ...known })).toEqual([]);
});

test('nobody swallows a refusal or breakage', () => {
	const route = 'src/routes/+page.server.ts';
	expectCaught(
		refusals,
		{ [route]: 'try { a(); } catch { /* fine */ }' },
		route,
		/empty catch loses a refusal.*Return the outcome/
	);
	expectCaught(
		refusals,
		{ 'src/live/a.ts': 'void a().catch(() => {});' },
		'src/live/a.ts',
		/say in a comment why/
	);
	expect(said(refusals, { 'src/live/a.ts': 'try { a(); } catch { /* gone already */ }' })).toEqual([]);
});
