/** The states of a registration (domain.md 2.5). Submitted: the address is not confirmed yet. */
export const states = ['submitted', 'confirmed', 'waiting', 'accepted', 'declined', 'withdrawn'] as const;

/** One of the states of a registration. */
export type RegistrationState = (typeof states)[number];

/** What somebody who leads the network may decide about a registration. */
export type Decision = 'accept' | 'wait' | 'decline';

/** What can be decided in each state: an address that is not confirmed may not be one's own, so nobody is let in by it. */
export function decisionsFor(state: RegistrationState): Decision[] {
	if (state === 'submitted') return ['decline'];
	if (state === 'confirmed') return ['accept', 'wait', 'decline'];
	if (state === 'waiting') return ['accept', 'decline'];
	return [];
}

/** Whether the person can still correct what they wrote. After a decision it belongs to the network's own pages. */
export function isCorrectable(state: RegistrationState): boolean {
	return state === 'submitted' || state === 'confirmed' || state === 'waiting';
}

/** Whether the person can still take the registration back. */
export function isWithdrawable(state: RegistrationState): boolean {
	return isCorrectable(state) || state === 'accepted';
}

/** Whether somebody with this many places taken gets one, or waits. */
export function placeFor(taken: number, places: number | null): 'confirmed' | 'waiting' {
	return places === null || taken < places ? 'confirmed' : 'waiting';
}

/** The id of the form on the page of a call, by which a button elsewhere on the page sends it along. */
export const REGISTRATION_FORM = 'registration';
