import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createToken, endToken } from '#platform/auth/commands.server.ts';
import { tokensOf } from '#platform/auth/queries.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { onPlatform } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { commands } from '#routes/registry.server.ts';
import { signIn } from '#tests/support/kring.ts';
import { draftNetwork, valueOf } from '#tests/support/networks.ts';
import { serve, type Served } from '#tests/support/served.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

// The programming interface as somebody else's program meets it: over HTTP, with nothing but a token.

let served: Served;
let token: string;
/** A network that this token has nothing to do with. */
let elsewhere: string;

beforeAll(async () => {
	await ensureBuilt();
	served = await serve();
	token = await tokenOf('program@kring.example');
	elsewhere = (await draftNetwork(served.kring, 'Een ander netwerk')).slug;
}, 180_000);
afterAll(() => served.stop());

async function tokenOf(email: string): Promise<string> {
	const { runtime } = served.kring;
	const { scope } = await signIn(served.kring, { email, mayCreate: true });
	return valueOf(await execute(runtime, createToken, scope, { name: 'Test' })).secret;
}

interface Answer {
	status: number;
	body: Record<string, unknown>;
	headers: Headers;
}

async function call(
	path: string,
	input?: unknown,
	{ as = token, key, type = 'application/json' }: { as?: string; key?: string; type?: string } = {}
): Promise<Answer> {
	const response = await fetch(`${served.origin}/api/v1/${path}`, {
		method: input === undefined ? 'GET' : 'POST',
		headers: {
			...(as === '' ? {} : { authorization: `Bearer ${as}` }),
			...(key === undefined ? {} : { 'idempotency-key': key }),
			...(input === undefined ? {} : { 'content-type': type })
		},
		body: typeof input === 'string' || input === undefined ? (input ?? null) : JSON.stringify(input)
	});
	return { status: response.status, body: await response.json(), headers: response.headers };
}

const networks = async (as = token) => (await call('networks', undefined, { as })).body['networks'];
const create = (title: string, key?: string) =>
	call('commands/network.create', { title, goal: 'Leren' }, key === undefined ? {} : { key });

describe('who may', () => {
	test('no token, one that was made up and one that was ended open nothing, and say how to come in', async () => {
		const ended = await tokenOf('weg@kring.example');
		const { runtime } = served.kring;
		const { scope } = await signIn(served.kring, { email: 'weg@kring.example' });
		expect(await networks(ended)).toEqual([]);
		const [row] = await tokensOf(runtime.db, scope, runtime.clock.now());
		await execute(runtime, endToken, scope, { tokenId: row?.id });
		for (const as of ['', `kring_${'A'.repeat(43)}`, ended, token.replace('kring_', '')]) {
			for (const answer of [
				await call('networks', undefined, { as }),
				await call('commands/network.create', {}, { as })
			]) {
				expect(answer.status).toBe(401);
				expect(answer.headers.get('www-authenticate')).toBe('Bearer');
				expect(answer.headers.get('content-type')).toBe('application/problem+json');
				expect(answer.body).toEqual({ type: 'about:blank', title: 'not_signed_in', status: 401 });
			}
		}
	});

	test('a token ends after a year by itself', async () => {
		const old = await tokenOf('oud@kring.example');
		const { runtime } = served.kring;
		const { scope } = await signIn(served.kring, { email: 'oud@kring.example' });
		await onPlatform(runtime.db, (trx) =>
			trx
				.updateTable('access_token')
				.set({ expires_at: new Date(Date.now() - 1000) })
				.where('person_id', '=', scope.personId)
				.execute()
		);
		expect((await call('networks', undefined, { as: old })).status).toBe(401);
		expect(await tokensOf(runtime.db, scope, new Date())).toEqual([]);
	});

	test('a network of somebody else is not there, no more than one that does not exist', async () => {
		for (const slug of [elsewhere, served.slug, 'bestaat-niet']) {
			for (const name of ['question.raise', 'people.add', 'meetings.plan', 'network.changeGoal'])
				expect((await call(`networks/${slug}/commands/${name}`, { text: 'Hoe?' })).body).toEqual({
					type: 'about:blank',
					title: 'not_found',
					status: 404
				});
			expect((await call(`networks/${slug}/meetings/1/commands/stage.start`, {})).status).toBe(404);
		}
	});

	test('a command is found at the address of its scope alone; signing in is not among them', async () => {
		const slug = String((await create('Van mij')).body['value'] && 'van-mij');
		for (const path of [
			'commands/question.raise',
			`networks/${slug}/commands/auth.endAllLogins`,
			`networks/${slug}/commands/stage.start`,
			`networks/${slug}/meetings/7/commands/stage.start`,
			`networks/${slug}/meetings/x/commands/stage.start`,
			'commands/auth.requestSignIn',
			'commands/auth.signInByLink',
			'commands/no.such'
		])
			expect((await call(path, { text: 'Hoe?' })).status, path).toBe(404);
		expect((await call(`networks/${slug}/commands/question.raise`, { text: 'Hoe begin je?' })).status).toBe(
			200
		);
	});
});

