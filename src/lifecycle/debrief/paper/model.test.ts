import { expect, test } from 'vitest';
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
