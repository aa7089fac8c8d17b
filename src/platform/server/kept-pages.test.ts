import { beforeEach, expect, test } from 'vitest';
import { KeptPages } from './kept-pages.ts';

let now = 0;
let pages: KeptPages;
beforeEach(() => {
	now = 1_000;
	pages = new KeptPages(() => now);
});

const page = (text: string) => new Response(text, { headers: { 'content-type': 'text/html' } });

test('a kept page is told again with its headers, under its own key alone, and for one second', async () => {
	const first = await pages.keep('/call/a nl auto', 'network a', now, page('dag'));
	expect(await first.text()).toBe('dag');
	now += 999;
	const again = pages.find('/call/a nl auto');
	expect(again?.headers.get('content-type')).toBe('text/html');
	expect(await again?.text()).toBe('dag');
	expect(pages.find('/call/a en auto')).toBeUndefined();
	now += 1;
	expect(pages.find('/call/a nl auto')).toBeUndefined();
});

test('a change takes all pages of its network away at once, and none of another', async () => {
	await pages.keep('a nl', 'network a', now, page('a'));
	await pages.keep('a en', 'network a', now, page('a'));
	await pages.keep('b nl', 'network b', now, page('b'));
	pages.changed('network a');
	expect(pages.find('a nl')).toBeUndefined();
	expect(pages.find('a en')).toBeUndefined();
	expect(pages.find('b nl')).toBeDefined();
});

test('a page that was being made while its network changed is answered and not kept', async () => {
	const begun = now;
	now += 5;
	pages.changed('network a');
	now += 5;
	const late = await pages.keep('a nl', 'network a', begun, page('old'));
	expect(await late.text()).toBe('old');
	expect(pages.find('a nl')).toBeUndefined();
	await pages.keep('a nl', 'network a', now, page('new'));
	expect(await pages.find('a nl')?.text()).toBe('new');
});

test('no more than two hundred are kept, the newest', async () => {
	for (let one = 0; one < 250; one++) await pages.keep(`page ${one}`, `network ${one}`, now, page('x'));
	expect(pages.find('page 49')).toBeUndefined();
	expect(pages.find('page 50')).toBeDefined();
});
