import { leads, type MeetingScope } from '#platform/auth/scope.ts';
import { takesPart } from '#steps/running/model.ts';

/** Whoever leads sums up, proposes and closes; on a phone as well as at the desk. */
export function maySumUp(scope: MeetingScope): boolean {
	return leads(scope.role);
}

/** Everybody inside may say what became of their own question; the question itself says whose it is. */
export function mayConfirm(_scope: MeetingScope): boolean {
	return true;
}

/** Who takes part agrees with what is proposed for next time, or says what is in the way. */
export function mayConsent(scope: MeetingScope): boolean {
	return takesPart(scope);
}
