import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts } from '#steps/running/model.ts';

/** Everybody in the room fills in their own experience; only whoever conducts does it for somebody else. */
export function maySave(scope: MeetingScope, input: { forMemberId: string | null }): boolean {
	return conducts(scope) || input.forMemberId === null;
}

/** Everybody may take back what is theirs; that it is theirs is asked of the row. */
export function mayRemoveOwn(_scope: MeetingScope): boolean {
	return true;
}

/** Whoever conducts shows the table, leaves somebody out of it, and turns its pages. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}
