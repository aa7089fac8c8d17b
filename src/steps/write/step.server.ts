import type { ServerStep } from '#steps/contract.ts';

/** The server half of `write`. */
export const serverStep: ServerStep = {
	kind: 'write',
	open: () => Promise.resolve(),
	close: () => Promise.resolve(),
	reopen: () => Promise.resolve(),
	arrive: () => Promise.resolve(),
	leave: () => Promise.resolve(),
	harvest: () => Promise.resolve([])
};
