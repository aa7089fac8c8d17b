// The floor of the page benches: a bare Node server that answers everything with the same bytes and has nothing to look
// up. It is given them on standard input; a repeated start would be another program.
import { createServer } from 'node:http';

const pieces: Buffer[] = [];
for await (const piece of process.stdin) pieces.push(Buffer.from(piece));
const body = Buffer.concat(pieces);
const server = createServer((_, response) => {
	response
		.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length })
		.end(body);
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	if (typeof address === 'object') process.stdout.write(`listening on ${address?.port}\n`);
});
