import type { MeetingScope } from '#platform/auth/scope.ts';
import { mayPlan } from '#lifecycle/convene/meetings/policy.ts';

/** Whoever plans the meetings writes the programme; the whole network reads it. */
export function mayWriteProgramme(scope: MeetingScope): boolean {
	return mayPlan(scope);
}
