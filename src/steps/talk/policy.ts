import type { MeetingScope } from '#platform/auth/scope.ts';
import { conducts } from '#steps/running/model.ts';
import type { TALK_NOTES } from './schema.ts';

/** Whoever conducts notes anything; the others what the step asks of them: a tip, or how the talk of their group went. */
export function mayNote(
	scope: MeetingScope,
	settings: { reporter: boolean; tips: boolean },
	kind: (typeof TALK_NOTES)[number]
): boolean {
	return conducts(scope) || (kind === 'tip' ? settings.tips : settings.reporter);
}

/** Everybody in the room may try; what they may note stands in the settings of the step. */
export function mayTry(_scope: MeetingScope): boolean {
	return true;
}

/** Whoever conducts takes a note out of the report again. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}
