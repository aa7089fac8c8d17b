import { liveKind } from '#live/kinds.ts';
import type { Append } from '#live/protocol.ts';
import type { LocalText, StepPerson } from '#steps/contract.ts';

/** Somebody as the others in the room may know them. */
export interface PersonView {
	firstName: string;
	lastName: string;
	organisation: string;
	jobTitle: string;
	/** In the room now, as far as the running step knows. */
	present: boolean;
	participates: boolean;
}

/** Who is who in the running step, by member. Only kinds that name people show it. */
export const personKind = liveKind<PersonView>('step-person');

/** Shows everybody of the room to everybody in it. */
export function showPeople(people: readonly StepPerson[]): Append[] {
	return people.map(({ id, firstName, lastName, organisation, jobTitle, present, participates }) =>
		personKind.put(id, { firstName, lastName, organisation, jobTitle, present, participates }, 'all')
	);
}

/** First and last name, as people read them. */
export function fullName({ firstName, lastName }: { firstName: string; lastName: string }): string {
	return `${firstName} ${lastName}`.trim();
}

/** A clock inside a step, such as that of one round: where there is one, the shell draws it instead of the step's. */
export interface StepClock {
	/** One after the other, in server milliseconds; the part that is on is drawn. Past the last, nothing is. */
	parts: readonly { startedAt: number; endsAt: number }[];
	/** Since when time stands still, or null. */
	pausedAt: number | null;
}

/** The clock inside the running step, by run. */
export const stepClockKind = liveKind<StepClock>('step-clock');

/**
 * How contributions come in, by run, for cockpits: how many there are, and after how many seconds without a new one somebody
 * may help. There while the step waits for them and gone when it does not; the cockpit's shell does the rest for every kind.
 */
export const paceKind = liveKind<{ made: number; stallSeconds: number }>('step-pace');

/** The question that helps what stalls, on every surface and over every kind of step, under the one id `now`. */
export const rescueKind = liveKind<{ text: LocalText }>('rescue');
