import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts } from '#steps/running/model.ts';

/**
 * Everybody in the room may write for themselves; only whoever conducts may write for somebody without a phone or for
 * a subgroup.
 */
export function mayAdd(
	scope: MeetingScope,
	input: { forMemberId: string | null; group: number | null }
): boolean {
	return conducts(scope) || (input.forMemberId === null && input.group === null);
}

/** Everybody may change what they wrote; that they wrote it is proven in the command, by member or by secret. */
export function mayChangeOwn(_scope: MeetingScope): boolean {
	return true;
}

/** Whoever conducts shows and hides the notes, puts one note on the screen. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}
