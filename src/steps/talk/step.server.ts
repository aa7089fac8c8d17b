import type { ServerStep } from '#steps/contract.ts';

/** The server half of `talk`. */
export const serverStep: ServerStep = {
	kind: 'talk',
	open: () => Promise.resolve(),
	close: () => Promise.resolve(),
	reopen: () => Promise.resolve(),
	arrive: () => Promise.resolve(),
	leave: () => Promise.resolve(),
	harvest: () => Promise.resolve([])
};
