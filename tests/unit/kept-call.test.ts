import { afterAll, beforeAll, expect, test } from 'vitest';
import { inside } from '#tests/support/kring.ts';
import { draftNetwork, versionOf } from '#tests/support/networks.ts';
import { serve, type Served } from '#tests/support/served.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

// The page of the call is kept for a second for strangers. On the real program: nobody is shown what is no longer so.

let served: Served;

beforeAll(async () => {
	await ensureBuilt();
	served = await serve();
}, 180_000);
afterAll(() => served.stop());

async function call(headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
	const asked = { accept: 'text/html', 'accept-language': 'nl', ...headers };
	const answer = await fetch(`${served.origin}/call/${served.slug}`, { headers: asked });
	return { status: answer.status, text: await answer.text() };
}

/** One of the buttons at the editor of the call, pressed by the facilitator. */
async function press(action: 'close' | 'reopen'): Promise<void> {
	const { origin, slug, cookies, kring } = served;
	const scope = await inside(kring, slug, cookies.facilitator.replace('kring_login=', ''));
	const answer = await fetch(`${origin}/n/${slug}/call?/${action}`, {
		method: 'POST',
		headers: { cookie: cookies.facilitator, origin, accept: 'text/html' },
		body: new URLSearchParams({ version: String(await versionOf(kring, scope)) }),
		redirect: 'manual'
	});
	expect(answer.status).toBe(303);
}

test('strangers of one language get one page, of another language another, and who leads their own', async () => {
	const first = await call();
	expect(first.status).toBe(200);
	expect((await call()).text).toBe(first.text);
	const english = await call({ 'accept-language': 'en' });
	expect(english.text).toContain('<html lang="en"');
	expect(first.text).toContain('<html lang="nl"');
	const leading = await call({ cookie: served.cookies.facilitator });
	expect(leading.text).not.toBe(first.text);
	expect((await call()).text).not.toContain(`/n/${served.slug}/call`);
});

test('a call that is closed at this process is shown closed to the next stranger at once', async () => {
	const open = await call();
	expect(open.text).toContain('name="email"');
	await press('close');
	const shut = await call();
	expect(shut.text).not.toContain('name="email"');
	await press('reopen');
	expect((await call()).text).toContain('name="email"');
});

test('a draft is nobody else’s, however often who leads looks at it', async () => {
	const draft = await draftNetwork(served.kring, 'Nog niet');
	const look = async (cookie: string) => {
		const headers = { cookie, accept: 'text/html', 'accept-language': 'nl' };
		return (await fetch(`${served.origin}/call/${draft.slug}`, { headers })).status;
	};
	for (let turn = 0; turn < 3; turn++) {
		expect(await look(`kring_login=${draft.login}`)).toBe(200);
		expect(await look('')).toBe(404);
	}
});

test('a shared link shows a picture that other sites take: a PNG, its size and what is on it said with it', async () => {
	const { text } = await call();
	const said = (name: string) =>
		new RegExp(`<meta property="og:image${name}" content="([^"]+)"`).exec(text)?.[1] ?? '';
	const answer = await fetch(said(''));
	expect(answer.headers.get('content-type')).toBe(said(':type'));
	const bytes = await answer.arrayBuffer();
	const size = new DataView(bytes);
	expect(new TextDecoder('latin1').decode(bytes.slice(1, 4))).toBe('PNG');
	expect([size.getUint32(16), size.getUint32(20)].map(String)).toEqual([said(':width'), said(':height')]);
	expect(said(':alt')).toContain('Leren van elkaar');
	const again = await fetch(said(''), { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
	expect(again.status).toBe(304);
});

test('who chooses another language halfway through registering keeps what they typed', async () => {
	const { origin, slug } = served;
	const answer = await fetch(`${origin}/call/${slug}?/language`, {
		method: 'POST',
		headers: { origin, accept: 'text/html', 'accept-language': 'nl' },
		body: new URLSearchParams({
			language: 'en',
			firstName: 'Zoë',
			email: 'zoe@voorbeeld.example',
			consent: 'on'
		})
	});
	const text = await answer.text();
	expect(answer.status).toBe(200);
	expect(answer.headers.get('set-cookie')).toContain('kring_language=en');
	expect(text).toContain('<html lang="en"');
	expect(text).toContain('value="Zoë"');
	expect(text).toContain('value="zoe@voorbeeld.example"');
	expect(text).toMatch(/name="consent"[^>]*checked/u);
	expect(text).not.toContain('role="alert"');
});

test('a page without scripts carries none that its policy would refuse', async () => {
	const page = await call();
	expect(page.text).not.toContain('<script');
	const room = await fetch(`${served.origin}/networks`, { headers: { cookie: served.cookies.facilitator } });
	expect(await room.text()).toContain('window.early');
});
