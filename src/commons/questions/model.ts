/** The longest learning question, in signs: what fits on a screen in a room. */
export const QUESTION_LIMIT = 300;

/** The states of a learning question (domain.md 2.4). */
export const QUESTION_STATES = [
	'raised',
	'themed',
	'shortlisted',
	'scheduled',
	'in_treatment',
	'answered',
	'partly_answered',
	'unanswered',
	'to_expert',
	'to_case',
	'parked',
	'open_at_end',
	'withdrawn',
	'merged',
	'applied',
	'dropped'
] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** How a treatment ended. */
export const OUTCOMES = ['answered', 'partly_answered', 'unanswered'] as const;
export type QuestionOutcome = (typeof OUTCOMES)[number];

/** Where a question goes that is not (fully) answered: exactly one. */
export const DESTINATIONS = ['next_meeting', 'expert', 'case', 'parked', 'dropped'] as const;
export type Destination = (typeof DESTINATIONS)[number];

/** A learning question as far as its way through time goes. */
export type QuestionStanding = {
	state: QuestionState;
	/** Of the last treatment; kept while the question travels on. */
	outcome: QuestionOutcome | null;
	/** What the facilitator proposed and the asker has not confirmed yet. */
	proposedOutcome: QuestionOutcome | null;
	destination: Destination | null;
	/** Null when the question has no asker who can be asked (anonymous, or raised by the group). */
	asker: string | null;
	/** The askers of merged questions and whoever joined; never the asker. */
	followers: readonly string[];
	theme: string | null;
	/** Where it is planned, or was treated last. */
	meeting: string | null;
	mergedInto: string | null;
};

/** Who does something. A facilitator who asked a question is its asker too. */
export type QuestionActor = { member: string; facilitates: boolean };

/** What can be done with a question. */
export type QuestionAct =
	| { kind: 'theme'; theme: string }
	| { kind: 'shortlist' }
	| { kind: 'plan'; meeting: string }
	| { kind: 'treat'; meeting: string }
	| { kind: 'propose'; outcome: QuestionOutcome }
	| { kind: 'conclude'; outcome: QuestionOutcome }
	| { kind: 'send'; to: Destination; meeting: string | null }
	| { kind: 'leave_open' }
	| { kind: 'reopen' }
	| { kind: 'withdraw' }
	| { kind: 'apply' };

/** The words of the trail, in the past tense: what happened to the question (question_event.event). */
export type QuestionEvent =
	| 'raised'
	| 'themed'
	| 'shortlisted'
	| 'scheduled'
	| 'treated'
	| 'outcome_proposed'
	| QuestionOutcome
	| 'carried_over'
	| 'to_expert'
	| 'to_case'
	| 'parked'
	| 'dropped'
	| 'left_open'
	| 'reopened'
	| 'withdrawn'
	| 'merged'
	| 'applied';

export type QuestionRefusal = 'wrong_state' | 'only_asker' | 'only_facilitator' | 'same_question';
export type QuestionChanged =
	{ ok: true; question: QuestionStanding; event: QuestionEvent } | { ok: false; reason: QuestionRefusal };

/** A question as it is when somebody raises it. */
export function raiseQuestion(asker: string | null): QuestionStanding {
	return {
		state: 'raised',
		outcome: null,
		proposedOutcome: null,
		destination: null,
		asker,
		followers: [],
		theme: null,
		meeting: null,
		mergedInto: null
	};
}

const WAITING: readonly QuestionState[] = [
	'raised',
	'themed',
	'shortlisted',
	'scheduled',
	'to_expert',
	'to_case',
	'parked'
];
const CONCLUDED: readonly QuestionState[] = ['answered', 'partly_answered', 'unanswered'];

/**
 * Carries out one act and names the event for the trail, or refuses. The facilitator may conclude "partly" and
 * "not"; "answered" is for the asker alone, the facilitator can only propose it. A question without an asker is
 * concluded by the facilitator (domain.md 2.4).
 */
export function actOnQuestion(
	question: QuestionStanding,
	act: QuestionAct,
	by: QuestionActor
): QuestionChanged {
	const reason = whyNot(question, act, by);
	if (reason) return { ok: false, reason };
	const to = (
		state: QuestionState,
		event: QuestionEvent,
		more: Partial<QuestionStanding> = {}
	): QuestionChanged => ({
		ok: true,
		question: { ...question, state, ...more },
		event
	});
	switch (act.kind) {
		case 'theme':
			return to(question.state === 'raised' ? 'themed' : question.state, 'themed', { theme: act.theme });
		case 'shortlist':
			return to('shortlisted', 'shortlisted');
		case 'plan':
			return to('scheduled', 'scheduled', { meeting: act.meeting });
		case 'treat':
			return to('in_treatment', 'treated', {
				meeting: act.meeting,
				destination: null,
				proposedOutcome: null
			});
		case 'propose':
			return to(question.state, 'outcome_proposed', { proposedOutcome: act.outcome });
		case 'conclude':
			return to(act.outcome, act.outcome, {
				outcome: act.outcome,
				destination: null,
				// A proposed "answered" keeps waiting for the asker, who may have left already.
				proposedOutcome: by.member === question.asker ? null : question.proposedOutcome
			});
		case 'send':
			return to(SENT[act.to].state, SENT[act.to].event, {
				destination: act.to,
				meeting: act.to === 'next_meeting' ? act.meeting : question.meeting
			});
		case 'leave_open':
			return to('open_at_end', 'left_open', { destination: null });
		case 'reopen':
			return to('raised', 'reopened', { destination: null, proposedOutcome: null });
		case 'withdraw':
			return to('withdrawn', 'withdrawn', { destination: null });
		case 'apply':
			return to('applied', 'applied');
	}
}

