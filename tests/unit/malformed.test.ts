import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '#platform/chance/model.ts';
import { serve, type Served } from '#tests/support/served.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

// Whatever is thrown at an address, the answer is never that the server broke, never late, and tells nothing of its inside.

let served: Served;

beforeAll(async () => {
	await ensureBuilt();
	served = await serve();
}, 180_000);
afterAll(() => served.stop());

const random = seeded('malformed');
const pick = <T>(things: readonly [T, ...T[]]): T =>
	things[Math.floor(random() * things.length)] ?? things[0];

const params: readonly [string, ...string[]] = [
	'%00',
	'a%00b',
	'%ff',
	'%E0%A4%A',
	'..%2f..%2fetc',
	'__proto__',
	'constructor',
	'-1',
	'1e99',
	'99999999999999999999',
	'0x10',
	'NaN',
	"'%3B--",
	'%F0%9F%98%80',
	'%ED%A0%80',
	'x'.repeat(3000),
	'00000000-0000-0000-0000-00000000000g',
	'------------------------------------',
	'ffffffff-ffff-ffff-ffff-ffffffffffff'
];
const queries: readonly [string, ...string[]] = [
	'',
	'?',
	'?/',
	'?/change',
	'?/__proto__',
	'?/default',
	'?/send&x=1',
	'?x=%00',
	'?to=%00&email=%00',
	'?to=%E0%A4%A&sent',
	'?x-sveltekit-invalidated=zzz',
	`?${'a=1&'.repeat(500)}`
];
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const strange = ['\u0000', '\ud800', '\u202e', '𝔎', '-1', '1e999', 'null', '[object Object]', "' or 1=1 --"];
const bodies: readonly [Body, ...Body[]] = [
	['application/json', '{'],
	['application/json', 'null'],
	['application/json', '[]'],
	['application/json', '"text"'],
	['application/json', '{"__proto__":{"administrator":true},"constructor":1}'],
	['application/json', deep(5000)],
	['application/json', `{"a":${'1'.repeat(400)}}`],
	['application/json', '\u0000\u0001'],
	['text/plain', 'a=b'],
	['', 'a=b'],
	['application/octet-stream', '\u0000'],
	['multipart/form-data', 'no boundary'],
	['multipart/form-data; boundary=x', '--x\r\nbroken'],
	[
		'multipart/form-data; boundary=x',
		'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'
	],
	['application/x-www-form-urlencoded', ''],
	['application/x-www-form-urlencoded', '%'],
	['application/x-www-form-urlencoded', '%00=%00&a.b.c.__proto__.d=1&a=1&a.b=2'],
	['application/x-www-form-urlencoded', `${'a.'.repeat(2000)}b=1`],
	[
		'application/x-www-form-urlencoded',
		strange.map((text) => `email=${encodeURIComponent(safe(text))}`).join('&')
	],
	[
		'application/x-www-form-urlencoded',
		'email=a%00b@c.be&name=%00&language=%00&text=%00&_key=%00%00%00%00%00%00%00%00'
	],
	['application/x-www-form-urlencoded; charset=utf-16', 'a=b'],
	['application/x-www-form-urlencoded', `x=${'y'.repeat(600_000)}`]
];
type Body = [type: string, text: string];

function safe(text: string): string {
	return text.toWellFormed();
}

/** One answer, or why there was none. */
interface Answer {
	status: number;
	body: string;
}

function ask(method: string, path: string, headers: Record<string, string>, body: string): Promise<Answer> {
	return new Promise((resolve) => {
		const asked = request(`${served.origin}/`, { method, path, headers, timeout: 3000 }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => {
				text += chunk;
				// A stream never ends by itself; its first words are enough.
				if (response.headers['content-type']?.startsWith('text/event-stream')) asked.destroy();
			});
			response.on('close', () => resolve({ status: response.statusCode ?? 0, body: text }));
		});
		asked.on('timeout', () => {
			resolve({ status: 599, body: 'late' });
			asked.destroy();
		});
		asked.on('error', () => resolve({ status: 0, body: '' }));
		asked.end(body);
	});
}

