import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OpenResponses } from './streams.ts';

let open: OpenResponses;
let server: Server;
let finish: () => void;
let asked: Promise<void>;

beforeEach(async () => {
	open = new OpenResponses();
	let slowAsked = (): void => undefined;
	asked = new Promise((resolve) => (slowAsked = resolve));
	server = createServer((request, response) => {
		open.add(response);
		if (request.url === '/stream') {
			response.setHeader('content-type', 'text/event-stream').write(': hello\n\n');
		} else if (request.url === '/slow') {
			finish = () => response.end('done');
			slowAsked();
		} else response.end('quick');
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterEach(() => {
	server.closeAllConnections();
	server.close();
});

function ask(path: string): Promise<IncomingMessage> {
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	return new Promise((resolve, reject) => {
		get({ port: port ?? 0, path, host: '127.0.0.1' }, resolve).on('error', reject);
	});
}

async function textOf(response: IncomingMessage): Promise<string> {
	let text = '';
	for await (const chunk of response) text += String(chunk);
	return text;
}

test('a server with two hundred open event streams stops at once, and each stream ends in order', async () => {
	const streams = await Promise.all(Array.from({ length: 200 }, () => ask('/stream')));
	const texts = Promise.all(streams.map(textOf));
	const begun = performance.now();
	await open.drain(server);
	expect(performance.now() - begun).toBeLessThan(1500);
	expect(new Set(await texts)).toEqual(new Set([': hello\n\n']));
});

test('a request that is being answered is finished first, and no new one is taken', async () => {
	const slow = ask('/slow').then(textOf);
	await asked;
	const drained = open.drain(server);
	await expect(ask('/quick')).rejects.toThrow();
	finish();
	expect(await slow).toBe('done');
	await drained;
});
