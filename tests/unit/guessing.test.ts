import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestSignIn } from '#platform/auth/commands.server.ts';
import { strangerScope } from '#platform/auth/persons.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { newSecret } from '#platform/ids/ids.ts';
import { signIn } from '#tests/support/kring.ts';
import { draftNetwork } from '#tests/support/networks.ts';
import { serve, type Served } from '#tests/support/served.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

let served: Served;
beforeAll(async () => {
	await ensureBuilt();
	served = await serve({ ADDRESS_HEADER: 'x-forwarded-for' });
}, 180_000);
afterAll(() => served.stop());

function post(action: string, from: string, fields: Record<string, string>): Promise<Response> {
	return fetch(`${served.origin}/sign-in?/${action}`, {
		method: 'POST',
		headers: {
			origin: served.origin,
			'x-forwarded-for': from,
			'content-type': 'application/x-www-form-urlencoded',
			accept: 'text/html'
		},
		body: new URLSearchParams(fields).toString(),
		redirect: 'manual'
	});
}

/** A page without what is new in every answer: the address that was typed, nonces and keys. */
const plain = (html: string, typed: string) =>
	html.replaceAll(typed, 'TYPED').replaceAll(/nonce="[^"]*"|[0-9a-f-]{36}|[\w-]{43}|__sveltekit_\w+/g, '');

test('the form answers the same for known and unknown addresses', async () => {
	const answers = await Promise.all(
		['hilde@kring.example', 'nobody@kring.example'].map(async (email) => {
			const answer = await post('send', '192.0.2.1', { email });
			const next = answer.headers.get('location') ?? '';
			const page = await (await fetch(new URL(next, served.origin))).text();
			const typed = encodeURIComponent(email);
			return [answer.status, next.replace(typed, ''), plain(page.replaceAll(typed, email), email)];
		})
	);
	expect(answers[0]).toEqual(answers[1]);
});

test('guessed codes from one address are cut off after sixty, and the room next door is not', async () => {
	await signIn(served.kring, { email: 'target@kring.example' });
	const statuses: number[] = [];
	for (let guess = 0; guess < 70; guess++) {
		const code = String(guess).padStart(6, '0');
		statuses.push((await post('code', '192.0.2.2', { email: 'target@kring.example', code })).status);
	}
	expect(statuses.filter((status) => status === 429)).toHaveLength(10);
	expect((await post('code', '192.0.2.3', { email: 'x@kring.example', code: '123456' })).status).toBe(400);
});

test('guessed join codes are cut off, links are 256 bits and answer all the same', async () => {
	const page = async (path: string, from: string) => {
		const answer = await fetch(`${served.origin}${path}`, { headers: { 'x-forwarded-for': from } });
		return plain(await answer.text(), path);
	};
	const first = await page('/join/ABCDE', '192.0.2.4');
	for (let guess = 0; guess < 240; guess++) await page('/join/ABCDF', '192.0.2.4');
	expect(await page('/join/ABCDG', '192.0.2.4')).not.toBe(first.replaceAll('ABCDE', 'ABCDG'));
	for (const way of ['sign-in', 'me', 'registration']) {
		const [one, other] = [`/${way}/${newSecret()}`, `/${way}/${newSecret()}`];
		const said = await page(one, '192.0.2.5');
		expect(said).toBe(await page(other, '192.0.2.6'));
		expect(said).not.toContain('fout bij ons');
	}
	expect(served.program.text()).not.toContain('request failed');
});

/** What is said at an address of a network to somebody who shows these cookies, without the address itself. */
async function said(path: string, slug: string, cookie: string, init: RequestInit = {}) {
	const headers = { accept: 'text/html', origin: served.origin, cookie };
	const answer = await fetch(`${served.origin}${path.replace('[network]', slug)}`, {
		...init,
		headers,
		redirect: 'manual'
	});
	const without = (text: string) => text.replaceAll(slug, 'SLUG');
	return {
		path,
		status: answer.status,
		to: without(answer.headers.get('location') ?? ''),
		text: without(plain(await answer.text(), slug))
	};
}

