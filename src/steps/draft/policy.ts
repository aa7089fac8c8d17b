import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts } from '#steps/running/model.ts';

/** Everybody in the room writes along; with which subgroup is asked of the run. */
export function mayWrite(_scope: MeetingScope): boolean {
	return true;
}

/** Whoever conducts shows and hides the texts, turns their pages, and types in what stands on paper. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}
