/** The built program on a fresh test database: `node journey-server.ts PORT`. Settings of its own come from the environment. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createTestDatabase, leaveTestServer } from './database.ts';
import { journeyFile } from './journey.ts';

const port = process.argv[2] ?? '42000';
const origin = `http://localhost:${port}`;
const database = await createTestDatabase();
const server = spawn(process.execPath, ['server.js'], {
	env: { DEMO: '0', ...process.env, PORT: port, ORIGIN: origin, DATABASE_URL: database.url },
	stdio: ['ignore', 'pipe', 'inherit']
});
// The first start prints the way in for the administrator: the journeys go in that way too.
createInterface({ input: server.stdout }).on('line', (line) => {
	const way = /\/sign-in\/[\w-]+$/.exec(line)?.[0];
	if (way !== undefined)
		writeFileSync(journeyFile(origin), JSON.stringify({ way, databaseUrl: database.url }));
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill('SIGTERM'));
const [code] = await once(server, 'exit');
rmSync(journeyFile(origin), { force: true });
await database.drop();
await leaveTestServer();
process.exitCode = Number(code ?? 1);
