// Run by "npm start", or by a service manager as: node_modules/.bin/node server.js
//
// Listens, brings the database up (the embedded one, or DATABASE_URL), migrates it and hands requests to the built app.
// SIGINT and SIGTERM stop everything in order, a second signal at once. The app keeps what must be stopped with it (the
// pool, the queue, the hub of live meetings) in globalThis.__kring, see src/routes/app.server.ts.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import compression from 'compression';
import { migrate } from './src/platform/db/migrate.ts';
import { failureCode, failureText, StartRefusal } from './src/platform/db/refusal.ts';
import { log } from './src/platform/errors/log.ts';
import { refusedBody } from './src/platform/server/api-bodies.ts';
import { openOwnDatabase } from './src/platform/server/database.ts';
import { originMarker, publicOrigin } from './src/platform/server/origin.ts';
import { safetyHeaders } from './src/platform/server/headers.ts';
import { logRequest } from './src/platform/server/request-log.ts';
import { readSettings } from './src/platform/server/settings.ts';
import { isStream, OpenResponses } from './src/platform/server/streams.ts';

/** @typedef {import('node:http').RequestListener} RequestListener */

const root = import.meta.dirname;
const open = new OpenResponses();
/** @type {import('./src/platform/server/request-log.ts').Route[]} */
let routes = [];
/** @type {Map<string, string>} */
let safety = safetyHeaders('');
/** @type {import('./src/platform/server/database.ts').OwnDatabase | undefined} */
let database;

// The address is taken before the database is touched; who comes too early is told to come back in a second.
/** @type {RequestListener} */
let answer = (_, response) => {
	response.writeHead(503, { 'retry-after': '1', refresh: '1' }).end();
};

const server = createServer((request, response) => {
	open.add(response);
	response.setHeaders(safety);
	logRequest(request, response, () => routes);
	answer(request, response);
});
// A phone on a bad line is slow, somebody who holds connections open on purpose is slower.
server.headersTimeout = 15_000;
server.requestTimeout = 30_000;
server.keepAliveTimeout = 20_000;

process.on('unhandledRejection', (reason) => {
	log('error', 'unhandled rejection', { error: reason instanceof Error ? (reason.stack ?? '') : 'unknown' });
});

try {
	await start();
} catch (error) {
	console.error(error instanceof StartRefusal ? error.message : error);
	await database?.leave();
	process.exit(1);
}

async function start() {
	const begun = performance.now();
	const given = readSettings(process.env);
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop());
	// scripts/start.mjs is our parent; when it is killed, nobody could stop us with Ctrl-C any more.
	process.on('disconnect', () => void stop());
	const settings = { ...given, port: await listen(given) };
	safety = safetyHeaders(publicOrigin(settings));

	database = await openOwnDatabase(settings, (text) => log('warn', 'database', { text }));
	const applied = await migrate(database.url, join(root, 'migrations'));
	if (applied.length > 0) log('info', 'migrated', { to: applied.at(-1) ?? '' });

	const mark = originMarker(settings);
	process.env.KRING_DATABASE_URL = database.url;
	process.env.KRING_DEMO = settings.demo ? '1' : '0';
	process.env.ORIGIN = publicOrigin(settings);
	const compress = compression({
		filter: (request, response) => !isStream(response) && compression.filter(request, response)
	});
	const { handler } = await import(join(root, 'build', 'handler.js'));
	({ routes } = (await import(join(root, 'build', 'server', 'manifest.js'))).manifest);
	answer = (request, response) => {
		mark(request);
		if (refusedBody(request, response)) return;
		compress(request, response, () => {
			handler(request, response, () => response.writeHead(404).end());
		});
	};
	const seconds = ((performance.now() - begun) / 1000).toFixed(1);
	const where = given.port === 0 ? ` on port ${settings.port}` : '';
	console.log(
		`Kring is running at ${publicOrigin(settings)}${where} (started in ${seconds} s; Ctrl-C stops it).`
	);
}

/** Gives the port it listens on. @param {import('./src/platform/server/settings.ts').Settings} settings */
async function listen({ host, port }) {
	// A program that is being stopped may need a moment to let go of the port.
	for (const until = performance.now() + 2000; ; await pause(100)) {
		try {
			await once(server.listen(port, host), 'listening');
			const address = server.address();
			return typeof address === 'object' && address ? address.port : port;
		} catch (error) {
			if (failureCode(error) === 'EADDRINUSE' && performance.now() < until) continue;
			throw new StartRefusal(
				`Kring cannot listen on ${host}, port ${port}: ${listenAdvice(failureCode(error), port)}`
			);
		}
	}
}

/** @param {string} code @param {number} port */
function listenAdvice(code, port) {
	switch (code) {
		case 'EADDRINUSE':
			return `another program does. Stop that one, or choose another port: PORT=${port === 65535 ? 3000 : port + 1} npm start.`;
		case 'EACCES':
			return 'this user may not. Choose a port above 1023, for instance PORT=3000.';
		default:
			return `${code}. Set HOST to an address of this machine, for instance 127.0.0.1.`;
	}
}

let stoppingSince = 0;

async function stop() {
	if (stoppingSince > 0) {
		// Ctrl-C reaches us from the terminal and again from npm: that is one signal. A later one means hurry, and
		// committed work is safe: the database outlives us and the next start adopts it.
		if (performance.now() - stoppingSince > 1000) process.exit(130);
		return;
	}
	stoppingSince = performance.now();
	await open.drain(server);
	/** @type {typeof globalThis & { __kring?: Promise<{ stop(): Promise<void> }> }} */
	const holder = globalThis;
	try {
		await (await holder.__kring)?.stop();
	} catch (error) {
		log('error', 'stop', { error: failureText(error) });
	}
	await database?.leave();
	process.exit(0);
}