/** What sending a question on makes of it. */
const SENT: Record<Destination, { state: QuestionState; event: QuestionEvent }> = {
	next_meeting: { state: 'scheduled', event: 'carried_over' },
	expert: { state: 'to_expert', event: 'to_expert' },
	case: { state: 'to_case', event: 'to_case' },
	parked: { state: 'parked', event: 'parked' },
	dropped: { state: 'dropped', event: 'dropped' }
};

function whyNot(question: QuestionStanding, act: QuestionAct, by: QuestionActor): QuestionRefusal | null {
	const { state, outcome, asker } = question;
	const isAsker = asker !== null && by.member === asker;
	const ownsIt = isAsker || (asker === null && by.facilitates);
	const waiting = WAITING.includes(state);
	const atEnd = state === 'open_at_end';
	// At the end each asker is asked, also about a question that was never treated (final evaluation, domain.md 4.5).
	const sent = outcome === null ? atEnd && isAsker : waiting || atEnd;
	const inState = (fits: boolean): QuestionRefusal | null => (fits ? null : 'wrong_state');
	const facilitated = (fits: boolean): QuestionRefusal | null =>
		by.facilitates ? inState(fits) : 'only_facilitator';
	switch (act.kind) {
		case 'theme':
			return facilitated(waiting);
		case 'shortlist':
			return facilitated(state === 'raised' || state === 'themed');
		case 'plan':
		case 'treat':
			return facilitated(waiting || (state === 'open_at_end' && act.kind === 'plan'));
		case 'propose':
			return facilitated(state === 'in_treatment' || (CONCLUDED.includes(state) && state !== 'answered'));
		case 'conclude':
			if (state !== 'in_treatment' && !CONCLUDED.includes(state) && !sent) return 'wrong_state';
			if (ownsIt) return null;
			if (!by.facilitates) return 'only_asker';
			// The asker's word stands: a facilitator neither gives nor takes back "answered".
			return act.outcome === 'answered' || state === 'answered' ? 'only_asker' : null;
		case 'send':
			if (act.to === 'dropped' && !ownsIt) return 'only_asker';
			if (!by.facilitates && !isAsker) return 'only_facilitator';
			// A side track may be parked in the middle of its treatment.
			if (state === 'in_treatment') return inState(act.to === 'parked');
			return inState(waiting || state === 'partly_answered' || state === 'unanswered');
		case 'leave_open':
			return facilitated(waiting || state === 'partly_answered' || state === 'unanswered');
		case 'reopen':
			return facilitated(state === 'parked' || state === 'open_at_end' || state === 'dropped');
		case 'withdraw':
			return isAsker ? inState(waiting) : 'only_asker';
		case 'apply':
			return isAsker ? inState(state === 'answered' || state === 'partly_answered') : 'only_asker';
	}
}

/** Brings `from` into `into`: its asker and followers follow the question that stays. Both must still be open. */
export function mergeQuestions(
	from: QuestionStanding & { id: string },
	into: QuestionStanding & { id: string },
	by: QuestionActor
): { ok: true; from: QuestionStanding; into: QuestionStanding } | { ok: false; reason: QuestionRefusal } {
	if (!by.facilitates && (from.asker === null || by.member !== from.asker))
		return { ok: false, reason: 'only_facilitator' };
	if (from.id === into.id) return { ok: false, reason: 'same_question' };
	if (!WAITING.includes(from.state) || !(WAITING.includes(into.state) || into.state === 'in_treatment')) {
		return { ok: false, reason: 'wrong_state' };
	}
	const { id: _from, ...merged } = from;
	const { id: _into, ...kept } = into;
	return {
		ok: true,
		from: { ...merged, state: 'merged', mergedInto: into.id, destination: null },
		into: followedBy(kept, [...(from.asker === null ? [] : [from.asker]), ...from.followers])
	};
}

/** Adds people who want to know the answer too; the asker and doubles are left out. */
export function followedBy(question: QuestionStanding, people: readonly string[]): QuestionStanding {
	const followers = new Set([...question.followers, ...people]);
	if (question.asker !== null) followers.delete(question.asker);
	return { ...question, followers: [...followers] };
}

/** Whether the question still waits for an answer. Open ones are never lost: they stand on a list somewhere. */
export function isOpen({ state }: Pick<QuestionStanding, 'state'>): boolean {
	return !['answered', 'applied', 'withdrawn', 'merged', 'dropped'].includes(state);
}

/** What a question treated today still needs before the meeting can close (domain.md 2.2, hard stops). */
export function stillNeeds({ state }: Pick<QuestionStanding, 'state'>): 'outcome' | 'destination' | null {
	if (state === 'in_treatment') return 'outcome';
	return state === 'partly_answered' || state === 'unanswered' ? 'destination' : null;
}

/** The five circles of the visual language, for the way a question has come. */
export function circleOf({
	state,
	outcome
}: Pick<QuestionStanding, 'state' | 'outcome'>): 'asked' | 'planned' | 'to-expert' | 'partly' | 'answered' {
	if (state === 'answered' || state === 'applied') return 'answered';
	if (state === 'to_expert') return 'to-expert';
	if (state === 'scheduled' || state === 'in_treatment' || state === 'shortlisted') return 'planned';
	return outcome === 'partly_answered' ? 'partly' : 'asked';
}

/** How many questions ended in each outcome, over those that were treated. */
export function countOutcomes(
	questions: readonly Pick<QuestionStanding, 'outcome'>[]
): Record<QuestionOutcome, number> {
	const count = (outcome: QuestionOutcome) =>
		questions.filter((question) => question.outcome === outcome).length;
	return {
		answered: count('answered'),
		partly_answered: count('partly_answered'),
		unanswered: count('unanswered')
	};
}
