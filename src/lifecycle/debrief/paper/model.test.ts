import { expect, test } from 'vitest';
import { library } from '#methods/library/model.ts';
import { sheetFor } from '#steps/paper.server.ts';
import { rule } from '#tests/support/rule.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import { materialOf, sheetsOf, tablesFor, type Pack } from './model.ts';

rule('U18', 'there are as many table cards as conversations of four to six people need', () => {
	expect(tablesFor(0)).toBe(2);
	expect(tablesFor(15)).toBe(3);
	expect(tablesFor(16)).toBe(4);
	for (let people = 8; people <= 60; people++) {
		const size = people / tablesFor(people);
		expect(size).toBeGreaterThanOrEqual(3.5);
		expect(size).toBeLessThanOrEqual(5);
	}
});

test('the list of material names each thing once', () => {
	const items = ['Stiften', '', 'Papier', ' Stiften '].map((material) => ({ material }));
	expect(materialOf(items)).toEqual(['Stiften', 'Papier']);
});

rule(
	'H63',
	'a case sheet is filled in as far as the giver lets it, and else has lines to write on',
	async () => {
		const t = await loadMessages('nl', ['meetings', 'debrief', 'print', 'consult']);
		const pack: Pack = {
			networkTitle: 'Netwerk',
			meeting: {
				number: 2,
				title: 'Twee',
				place: '',
				bring: '',
				keyQuestion: '',
				startsAt: null,
				endsAt: null
			},
			items: [],
			people: [],
			form: [],
			cases: [
				{ giver: 'Griet Laenen', title: 'Altijd onderweg', about: '', question: 'Wanneer praat ik?' },
				{ giver: '', title: '', about: '', question: '' }
			],
			steps: [],
			code: '',
			address: '',
			qr: null,
			counts: { tables: 2, codes: 8, cases: 3 },
			place: { locale: 'nl', timeZone: 'Europe/Brussels' }
		};
		const [filled, confidential, empty] = sheetsOf(['cases'], pack, t).map((sheet) => JSON.stringify(sheet));
		expect(filled).toMatch(/Griet Laenen.*Altijd onderweg.*Wanneer praat ik\?/);
		expect(confidential).toBe(empty);
		expect(empty).toContain(JSON.stringify({ type: 'ask', text: t('print.case.question'), lines: 2 }));
	}
);

rule('U18', 'each step of the library in which something is written has a sheet to write it on', async () => {
	const t = await loadMessages('nl', ['print', 'consult', 'weigh']);
	const written: string[] = ['write', 'exchange', 'vote', 'weigh', 'draft', 'present', 'track'];
	for (const { id, steps } of library) {
		for (const step of steps) {
			const sheet = await sheetFor(step, t);
			const asks = sheet?.blocks.filter(({ type }) => type === 'ask').length ?? 0;
			const { settings } = step;
			const asked =
				written.includes(step.kind) ||
				(step.kind === 'consult' && typeof settings['says'] === 'string') ||
				(step.kind === 'form' && Array.isArray(settings['items']) && settings['items'].length > 0) ||
				(step.kind === 'turn' && settings['asQuestions'] !== false) ||
				(step.kind === 'talk' && (settings['reporter'] === true || settings['tips'] === true));
			expect([id, step.id, asks > 0]).toEqual([id, step.id, asked]);
			expect(JSON.stringify(sheet), `${id} ${step.id}`).not.toMatch(/print\.|consult\.|weigh\./);
		}
	}
});

rule(
	'U18',
	'the run of show says what is left out, needs nothing for it, and starts what follows sooner',
	async () => {
		const t = await loadMessages('nl', ['meetings', 'debrief', 'print', 'consult']);
		const item = (title: string, minutes: number, more: object = {}) => ({
			...{
				id: title,
				title,
				mode: 'plenary' as const,
				minutes,
				steps: [],
				owners: [],
				leftOut: false,
				took: null
			},
			...{ material: `Voor ${title}`, planB: '', questions: [], ...more }
		});
		const startsAt = new Date('2026-11-22T12:00:00Z');
		const pack: Pack = {
			networkTitle: 'Netwerk',
			meeting: {
				number: 2,
				title: 'Twee',
				place: '',
				bring: '',
				keyQuestion: '',
				startsAt,
				endsAt: startsAt
			},
			items: [
				item('een', 10, { took: 14, owners: [{ name: 'An' }, { name: 'Bart' }] }),
				item('twee', 30, { leftOut: true }),
				item('drie', 20)
			],
			people: [],
			form: [],
			cases: [],
			steps: [],
			code: '',
			address: '',
			qr: null,
			counts: { tables: 2, codes: 0, cases: 0 },
			place: { locale: 'nl', timeZone: 'Europe/Brussels' }
		};
		const [sheet] = sheetsOf(['run'], pack, t);
		const blocks = sheet?.kind === 'page' ? sheet.blocks : [];
		expect(blocks.find(({ type }) => type === 'ticks')).toMatchObject({ items: ['Voor een', 'Voor drie'] });
		expect(blocks.find(({ type }) => type === 'run')).toMatchObject({
			rows: [
				{ time: '13.00', lines: ['Door An en Bart', 'Gepland: 10 minuten'], minutes: '14' },
				{ time: '', lines: ['Weggelaten'], minutes: '' },
				{ time: '13.14', minutes: '20' },
				{}
			]
		});
	}
);
