import type { PersonState } from '#lifecycle/convene/stage/events.ts';

/** The most signs of a card: one line. */
export const THANKS_LIMIT = 140;

/** Whom somebody can thank: who was in the room or leads, without themselves and whom they thanked already. */
export function canBeThanked<T extends { id: string; leads: boolean; state: PersonState }>(
	people: readonly T[],
	memberId: string,
	thanked: readonly string[]
): T[] {
	return people.filter(
		({ id, leads, state }) =>
			id !== memberId && !thanked.includes(id) && (leads || state === 'here' || state === 'left')
	);
}
