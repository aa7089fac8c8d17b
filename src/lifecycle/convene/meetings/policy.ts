import { leads, type MeetingScope, type NetworkScope } from '#platform/auth/scope.ts';

/** Whoever leads the network plans its meetings; from the desk, not from a seat in the room. */
export function mayPlan(scope: NetworkScope | MeetingScope): boolean {
	return leads(scope.role) && scope.door === 'person';
}

/** Everybody answers for themselves; whoever leads may answer for somebody who told them. */
export function mayAnswer(scope: MeetingScope, memberId: string | null): boolean {
	return memberId === null || memberId === scope.memberId || leads(scope.role);
}
