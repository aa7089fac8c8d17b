import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts, takesPart } from '#steps/running/model.ts';

/** Members and guests vote; facilitators and experts only where the group chose so (domain.md 6). */
export function mayVote(scope: MeetingScope, settings: { everyone: boolean }): boolean {
	return settings.everyone || takesPart(scope);
}

/** Everybody in the room may try; whether they have a vote stands in the settings of the step. */
export function mayCast(_scope: MeetingScope): boolean {
	return true;
}

/** Whoever conducts closes and reopens the vote, and amends the proposal. Nobody sees totals before the close. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}
