import { leads, type MeetingScope, type NetworkScope } from '#platform/auth/scope.ts';

/** Whoever leads the network makes its methods, at the desk: what they make is used by all who lead it. */
export function mayMakeMethods(scope: NetworkScope | MeetingScope): boolean {
	return leads(scope.role) && scope.door === 'person';
}
