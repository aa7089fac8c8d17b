import { leads, type NetworkScope } from '#platform/auth/scope.ts';

type Who = Pick<NetworkScope, 'role'>;

/** Every member proposes a rule or an agreement; a guest of one afternoon does not. */
export function mayPropose(who: Who): boolean {
	return who.role !== 'guest';
}

/** Whoever leads words, adopts, amends and retires what the group said. */
export function mayKeep(who: Who): boolean {
	return leads(who.role);
}
