import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts } from '#steps/running/model.ts';

/** Everybody in the room asks for themselves; only whoever conducts asks for somebody without a phone. */
export function mayAsk(scope: MeetingScope, input: { forMemberId: string | null }): boolean {
	return conducts(scope) || input.forMemberId === null;
}

/** Everybody may try; whether they present, or asked this, is asked of the run. */
export function mayTry(_scope: MeetingScope): boolean {
	return true;
}

/** Whoever conducts says who presents. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}

/** Whoever presents, or conducts, turns the slides and says what is answered. */
export function presents(scope: MeetingScope, presenterId: string | null): boolean {
	return conducts(scope) || scope.memberId === presenterId;
}
