import { createHash } from 'node:crypto';
import { defineConfig } from '@playwright/test';
import { ROOM_HOST } from './tests/support/room-host.ts';

/** Two copies of the project on one machine do not meet: each has a port of its own. */
const port =
	42_000 +
	(createHash('sha256')
		.update(import.meta.dirname)
		.digest()
		.readUInt16BE() %
		4000);
const chromium = process.env['KRING_CHROMIUM'];

/** The journeys: the built program on a database of its own, in a real browser. npm test finds the browser. */
export default defineConfig({
	testDir: 'tests/journeys',
	// A journey waits as often as it works: two side by side are done in less time, each with a network of its own.
	workers: 2,
	retries: 0,
	forbidOnly: true,
	timeout: 120_000,
	// Many browsers on one machine take turns: what matters is that it comes, not within how many seconds.
	expect: { timeout: 20_000 },
	use: {
		actionTimeout: 20_000,
		navigationTimeout: 20_000,
		baseURL: `http://localhost:${port}`,
		launchOptions: {
			...(chromium === undefined ? {} : { executablePath: chromium }),
			// Chromium has no sandbox for root, and containers lend it little shared memory.
			args: [
				...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
				`--host-resolver-rules=MAP ${ROOM_HOST} 127.0.0.1`
			]
		}
	},
	webServer: {
		command: `node tests/support/journey-server.ts ${port}`,
		url: `http://localhost:${port}/healthz`,
		timeout: 60_000,
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 }
	}
});
