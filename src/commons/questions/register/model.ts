import { circleOf, type QuestionOutcome, type QuestionState } from '#commons/questions/model.ts';

/** One of the five circles of a question on its way. */
export type Circle = ReturnType<typeof circleOf>;

/** What happened to a question once. */
export interface Passed {
	event: string;
	meetingId: string | null;
	at: Date;
}

/** A meeting as far as a question passes through it. */
export interface Station {
	id: string;
	number: number;
	startsAt: Date | null;
	/** Over, so that nothing is planned in it any more. */
	isOver: boolean;
}

/** A question with everything that says how far it is. */
export interface Travelling {
	state: QuestionState;
	outcome: QuestionOutcome | null;
	/** The meetings on whose agenda it stands. */
	plannedIn: readonly string[];
	passed: readonly Passed[];
}

const SHOWN: Record<string, Circle> = {
	raised: 'asked',
	reworded: 'asked',
	themed: 'asked',
	treated: 'asked',
	unanswered: 'asked',
	partly_answered: 'partly',
	answered: 'answered',
	to_expert: 'to-expert'
};

const COURSE = Object.keys(SHOWN);

/** In order of time; what one moment brought in the order of a question's life, however its rows lie in the database. */
function byCourse(one: Passed, other: Passed): number {
	return one.at.getTime() - other.at.getTime() || COURSE.indexOf(one.event) - COURSE.indexOf(other.event);
}

/**
 * The circle at each meeting that a question passes: what was the last of it there. Asked between two meetings stands
 * at the next one; a meeting to come on whose agenda it stands shows that it is planned.
 */
export function wayOf(
	question: Travelling,
	stations: readonly Station[]
): { number: number; circle: Circle }[] {
	const at = new Map<string, Circle>();
	for (const { event, meetingId, at: when } of question.passed.toSorted(byCourse)) {
		const circle = SHOWN[event];
		const place = meetingId ?? (event === 'raised' ? nextAfter(stations, when) : null);
		if (circle !== undefined && place !== null) at.set(place, circle);
	}
	for (const { id, isOver } of stations) {
		if (!isOver && question.plannedIn.includes(id)) at.set(id, 'planned');
	}
	return stations.flatMap(({ id, number }) => {
		const circle = at.get(id);
		return circle === undefined ? [] : [{ number, circle }];
	});
}

/** The first meeting that began after a moment. */
function nextAfter(stations: readonly Station[], when: Date): string | null {
	return stations.find(({ startsAt }) => startsAt !== null && startsAt > when)?.id ?? null;
}

/** The meeting to come on whose agenda a question stands, or null. */
export function plannedAt(question: Pick<Travelling, 'plannedIn'>, stations: readonly Station[]) {
	return stations.find(({ id, isOver }) => !isOver && question.plannedIn.includes(id)) ?? null;
}

/** The circle of a question as it stands now: a place on an agenda to come counts as planned. */
export function circleNow(question: Travelling, stations: readonly Station[]): Circle {
	const circle = circleOf(question);
	return circle === 'asked' && plannedAt(question, stations) ? 'planned' : circle;
}

/** The four stops of a question, for its asker: 0 asked, 1 planned, 2 discussed, 3 answered; 4 when it is done. */
export function stopOf(question: Travelling, stations: readonly Station[]): 0 | 1 | 2 | 4 {
	if (question.state === 'answered' || question.state === 'applied') return 4;
	const treated = question.state === 'in_treatment' || question.outcome !== null;
	if (treated) return 2;
	return plannedAt(question, stations) || question.state === 'scheduled' ? 1 : 0;
}
