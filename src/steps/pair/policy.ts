import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts } from '#steps/running/model.ts';

/** Whoever conducts starts, ends, pauses and paces the rounds; the others look where they sit. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}
