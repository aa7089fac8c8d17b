import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSecret, secretHash } from '#platform/ids/ids.ts';
import { serve, type Served } from '#tests/support/served.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

// What a browser is told, and what another site can make a browser do: on the real program, at every route it has.

let served: Served;
let owner: Client;

beforeAll(async () => {
	await ensureBuilt();
	served = await serve();
	owner = new Client({ connectionString: served.kring.url });
	await owner.connect();
}, 180_000);
afterAll(async () => {
	await owner.end();
	await served.stop();
});

/** The routes with this network and meeting in them; other parameters get a secret that nobody has. */
function paths(): string[] {
	return served.routes.map(({ id }) =>
		id
			.replaceAll('[network]', served.slug)
			.replaceAll('[meeting]', '1')
			.replaceAll(/\[[^\]]+\]/g, newSecret())
	);
}

function get(path: string, cookie = '', accept = 'text/html'): Promise<Response> {
	return fetch(`${served.origin}${path}`, { headers: { cookie, accept }, redirect: 'manual' });
}

test('every answer says how a browser should treat it, files and refusals too', async () => {
	const page = await (await get('/')).text();
	const script = /\/_app\/immutable\/[\w/.-]+\.js/.exec(page)?.[0] ?? '';
	for (const path of [...paths(), script, '/favicon.svg', '/no/such/page', '/%00']) {
		const answer = await get(path, served.cookies.administrator);
		await answer.body?.cancel();
		const headers = Object.fromEntries(answer.headers);
		expect(headers, path).toMatchObject({
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'same-origin',
			'cross-origin-opener-policy': 'same-origin'
		});
		expect(headers, path).not.toHaveProperty('access-control-allow-origin');
		if (answer.status === 200 && headers['content-type']?.startsWith('text/html')) {
			expect(headers['content-security-policy'], path).toMatch(/frame-ancestors 'self'/);
			const policy = headers['content-security-policy'] ?? '';
			expect(policy, path).toMatch(/default-src 'none'.*style-src-elem 'self'/);
			// Only a style attribute may be inline.
			expect(policy.replace("style-src-attr 'unsafe-inline'", ''), path).not.toMatch(/unsafe|\*/);
			expect(headers['cache-control'], path).toMatch(/no-store/);
		}
	}
});

