import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts } from '#steps/running/model.ts';

/** Whoever conducts gives the floor, goes back, changes the order and has questions read back. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}

/** Whoever has the floor may end their own turn; whoever conducts may end anybody's. */
export function mayEndTurn(scope: MeetingScope, input: { person: string }): boolean {
	return conducts(scope) || scope.memberId === input.person;
}

/** Everybody brings their own question; only whoever conducts writes one for somebody else, as a scribe. */
export function mayRaise(scope: MeetingScope, input: { forMemberId: string | null }): boolean {
	return conducts(scope) || input.forMemberId === null;
}

/** Whether somebody may change this question is asked of the question itself. */
export function mayTry(_scope: MeetingScope): boolean {
	return true;
}
