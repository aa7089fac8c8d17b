import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts } from '#steps/running/model.ts';

/** Whoever is in the room may choose a track where there is a choice, and tell for it; which one is asked of the run. */
export function mayTakePart(_scope: MeetingScope): boolean {
	return true;
}

/** Whoever conducts steers each track and all of them, moves people, and adds a tip. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}
