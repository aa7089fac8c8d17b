import { expect, test } from 'vitest';
import { callCard } from './model.ts';

const card = {
	title: 'Leren <van> elkaar',
	over: 'CEVORA & co',
	facts: '4 bijeenkomsten',
	rows: [],
	planned: 4
};

test('a title is text, whatever signs are in it', () => {
	const svg = callCard(card);
	expect(svg).toContain('Leren &#60;van&#62; elkaar');
	expect(svg).toContain('CEVORA &#38; co');
	expect(svg).not.toContain('<van>');
});

test('without an agenda each meeting is a circle, with one it is a score', () => {
	expect(callCard(card).match(/r="33"/g)).toHaveLength(4);
	const rows = [
		[
			{ mode: 'pair' as const, minutes: 30 },
			{ mode: 'break' as const, minutes: 10 }
		]
	];
	const scored = callCard({ ...card, rows });
	expect(scored).not.toContain('r="33"');
	expect(scored.match(/<rect x=/g)).toHaveLength(2);
});

test('a long title keeps to four lines', () => {
	expect(
		callCard({ ...card, title: 'woord '.repeat(60) }).match(/font-weight="860" letter-spacing="-2/g)
	).toHaveLength(4);
});
