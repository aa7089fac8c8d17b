// One app node with nothing but the live core: `node tests/support/live-node.ts DATABASE_URL PORT`. For tests that
// kill nodes; says on which port it listens. GET /<network>/<meeting>?member=&since= is a stream, POST appends a note.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { inNetwork, openDatabase } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { PgBus } from '#live/bus.server.ts';
import { Hub } from '#live/hub.server.ts';
import { liveKind } from '#live/kinds.ts';
import { appendChanges, readSince } from '#live/log.server.ts';
import { openStream } from '#live/stream.server.ts';

const [url = '', port = '0'] = process.argv.slice(2);
const noteKind = liveKind<string>('note');
const db = openDatabase(url, 5);
const hub = new Hub({
	read: (meeting, since, audiences) =>
		inNetwork(db, meeting.networkId, (trx) => readSince(trx, meeting, since, audiences)),
	bus: new PgBus(url),
	node: newId()
});
await hub.start();

const server = createServer((request, response) => {
	answer(request, response).catch(() => {
		if (!response.headersSent) response.writeHead(503);
		response.end();
	});
});
server.listen(Number(port), '127.0.0.1', () => {
	const address = server.address();
	if (typeof address === 'object') process.stdout.write(`listening on ${address?.port}\n`);
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const address = new URL(request.url ?? '', 'http://localhost');
	const [, networkId = '', meetingId = ''] = address.pathname.split('/');
	const meeting = { networkId, meetingId };
	if (request.method === 'POST') {
		const id = String(request.headers['idempotency-key']);
		const input: unknown = JSON.parse(await text(request));
		await inNetwork(db, networkId, async (trx) => {
			const claimed = await trx
				.insertInto('command_receipt')
				.values({ place: networkId, key: id, command: 'note', outcome: 'null', on_day: '2026-11-22' })
				.onConflict((conflict) => conflict.columns(['place', 'key']).doNothing())
				.executeTakeFirst();
			if (claimed.numInsertedOrUpdatedRows === 0n) return;
			await appendChanges(trx, meeting, [noteKind.put(id, String(input), 'all')]);
		});
		response.writeHead(200, { 'content-type': 'application/json', 'x-server-now': Date.now() });
		response.end(JSON.stringify({ ok: true, value: id }));
		return;
	}
	const member = address.searchParams.get('member') ?? '';
	const gone = new AbortController();
	response.on('close', () => gone.abort());
	const stream = openStream(
		hub,
		new Request(`http://localhost${request.url}`, { signal: gone.signal }),
		meeting,
		{ surface: 'phone', memberId: member }
	);
	response.writeHead(stream.status, Object.fromEntries(stream.headers));
	response.flushHeaders();
	if (!stream.body) return void response.end();
	for await (const bytes of stream.body) {
		if (!response.write(bytes)) await new Promise((resolve) => response.once('drain', resolve));
	}
	response.end();
}
