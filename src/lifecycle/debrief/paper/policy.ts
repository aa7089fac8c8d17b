import { leads, type MeetingScope } from '#platform/auth/scope.ts';

/** Whoever leads types paper in, also after the meeting moved on or closed. */
export function mayTypeLater(scope: MeetingScope): boolean {
	return leads(scope.role);
}
