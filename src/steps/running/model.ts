import { leads, type MeetingScope } from '#platform/auth/scope.ts';

/** Whoever leads the network conducts its steps: next, reveal, close, back. */
export function conducts(scope: MeetingScope): boolean {
	return leads(scope.role);
}

/** Who takes part in a step: members and guests. Facilitators, convenors and experts do not, unless a rule says so. */
export function takesPart(scope: MeetingScope): boolean {
	return scope.role === 'member' || scope.role === 'guest' || scope.role === 'host';
}
