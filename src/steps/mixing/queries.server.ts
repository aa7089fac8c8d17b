import type { Outcome } from '#platform/commands/outcome.ts';
import { beside } from '#platform/threads/beside.server.ts';
import type { SizeAdvice } from './advice/model.ts';
import type { Effort } from './anneal/model.ts';
import type { MixInput, MixRound } from './model.ts';

/** `mix` on another thread: what a command calls while a room is waiting for its next round. */
export function mixBeside(input: MixInput, seed: string, effort: Effort): Promise<Outcome<MixRound[]>> {
	return beside('#steps/mixing/plan/model.ts', 'mix', input, seed, effort);
}

/** `sizeAdvice` on another thread. */
export function sizeAdviceBeside(input: MixInput, seed: string): Promise<SizeAdvice> {
	return beside('#steps/mixing/advice/model.ts', 'sizeAdvice', input, seed);
}
