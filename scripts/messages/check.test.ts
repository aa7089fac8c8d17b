import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { treeOf } from '../laws/tree.ts';
import { compareLocales, messagesOf } from './compare.ts';
import { checkDutch, checkDutchData, checkEnglish } from './dutch.ts';
import { readMessages, type Chapter } from './source.ts';
import { usage } from './usage.ts';

function chaptersOf(nl: Record<string, string>, en: Record<string, string>): Chapter[] {
	const root = mkdtempSync(join(tmpdir(), 'messages-'));
	onTestFinished(() => rmSync(root, { recursive: true, force: true }));
	for (const [locale, texts] of Object.entries({ nl, en })) {
		mkdirSync(join(root, locale));
		writeFileSync(join(root, locale, 'call.json'), JSON.stringify(texts));
	}
	return readMessages(root);
}

test('a message that one language lacks is shown with what the other says', () => {
	expect(compareLocales(chaptersOf({ a: 'Hallo.', b: 'B' }, { b: 'B', c: 'C' }))).toMatchObject([
		{ file: 'messages/en/call.json', says: 'call.a is missing here. In the other language it is: "Hallo."' },
		{ file: 'messages/nl/call.json', says: expect.stringContaining('call.c is missing here') }
	]);
});

test('both languages take the same arguments', () => {
	const found = compareLocales(chaptersOf({ a: '{n, plural, other {#}}' }, { a: '{name}' }));
	expect(found).toMatchObject([
		{ says: expect.stringMatching(/takes \{name: string \| number\}, in Dutch \{n: number\}/) }
	]);
});

const tree = (code: string) => treeOf({ 'src/routes/+page.svelte': code });
const keys = ['call.title', 'call.state.open', 'call.state.full'];

test('a key that does not exist is a mistake, with its line', () => {
	const { problems } = usage(tree(`\n<p>{t('call.titel')}</p>`), []);
	expect(problems).toMatchObject([
		{ line: 2, says: expect.stringMatching(/call\.titel does not exist: add it/) }
	]);
});

test('a message that nobody says is a mistake, with both ways out', () => {
	const { problems, unused } = usage(tree(`{t('call.title')} {t(\`call.state.\${state}\`)}`), [
		...keys,
		'call.old.text'
	]);
	expect(unused).toEqual(['call.old.text']);
	expect(problems).toMatchObject([
		{ says: expect.stringMatching(/1 said nowhere.*--prune.*\/\/ messages:.*call\.old\.text/) }
	]);
});

test('a comment names the messages whose keys are made elsewhere', () => {
	expect(usage(tree(`<script>// messages: call.state.*, call.title\n</script>`), keys).problems).toEqual([]);
	const { problems } = usage(tree(`<script>// messages: call.stat.*\n</script>`), []);
	expect(problems).toMatchObject([{ says: 'No message is called call.stat.*.' }]);
});

test('a key passed on as a value is said too', () => {
	expect(usage(tree(`<Row label={{ key: 'call.title' }} />`), ['call.title']).unused).toEqual([]);
});

test.each([
	['De volgende sessie is morgen.', /"sessie": say "bijeenkomst"/],
	['We bespreken dit plenair.', /met iedereen/],
	['Hoe faciliteer je dat?', /begeleiden/],
	['Wat is uw vraag?', /"uw": we say je/],
	['Welkom!', /no exclamation marks/],
	['Wat hij of zij zegt.', /speak to everybody/],
	['Doe een intervisie.', /needs its explanation/],
	['Kies een competentieontwikkelingstraject.', /is a long word/],
	[`Dit is ${'heel '.repeat(20)}lang.`, /a sentence of 23 words \(at most 20\): make two/],
	['{n, plural, one {Eén sessie} other {# dagen}}', /bijeenkomst|^$/]
])('plain Dutch: %s', (text, says) => {
	const [message] = [...messagesOf(chaptersOf({ a: text }, {}), 'nl').values()];
	const found = message ? checkDutch(message).map((each) => each.says) : [];
	expect(found.join('\n')).toMatch(says);
});

test('what a calm colleague says passes', () => {
	const texts = {
		a: 'Leg je telefoon neer. Hij trilt als het jouw beurt is.',
		b: '{count, plural, one {Nog # minuut} other {Nog # minuten}}',
		c: 'Een gesprek over één case, met vaste stappen (intervisie).',
		d: 'Vul het uur in: {hour} uur.',
		e: `Kring volgt het boek ‘${'lang '.repeat(12)}’ (${'van iemand '.repeat(5)}).`
	};
	const chapters = chaptersOf(texts, {});
	expect([...messagesOf(chapters, 'nl').values()].flatMap(checkDutch)).toEqual([]);
});

test('English has no exclamation marks either', () => {
	const [message] = [...messagesOf(chaptersOf({}, { a: 'Welcome!' }), 'en').values()];
	expect(message && checkEnglish(message)).toMatchObject([{ says: 'call.a: no exclamation marks' }]);
});

test('the Dutch of data is read too, with its line', () => {
	const { files } = treeOf({
		'src/methods/library/close.ts': `\nconst a = { nl: 'Plenair rondje', en: 'Plenary round' };`
	});
	expect(files.flatMap(checkDutchData)).toMatchObject([
		{ line: 2, says: expect.stringMatching(/met iedereen/) }
	]);
});