test('over https the browser is kept there, and what proves somebody is bound to this host', async () => {
	const behindProxy = await serve({ ORIGIN: 'https://kring.example.org' });
	try {
		const link = newSecret();
		const now = new Date();
		const later = new Date(now.getTime() + 600_000);
		const client = new Client({ connectionString: behindProxy.kring.url });
		await client.connect();
		await client.query(
			`insert into sign_in (id, email, link_hash, code_hash, redirect_to, created_at, expires_at)
			values (gen_random_uuid(), 'beheer@kring.example', $1, $1, $4, $2, $3)`,
			[secretHash(link), now, later, '/networks']
		);
		await client.end();
		const answer = await fetch(`http://localhost:${behindProxy.port}/sign-in/${link}`, {
			method: 'POST',
			headers: {
				origin: 'https://kring.example.org',
				accept: 'text/html',
				'content-type': 'application/x-www-form-urlencoded'
			},
			body: '',
			redirect: 'manual'
		});
		expect(answer.status).toBe(303);
		expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
		const cookie = answer.headers.get('set-cookie') ?? '';
		expect(cookie).toMatch(/^__Host-kring_login=[\w-]{43};/);
		for (const flag of [/; HttpOnly/i, /; Secure/i, /; SameSite=Lax/i, /; Path=\//i])
			expect(cookie).toMatch(flag);
		expect(cookie).not.toMatch(/domain=/i);
	} finally {
		await behindProxy.stop();
	}
}, 60_000);

test('what browsers and phones ask for by themselves is there, and is a picture', async () => {
	for (const [path, type] of [
		['/favicon.svg', 'image/svg+xml'],
		['/favicon.ico', 'image/x-icon'],
		['/apple-touch-icon.png', 'image/png']
	] as const) {
		const answer = await get(path);
		expect([answer.status, answer.headers.get('content-type')], path).toEqual([200, type]);
		expect((await answer.arrayBuffer()).byteLength).toBeLessThan(5_000);
	}
});

test('what breaks is told under a number that stands in the log, and not what broke or where', async () => {
	await owner.query('alter table access_token rename to away_for_a_moment');
	try {
		const answer = await get('/account', served.cookies.administrator);
		const page = await answer.text();
		expect(answer.status).toBe(500);
		const shown = page.replaceAll(/<script[^]*?<\/script>/g, '').replaceAll(/<[^>]+>/g, ' ');
		const reference = /\b[0-9a-f]{8}\b/.exec(shown)?.[0] ?? 'none';
		const line = await served.program.says(new RegExp(`"reference":"${reference}"`));
		expect(JSON.parse(line)).toMatchObject({
			level: 'error',
			event: 'request failed',
			route: '/(desk)/account'
		});
		expect(page).not.toMatch(/access_token|relation|does not exist|node_modules|\.ts:/);
	} finally {
		await owner.query('alter table away_for_a_moment rename to access_token');
	}
});

/** Everything that is kept, as one hash for each table; what only notes that somebody was here is left out. */
async function kept(): Promise<Record<string, string>> {
	const { rows } = await owner.query<{ name: string }>(
		`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`
	);
	const sums: Record<string, string> = {};
	for (const { name } of rows) {
		const table = await owner.query<{ row: string }>(
			`select (to_jsonb(t) - 'last_seen_at' - 'last_used_at')::text as row from "${name}" t order by 1`
		);
		sums[name] = createHash('sha256')
			.update(table.rows.map(({ row }) => row).join('\n'))
			.digest('hex');
	}
	return sums;
}

test('a form that is too long is told so, and not that something broke here', async () => {
	const { origin, cookies } = served;
	const answer = await fetch(`${origin}/networks/new`, {
		method: 'POST',
		headers: { cookie: cookies.facilitator, origin, accept: 'text/html', 'accept-language': 'en' },
		body: new URLSearchParams({ title: 'x'.repeat(600_000) })
	});
	const said = await answer.text();
	expect(answer.status).toBe(413);
	expect(said).toMatch(/te veel in één keer|too much at once/i);
	expect(said).not.toMatch(/bij ons|our side/i);
});

test('looking changes nothing: links that a mail scanner opens stay unused', async () => {
	const secret = newSecret();
	await owner.query(
		`insert into sign_in (id, email, link_hash, code_hash, redirect_to, created_at, expires_at)
		values (gen_random_uuid(), 'beheer@kring.example', $1, $1, '', now(), now() + interval '1 hour')`,
		[secretHash(secret)]
	);
	const before = await kept();
	for (const path of [...paths(), `/sign-in/${secret}`]) {
		for (const cookie of Object.values(served.cookies)) {
			for (const asked of [path, `${path}?/send`, `${path}?confirm=1&answer=yes&_method=POST`]) {
				const answer = await get(asked, cookie);
				await answer.body?.cancel();
				expect(answer.status, asked).toBeLessThan(500);
				if (path.startsWith('/sign-in'))
					expect(answer.headers.get('set-cookie') ?? '').not.toMatch(/kring_(login|seat)/);
			}
		}
	}
	expect(await kept()).toEqual(before);
}, 60_000);

test('nothing that another site makes a browser send changes anything', async () => {
	const before = await kept();
	const evil = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
	const kinds = [
		{ ...evil, 'content-type': 'application/x-www-form-urlencoded' },
		{ ...evil, 'content-type': 'text/plain' },
		{ ...evil, 'content-type': 'multipart/form-data; boundary=x' },
		{ origin: 'null', 'content-type': 'application/x-www-form-urlencoded' },
		{ origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
		{ 'content-type': 'application/x-www-form-urlencoded' }
	];
	const fields =
		'title=Gekaapt&name=Gekaapt&language=en&theme=dark&email=evil@evil.example&firstName=Eva&_method=PUT';
	const actions = ['', '?/change', '?/plan', '?/send', '?/allow', '?/endAll', '?/createToken', '?/addMember'];
	for (const path of paths().filter((path) => !path.startsWith('/api/'))) {
		for (const headers of kinds) {
			for (const action of actions) {
				const answer = await fetch(`${served.origin}${path}${action}`, {
					method: 'POST',
					headers: { ...headers, cookie: served.cookies.administrator, accept: 'text/html' },
					body: fields,
					redirect: 'manual'
				});
				await answer.body?.cancel();
				expect([303, 200], `${path}${action} ${JSON.stringify(headers)}`).not.toContain(answer.status);
			}
		}
	}
	expect(await kept()).toEqual(before);
}, 60_000);

test('a cookie does not open the API: it takes a token, which no browser sends by itself', async () => {
	const answer = await fetch(`${served.origin}/api/v1/commands/auth.changePerson`, {
		method: 'POST',
		headers: { cookie: served.cookies.administrator, 'content-type': 'application/json' },
		body: JSON.stringify({ name: 'Gekaapt', language: 'nl', theme: 'auto' })
	});
	expect(answer.status).toBe(401);
});
