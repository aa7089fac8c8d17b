import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts, takesPart } from '#steps/running/model.ts';

/** Everybody in the room may write; a note never has a name, so it may also come from paper. */
export function mayNote(_scope: MeetingScope): boolean {
	return true;
}

/** Everybody in the room may try; members and guests lay proposals on the axes. */
export function mayTry(_scope: MeetingScope): boolean {
	return true;
}

/** Members and guests weigh; facilitators and experts do not (domain.md 6). */
export function mayPlace(scope: MeetingScope): boolean {
	return takesPart(scope);
}

/** Whoever conducts brings in the proposals, shows and hides what came of them, and chooses what the screen shows. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}
