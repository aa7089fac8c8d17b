import { isOpen, type QuestionStanding } from '#commons/questions/model.ts';

/** What is said of each point when summing up (handbook 2.3.1.1 skill 1). */
export const RECAP_MARKS = ['done', 'off_track', 'go_on'] as const;
export type RecapMark = (typeof RECAP_MARKS)[number];

/** Where something goes that was put aside (domain.md 2.4). */
export const PARKED_DESTINATIONS = ['learning_question', 'agenda', 'action', 'expert', 'dropped'] as const;

/** A point of today's agenda, with its mark once there is one. */
export type RecapPoint = { itemId: string; title: string; mark: RecapMark | null; note: string };

/** A question as the recap sees it. */
export type RecapQuestion = Pick<QuestionStanding, 'state' | 'destination' | 'followers'> & {
	id: string;
	text: string;
};

/**
 * The mark to propose for a point, which the group corrects: go on when a question of it stays open, off track
 * when all that is left of it was parked, else done.
 */
export function proposedMark(questions: readonly Pick<RecapQuestion, 'state'>[]): RecapMark {
	const open = questions.filter(isOpen);
	if (open.length === 0) return 'done';
	return open.every((question) => question.state === 'parked') ? 'off_track' : 'go_on';
}

/** The points that still wait for a mark. */
export function unmarked(points: readonly RecapPoint[]): RecapPoint[] {
	return points.filter((point) => point.mark === null);
}

/** Why something stands in the proposal for the next agenda. */
export type ProposalReason =
	| 'carried_over'
	| 'expert_planned'
	| 'go_on'
	| 'case'
	| 'promise_at_risk'
	| 'theme_wished'
	| 'off_track'
	| 'sent'
	| 'parked';

/** A line of the proposal for the next agenda. `id` names the question, agenda item or promise; a theme has none. */
export type ProposalLine = { reason: ProposalReason; id: string | null; text: string; weight: number };

/** What a line of a proposal is known by: why it stands there and what it is about. */
export function lineKey({ reason, id, text }: Pick<ProposalLine, 'reason' | 'id' | 'text'>): string {
	return `${reason}:${id ?? text}`;
}

/** What a meeting leaves behind for the next one. */
export type RecapHarvest = {
	points: readonly RecapPoint[];
	questions: readonly RecapQuestion[];
	/** Promises under five or never scored half-way (domain.md 4.3). */
	promisesAtRisk: readonly { id: string; text: string }[];
	/** Themes wished in the evaluation; the same wish may come more than once. Only when they may be shown. */
	themesWished: readonly string[];
};

const ORDER: readonly ProposalReason[] = [
	'carried_over',
	'expert_planned',
	'go_on',
	'case',
	'promise_at_risk',
	'theme_wished',
	'off_track',
	'sent',
	'parked'
];

/**
 * The proposal for the next agenda (H46, domain.md 2.6): what was carried over first, by how many want to know it,
 * then what the group goes on with, promises that ask for attention, wished themes by how often, and last what
 * was parked. Nothing that is open is left out. The group may change all of it.
 */
export function proposeNextAgenda({
	points,
	questions,
	promisesAtRisk,
	themesWished
}: RecapHarvest): ProposalLine[] {
	const lines: ProposalLine[] = [];
	for (const question of questions.filter(isOpen)) {
		lines.push({
			reason: reasonFor(question),
			id: question.id,
			text: question.text,
			weight: 1 + question.followers.length
		});
	}
	for (const { itemId, title, mark } of points) {
		if (mark === 'go_on' || mark === 'off_track')
			lines.push({ reason: mark, id: itemId, text: title, weight: 1 });
	}
	for (const { id, text } of promisesAtRisk) lines.push({ reason: 'promise_at_risk', id, text, weight: 1 });
	lines.push(...countWishes(themesWished));
	return lines.sort((a, b) => ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) || b.weight - a.weight);
}

function reasonFor({ state, destination }: RecapQuestion): ProposalReason {
	if (state === 'to_expert' || destination === 'expert') return 'expert_planned';
	if (state === 'to_case' || destination === 'case') return 'case';
	return state === 'parked' ? 'parked' : 'carried_over';
}

function countWishes(wishes: readonly string[]): ProposalLine[] {
	const counted = new Map<string, ProposalLine>();
	for (const wish of wishes) {
		const text = wish.replace(/\s+/gu, ' ').trim();
		const key = text.toLowerCase();
		if (key === '') continue;
		const weight = (counted.get(key)?.weight ?? 0) + 1;
		counted.set(key, { reason: 'theme_wished', id: null, text: counted.get(key)?.text ?? text, weight });
	}
	return [...counted.values()];
}

/** What the group settles about the next meeting before it leaves (H60). */
export type NextMeeting = {
	startsAt: Date | null;
	place: string;
	/** The organisation where they meet. */
	host: string | null;
	/** What it is about. */
	title: string;
};

/** What the group settles before it leaves. */
export type ToSettle = 'date' | 'place' | 'host' | 'theme';

/**
 * What is not settled yet for next time: hints and no hard stop, because a date may follow by mail (domain.md 2.2).
 * Without a next meeting that is everything, unless this was the last one of the plan.
 */
export function notSettled(next: NextMeeting | null, isLast = false): ToSettle[] {
	if (next === null && isLast) return [];
	const settled: [ToSettle, boolean][] = [
		['date', next !== null && next.startsAt !== null],
		['place', next !== null && next.place.trim() !== ''],
		['host', next !== null && next.host !== null],
		['theme', next !== null && next.title.trim() !== '']
	];
	return settled.flatMap(([name, there]) => (there ? [] : [name]));
}

/** How long members may react to the proposal after it went out by mail, in milliseconds: 72 hours (invariant 4). */
export const REACTION_TIME = 72 * 3_600_000;

/**
 * Whether the next agenda is agreed: by a tap of everybody present, or when the time to react by mail is over
 * (`reactUntil`; null before the mail). An objection keeps it open until it is settled. Times in milliseconds.
 */
export function agreementOn(
	{
		reactUntil,
		present,
		agreed,
		objections
	}: { reactUntil: number | null; present: number; agreed: number; objections: number },
	now: number
): 'agreed' | 'open' | 'objection' {
	if (objections > 0) return 'objection';
	const everybody = present > 0 && agreed >= present;
	return everybody || (reactUntil !== null && now >= reactUntil) ? 'agreed' : 'open';
}