test('whoever is not in a network is told the same as when there is none, announced or draft', async () => {
	const draft = await draftNetwork(served.kring, 'Nog niet');
	const strange = await signIn(served.kring, { email: 'strange@kring.example' });
	const paths = served.routes
		.map(({ id }) => id)
		.filter((id) => id.startsWith('/n/[network]'))
		.map((id) => id.replace(/\[(meeting|step|command)\]/, '1').replace('[method]', 'x'));
	expect(paths.length).toBeGreaterThan(10);
	for (const cookie of ['', `kring_seat=${newSecret()}`, `kring_login=${strange.login}`]) {
		for (const path of paths) {
			const none = await said(path, 'no-such-network', cookie);
			for (const slug of [served.slug, draft.slug]) expect(await said(path, slug, cookie)).toEqual(none);
			expect([303, 404, 405]).toContain(none.status);
		}
		const post = { method: 'POST', body: new URLSearchParams({ firstName: 'Jo' }) };
		const none = await said('/n/[network]?/answer', 'no-such-network', cookie, post);
		for (const slug of [served.slug, draft.slug])
			expect(await said('/n/[network]?/answer', slug, cookie, post)).toEqual(none);
	}
	expect((await said('/n/[network]', draft.slug, '')).to).toBe('/sign-in?to=%2Fn%2FSLUG');
});

test('who is outside a meeting is shown the way in, the same whether there is one or not', async () => {
	for (const surface of ['phone', 'cockpit', 'screen']) {
		const pages = await Promise.all(
			[served.slug, 'bestaat-niet'].map(async (slug) => {
				const path = `/n/${slug}/meetings/1/${surface}`;
				const answer = await fetch(`${served.origin}${path}`, { headers: { 'accept-language': 'nl' } });
				const html = await answer.text();
				expect([surface, answer.status]).toEqual([surface, 404]);
				expect(html).toContain('href="/join"');
				expect(html).toContain(`href="/sign-in?to=${encodeURIComponent(path)}"`);
				return plain(html, slug);
			})
		);
		expect(pages[0], surface).toBe(pages[1]);
	}
});

test('a call that is still being written is not there for a stranger, at any of its addresses', async () => {
	const draft = await draftNetwork(served.kring, 'Nog niet');
	const post = { method: 'POST', body: new URLSearchParams({ firstName: 'Jo' }) };
	for (const [path, init] of [
		['/call/[network]', {}],
		['/call/[network]/thanks', {}],
		['/call/[network]/card.png', {}],
		['/call/[network]?/register', post]
	] as const) {
		const none = await said(path, 'no-such-network', '', init);
		expect(none.status).toBe(404);
		expect(await said(path, draft.slug, '', init)).toEqual(none);
	}
});

test('asking takes as long for a known address as for an unknown one, within five milliseconds', async () => {
	// What leaks shows every time; what a busy machine adds does not.
	let apart = Infinity;
	for (let round = 0; round < 4 && apart >= 5; round++) apart = Math.min(apart, await timesApart(round));
	expect(apart).toBeLessThan(5);
}, 60_000);

/** How many milliseconds the median of asking for known addresses is away from that for unknown ones. */
async function timesApart(round: number): Promise<number> {
	const took = { known: [] as number[], unknown: [] as number[] };
	for (let time = 0; time < 60; time++) {
		for (const kind of ['known', 'unknown'] as const) {
			const email = `${kind}${round}-${time}@kring.example`;
			if (kind === 'known') await signIn(served.kring, { email });
			const begun = performance.now();
			await execute(served.kring.runtime, requestSignIn, strangerScope('nl'), { email });
			took[kind].push(performance.now() - begun);
		}
	}
	const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
	return Math.abs(median(took.known) - median(took.unknown));
}
