import { leads, type MeetingScope } from '#platform/auth/scope.ts';
import { takesPart } from '#steps/running/model.ts';

/** Whoever leads opens the evaluation, types paper forms and decides what changes because of it. */
export function mayEvaluate(scope: MeetingScope): boolean {
	return leads(scope.role);
}

/** Who took part gives an opinion; whoever led does not judge their own work. */
export function mayAnswer(scope: MeetingScope): boolean {
	return takesPart(scope);
}
