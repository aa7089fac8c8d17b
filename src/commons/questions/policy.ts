import { leads, type NetworkScope } from '#platform/auth/scope.ts';

/** What the policy needs to know of who asks. */
type Who = Pick<NetworkScope, 'memberId' | 'role'>;

/** Everybody inside the network may ask something. */
export function mayRaise(_who: Who): boolean {
	return true;
}

/** The asker puts a question into other words or takes it back; whoever leads may do it for them, as a scribe. */
export function mayChange(who: Who, question: { askerId: string | null }): boolean {
	return leads(who.role) || (question.askerId !== null && question.askerId === who.memberId);
}

/** Whoever leads puts questions that ask the same together. */
export function mayMerge(who: Who): boolean {
	return leads(who.role);
}
