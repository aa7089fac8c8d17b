import type { MeetingScope } from '#platform/auth/scope.ts';
import { maySumUp } from '#lifecycle/debrief/recap/policy.ts';

/** Whoever sums up closes the meeting. */
export function mayClose(scope: MeetingScope): boolean {
	return maySumUp(scope);
}
