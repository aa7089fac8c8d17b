// The floor of the live benches: a bare WebSocket server that keeps nothing. It sends a state of the given size to whoever
// connects, and every message to everybody. `node bench/floor/ws-broadcast.ts BYTES`.
import { WebSocketServer } from 'ws';

const state = 'x'.repeat(Number(process.argv[2] ?? 0));
const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => {
	const address = server.address();
	if (typeof address === 'object') process.stdout.write(`listening on ${address?.port}\n`);
});
server.on('connection', (socket) => {
	socket.send(state);
	socket.on('message', (message) => {
		for (const client of server.clients) client.send(message, { binary: false });
	});
});
