import { expect, test } from 'vitest';
import { addressKey, mayDo, mayTry } from './limits.ts';

test('forty phones behind one router ask for their sign-in mail and register in the same minute', async () => {
	const asked = await Promise.all(
		Array.from({ length: 40 }, async () => [
			await mayDo('askingMail', 'router'),
			await mayDo('registering', 'router')
		])
	);
	expect(asked.flat().every(Boolean)).toBe(true);
});

test('of ten thousand wrong codes from one address twenty are looked at in ten minutes', async () => {
	let looked = 0;
	for (let guess = 0; guess < 10_000; guess++) {
		if (!(await mayTry('wrongSignIns', 'guesser'))) continue;
		looked++;
		await mayDo('wrongSignIns', 'guesser');
	}
	expect(looked).toBe(20);
	expect(await mayTry('wrongSignIns', 'a neighbour')).toBe(true);
});

test('a participant may press as fast as a person can, a program may not', async () => {
	const outcomes = await Promise.all(Array.from({ length: 500 }, () => mayDo('commands', 'one member')));
	expect(outcomes.filter(Boolean)).toHaveLength(120);
	expect(await mayDo('commands', 'another member')).toBe(true);
});

test.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
	['2001:db8:1:2::9', '2001:db8:1:2'],
	['2001:db8::9', '2001:db8']
])('%s counts as %s', (address, key) => {
	expect(addressKey(address)).toBe(key);
});
