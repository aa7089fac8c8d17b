import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { compileMessages } from './scripts/compile-messages.ts';

compileMessages();

/** Tests beside the source and in tests/: plain Node, no Vite plugins, so that they see what scripts see. */
export default defineConfig({
	test: {
		include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/unit/**/*.test.ts'],
		environment: 'node',
		globalSetup: 'tests/support/global-setup.ts',
		// On a small machine one worker would leave a core idle: tests of the database wait as often as they work.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		testTimeout: 20_000,
		hookTimeout: 60_000
	}
});
