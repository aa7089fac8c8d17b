import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts } from '#steps/running/model.ts';

/** Whoever conducts arranges the board; phones too where the step says so. */
export function mayArrange(scope: MeetingScope, settings: { phones: 'read' | 'move' }): boolean {
	return conducts(scope) || settings.phones === 'move';
}

/** Everybody in the room may try; whether phones arrange stands in the settings of the step. */
export function mayTry(_scope: MeetingScope): boolean {
	return true;
}

/** Whoever conducts merges, splits, undoes, and makes themes and questions of what lies there. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}
