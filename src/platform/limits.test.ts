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

test('forty who mistype the code of the screen five times each, and their sign-in code once, still come in', async () => {
	for (let person = 0; person < 40; person++) {
		for (let time = 0; time < 5; time++) await mayDo('wrongCodes', 'clumsy room');
		await mayDo('wrongSignIns', 'clumsy room');
		expect(await mayTry('wrongCodes', 'clumsy room')).toBe(true);
		expect(await mayTry('wrongSignIns', 'clumsy room')).toBe(true);
	}
});

test('of ten thousand wrong codes from one address sixty are looked at in ten minutes', async () => {
	let looked = 0;
	for (let guess = 0; guess < 10_000; guess++) {
		if (!(await mayTry('wrongSignIns', 'guesser'))) continue;
		looked++;
		await mayDo('wrongSignIns', 'guesser');
	}
	expect(looked).toBe(60);
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
