import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts, takesPart } from '#steps/running/model.ts';

/** Whoever takes part may offer a case, write and keep; what the step asks of whom is decided with the run at hand. */
export function mayTakePart(scope: MeetingScope): boolean {
	return takesPart(scope);
}

/** Whoever conducts moves people, names the giver and lays open what the group wrote. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}
