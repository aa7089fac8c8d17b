import { leads, type MeetingScope } from '#platform/auth/scope.ts';

/** Whoever leads writes the report and sends it. */
export function mayReport(scope: MeetingScope): boolean {
	return leads(scope.role);
}

/** Every member adds to a report that they got; a guest of one afternoon does not. */
export function mayAdd(scope: MeetingScope): boolean {
	return scope.role !== 'guest';
}
