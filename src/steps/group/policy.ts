import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts } from '#steps/running/model.ts';

/** Whoever conducts divides people, moves them on and changes who sits where; the others look where they sit. */
export function mayDivide(scope: MeetingScope): boolean {
	return conducts(scope);
}
