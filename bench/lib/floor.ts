import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Asks a bare Node server that answers everything with these bytes, and ends it; `ask` gets its address. */
export async function atFloor<Answer>(
	bytes: Buffer | string,
	ask: (address: string) => Promise<Answer>
): Promise<Answer> {
	const floor = spawn(process.execPath, ['bench/floor/http-bytes.ts'], {
		stdio: ['pipe', 'pipe', 'inherit']
	});
	floor.stdin.end(bytes);
	const [said] = await once(floor.stdout, 'data');
	try {
		return await ask(`http://127.0.0.1:${String(said).trim().split(' ').at(-1)}/`);
	} finally {
		floor.kill();
		await once(floor, 'exit');
	}
}
