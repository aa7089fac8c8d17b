import { Kept } from './kept.svelte.ts';

/** Whether this device keeps still: no sound and no trembling, in every meeting, until somebody changes it. */
export const mute = new Kept('kring.mute', { on: false });
