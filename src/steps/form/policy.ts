import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts, takesPart } from '#steps/running/model.ts';

/** Everybody in the room may try; members and guests are asked. */
export function mayTry(_scope: MeetingScope): boolean {
	return true;
}

/** Members and guests fill in the form; whoever conducts reads no single answer and gives none. */
export function mayAnswer(scope: MeetingScope): boolean {
	return takesPart(scope);
}

/** Whoever conducts closes the form and chooses what of it the screen shows. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}
