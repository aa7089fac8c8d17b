/** The built program on a fresh test database: `node journey-server.ts PORT`. Settings of its own come from the environment. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createTestDatabase, leaveTestServer } from './database.ts';

const port = process.argv[2] ?? '42000';
const database = await createTestDatabase();
const server = spawn(process.execPath, ['server.js'], {
	env: { ...process.env, PORT: port, ORIGIN: `http://localhost:${port}`, DATABASE_URL: database.url },
	stdio: ['ignore', 'ignore', 'inherit']
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill('SIGTERM'));
const [code] = await once(server, 'exit');
await database.drop();
await leaveTestServer();
process.exitCode = Number(code ?? 1);