describe('what is sent', () => {
	test('a refusal names its fields, and what is no JSON or too long is refused before it is read', async () => {
		const wrong = await call('commands/auth.changePerson', { name: '', language: 'fr', theme: 'auto' });
		expect(wrong.body).toMatchObject({ title: 'invalid', fields: { name: 'required', language: 'choose' } });
		expect(await call('commands/network.create', '{"title":')).toMatchObject({ status: 400 });
		expect(await call('commands/network.create', { title: 'x'.repeat(70_000) })).toMatchObject({
			status: 413,
			body: { title: 'too_much' }
		});
		expect(await call('commands/network.create', { title: 'x'.repeat(900_000) })).toMatchObject({
			status: 413
		});
	});

	test('a body that is not said to be JSON is refused in a sentence that says what to send; without a body no type is needed', async () => {
		const send = async (type: string | null, body?: string) => {
			const answer = await fetch(`${served.origin}/api/v1/commands/auth.changePerson`, {
				method: 'POST',
				headers: { authorization: `Bearer ${token}`, ...(type === null ? {} : { 'content-type': type }) },
				// Bytes have no type of their own, a text would.
				...(body === undefined ? {} : { body: new TextEncoder().encode(body) })
			});
			return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
		};
		for (const type of [null, 'application/x-www-form-urlencoded', 'text/plain', 'application/jsonp']) {
			const answer = await send(type, '{}');
			expect(answer).toMatchObject({ status: 415, type: 'application/problem+json' });
			expect(JSON.parse(answer.text)).toMatchObject({
				title: 'content_type',
				detail: 'Send the body as JSON, with the header Content-Type: application/json.'
			});
		}
		expect((await send('Application/JSON; charset=utf-8', '{}')).text).toContain('"required"');
		expect((await send(null)).text).toContain('"required"');
	});

	test('a key is carried out once, also twenty times at once; with other words or another command it is refused', async () => {
		const key = newId();
		const before = await networks();
		const answers = await Promise.all(Array.from({ length: 20 }, () => create('Eenmaal', key)));
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
		expect(
			new Set(answers.map(({ body }) => JSON.stringify(Object.entries(body['value'] ?? {}).sort()))).size
		).toBe(1);
		const after = await networks();
		expect([before, after].map((list) => (Array.isArray(list) ? list.length : -1))).toEqual([
			Array.isArray(before) ? before.length : -1,
			Array.isArray(before) ? before.length + 1 : -1
		]);
		expect(await create('Iets anders', key)).toMatchObject({ status: 422, body: { title: 'key_used' } });
		const name = { name: 'P', language: 'nl', theme: 'auto' };
		expect(await call('commands/auth.changePerson', name, { key })).toMatchObject({ status: 422 });
		expect((await call('commands/network.create', {}, { key: 'kort' })).body).toMatchObject({
			fields: { 'Idempotency-Key': 'invalid' }
		});
	});

	test('who sends very much is told to wait, and for how long; nobody else notices', async () => {
		const busy = await tokenOf('druk@kring.example');
		const answers = await Promise.all(
			Array.from({ length: 125 }, () => call('commands/network.create', '{', { as: busy }))
		);
		const limited = answers.filter(({ status }) => status === 429);
		expect(limited.length).toBeGreaterThan(0);
		expect(limited[0]?.headers.get('retry-after')).toBe('10');
		expect((await call('networks')).status).toBe(200);
	});

	test('a token is no way round the limits on what strangers do: a mailbox of somebody else is not filled', async () => {
		const busy = await tokenOf('postbode@kring.example');
		const answers: number[] = [];
		for (let one = 0; one < 62; one++) {
			const path = `networks/${served.slug}/commands/registration.submit`;
			answers.push((await call(path, {}, { as: busy })).status);
		}
		expect(answers.slice(0, 60)).not.toContain(429);
		expect(answers.slice(60)).toEqual([429, 429]);
	});
});

