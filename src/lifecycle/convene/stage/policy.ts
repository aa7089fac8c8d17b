import { leads, type MeetingScope } from '#platform/auth/scope.ts';

/** Who leads the network conducts its meetings. */
export function conducts(scope: MeetingScope): boolean {
	return leads(scope.role);
}