test('hundreds of malformed requests at every route: no breakage, nothing late, nothing of the inside', async () => {
	const wrong: string[] = [];
	for (const { id } of served.routes) {
		const methods = [
			'HEAD',
			'PUT',
			'OPTIONS',
			...Array.from({ length: 8 }, (_, at) => (at < 3 ? 'GET' : 'POST'))
		];
		for (const method of methods) {
			for (const cookie of Object.values(served.cookies)) {
				const known = random() < 0.5;
				const path =
					id.replaceAll(/\[\[?(?:\.\.\.)?([^\]=]+)(?:=[^\]]+)?\]\]?/g, (_, name: string) => {
						if (known && name === 'network') return served.slug;
						if (known && name === 'meeting') return random() < 0.5 ? '1' : pick(params);
						return pick(params);
					}) + pick(queries);
				const [type, text] = pick(bodies);
				const headers: Record<string, string> = {
					accept: pick(['text/html', 'application/json', '*/*', '\u00ff']),
					origin: served.origin,
					cookie:
						cookie === ''
							? pick(['', 'kring_login=%00', 'kring_seat=x', 'kring_language=%00', '=;;='])
							: cookie,
					...(type === '' ? {} : { 'content-type': type }),
					...(random() < 0.2 ? { authorization: `Bearer kring_${'x'.repeat(40)}` } : {}),
					...(random() < 0.2 ? { 'last-event-id': pick(['-1', 'NaN.x', '9'.repeat(40), '1.']) } : {}),
					...(random() < 0.2 ? { 'accept-language': 'x'.repeat(500) } : {}),
					...(random() < 0.1 ? { 'x-sveltekit-action': 'true' } : {})
				};
				const answer = await ask(method, path, headers, method === 'GET' || method === 'HEAD' ? '' : text);
				if (answer.status >= 500 || /\bat .+:\d+:\d+|node_modules|kring_app/.test(answer.body))
					wrong.push(`${method} ${path.slice(0, 120)} [${type}] ${text.slice(0, 40)}: ${answer.status}`);
			}
		}
	}
	expect(wrong).toEqual([]);
	expect((await ask('GET', '/healthz', {}, '')).status).toBe(200);
}, 180_000);

test('what is no HTTP at all ends the connection, not the server', async () => {
	const { port } = new URL(served.origin);
	const rude = [
		'\r\n\r\n',
		'GET\r\n\r\n',
		'GET / HTTP/9.9\r\n\r\n',
		'GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n',
		'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
		'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n',
		'TRACE / HTTP/1.1\r\nhost: a\r\n\r\n',
		'CONNECT a:1 HTTP/1.1\r\nhost: a\r\n\r\n',
		'GET //evil.example/ HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
		'GET http://evil.example/x HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
		'GET /.git/config HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
		'GET /\\..\\x HTTP/1.1\r\nhost: a b c\r\nconnection: close\r\n\r\n',
		`GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`
	];
	for (const text of rude) {
		const answer = await new Promise<string>((resolve) => {
			let heard = '';
			const socket = connect(Number(port), '127.0.0.1', () => socket.end(text));
			socket.setTimeout(3000, () => socket.destroy());
			socket.on('data', (chunk) => (heard += chunk.toString()));
			socket.on('error', () => undefined);
			socket.on('close', () => resolve(heard));
		});
		expect(answer.split('\r\n')[0], text.slice(0, 60)).not.toMatch(/ 5\d\d /);
		expect(answer).not.toContain('repositoryformatversion');
	}
	expect((await ask('GET', '/healthz', {}, '')).status).toBe(200);
});

test('who goes away in the middle of sending is no breakage in the log', async () => {
	const { port } = new URL(served.origin);
	const path = `/n/${served.slug}/meetings/1/live/stage.park`;
	const head = [
		`POST ${path} HTTP/1.1`,
		`host: localhost:${port}`,
		`origin: ${served.origin}`,
		`cookie: ${served.cookies.facilitator}`,
		'content-type: application/json',
		'content-length: 100',
		`idempotency-key: ${'k'.repeat(20)}`,
		'',
		'{"text":"Al'
	].join('\r\n');
	const socket = connect(Number(port), '127.0.0.1', () => socket.write(head));
	socket.on('error', () => undefined);
	// Pages that were asked for later are there: by now the server waits for the rest.
	for (let page = 0; page < 5; page++)
		await ask('GET', '/account', { cookie: served.cookies.facilitator }, '');
	socket.destroy();
	await served.program.says(/"method":"POST","path":"[^"]+\/live\/\[command\]"/);
	await ask('GET', '/account', { cookie: served.cookies.facilitator }, '');
	expect(
		served.program
			.text()
			.split('\n')
			.filter((line) => line.includes('request failed'))
	).toEqual([]);
});