describe('the OpenAPI document', () => {
	interface Operation {
		operationId: string;
		parameters: { name: string; in: string; required: boolean }[];
		requestBody: { content: { 'application/json': { schema: Record<string, unknown> } } };
		responses: Record<string, { content: Record<string, { schema: unknown }> }>;
	}
	let document: {
		openapi: string;
		paths: Record<string, Record<string, Operation>>;
		components: { schemas: Record<string, unknown> };
	};

	beforeAll(async () => {
		document = await (await fetch(`${served.origin}/api/openapi.json`)).json();
	});

	test('has every command of the registry once, save signing in, at an address that declares its parameters', () => {
		expect(document.openapi).toBe('3.1.0');
		const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
			Object.values(methods).map((operation) => ({ path, operation }))
		);
		const expected = commands.filter(({ scope }) => scope !== 'stranger').map(({ name }) => name);
		expect(operations.map(({ operation }) => operation.operationId).toSorted()).toEqual(
			[...expected, 'networks'].toSorted()
		);
		for (const { path, operation } of operations) {
			const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
			const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
			expect(
				declared.map(({ name }) => name),
				path
			).toEqual(inPath);
			expect(
				declared.every(({ required }) => required),
				path
			).toBe(true);
		}
	});

	test('says which fields are needed, and how long a text may be, as the server sees it', async () => {
		const asked = (name: string) => {
			const operation = Object.values(document.paths).find(({ post }) => post?.operationId === name)?.post;
			return operation?.requestBody.content['application/json'].schema ?? {};
		};
		expect(asked('question.raise')['required']).toEqual(['text']);
		expect(asked('question.raise')['properties']).toMatchObject({
			text: { type: 'string', minLength: 1, maxLength: expect.any(Number) },
			kind: { default: 'practice' }
		});
		expect(asked('auth.changePerson')['required']).toEqual(['name', 'language', 'theme']);
		const refused = (await call('commands/auth.changePerson', {})).body['fields'];
		expect(Object.keys(refused ?? {})).toEqual(['name', 'language', 'theme']);
	});

	test('says what goes in and what comes out, and every reference leads somewhere', () => {
		for (const { post } of Object.values(document.paths)) {
			if (!post) continue;
			const { schema } = post.requestBody.content['application/json'];
			expect(
				schema['type'] ?? schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf'],
				post.operationId
			).toBeDefined();
			expect(Object.keys(post.responses)).toEqual([
				'200',
				'400',
				'401',
				'403',
				'404',
				'409',
				'413',
				'415',
				'422',
				'429'
			]);
		}
		const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
			(match) => match[1] ?? ''
		);
		expect(references.length).toBeGreaterThan(0);
		for (const reference of new Set(references)) {
			const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1] ?? '';
			expect(document.components.schemas, reference).toHaveProperty(name);
		}
	});
});
