import type { ServerStep } from '#steps/contract.ts';

/** The server half of `cluster`. */
export const serverStep: ServerStep = {
	kind: 'cluster',
	open: () => Promise.resolve(),
	close: () => Promise.resolve(),
	reopen: () => Promise.resolve(),
	arrive: () => Promise.resolve(),
	leave: () => Promise.resolve(),
	harvest: () => Promise.resolve([])
};
