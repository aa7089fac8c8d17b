import type { MeetingScope } from '#platform/auth/scope.ts';
import { mayPlan } from '#lifecycle/convene/meetings/policy.ts';

/** Whoever plans the meeting makes its agenda; the group proposes in the room. */
export function mayMakeAgenda(scope: MeetingScope): boolean {
	return mayPlan(scope);
}
