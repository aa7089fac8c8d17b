import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { rule } from '#tests/support/rule.ts';
import {
	actOnQuestion,
	circleOf,
	countOutcomes,
	DESTINATIONS,
	followedBy,
	isOpen,
	mergeQuestions,
	OUTCOMES,
	QUESTION_STATES,
	raiseQuestion,
	stillNeeds,
	type QuestionAct,
	type QuestionActor,
	type QuestionEvent,
	type QuestionStanding
} from '#commons/questions/model.ts';

const facilitator: QuestionActor = { member: 'hilde', facilitates: true };
const asker: QuestionActor = { member: 'an', facilitates: false };
const other: QuestionActor = { member: 'bart', facilitates: false };

function act(question: QuestionStanding, by: QuestionActor, ...acts: QuestionAct[]): QuestionStanding {
	for (const one of acts) {
		const changed = actOnQuestion(question, one, by);
		if (!changed.ok) throw new Error(`${one.kind} in ${question.state}: ${changed.reason}`);
		question = changed.question;
	}
	return question;
}
const refusal = (question: QuestionStanding, by: QuestionActor, one: QuestionAct) => {
	const changed = actOnQuestion(question, one, by);
	return changed.ok ? null : changed.reason;
};
const inTreatment = act(raiseQuestion('an'), facilitator, { kind: 'treat', meeting: 's1' });
const partly = act(inTreatment, facilitator, { kind: 'conclude', outcome: 'partly_answered' });

rule(
	'H29',
	'the fourteen questions of PC218 go their way from sign-up to the end, and end as they should',
	() => {
		const ended = pc218.learning_questions.map(({ by, trail }) => {
			let question = raiseQuestion(by);
			for (const [word = '', meeting = 's1'] of trail.map((line) => line.replace(':', '').split(' '))) {
				const byAsker = { member: by, facilitates: false };
				if (word === 'themed') question = act(question, facilitator, { kind: 'theme', theme: 't' });
				if (word === 'scheduled') question = act(question, facilitator, { kind: 'plan', meeting });
				if (word === 'treated') question = act(question, facilitator, { kind: 'treat', meeting });
				if (word === 'answered') question = act(question, byAsker, { kind: 'conclude', outcome: 'answered' });
				if (word === 'partly')
					question = act(question, facilitator, { kind: 'conclude', outcome: 'partly_answered' });
				if (word === 'unanswered') {
					if (question.state !== 'in_treatment')
						question = act(question, facilitator, { kind: 'treat', meeting });
					question = act(question, facilitator, { kind: 'conclude', outcome: 'unanswered' });
				}
				if (word === 'carried_over')
					question = act(question, facilitator, { kind: 'send', to: 'next_meeting', meeting });
				if (word === 'to_expert')
					question = act(question, facilitator, { kind: 'send', to: 'expert', meeting: null });
				if (word === 'listed') question = act(question, facilitator, { kind: 'leave_open' });
			}
			return question;
		});
		expect(countOutcomes(ended)).toEqual(pc218.expected.questions_by_status);
		expect(ended.map((question) => question.outcome)).toEqual(
			pc218.learning_questions.map((question) => question.status)
		);
		expect(ended.at(-1)).toMatchObject({ state: 'open_at_end', meeting: 's4' });
	}
);

describe('who says whether it is answered', () => {
	rule('H71', 'only the asker confirms "answered"; the facilitator proposes', () => {
		const proposed = act(inTreatment, facilitator, { kind: 'propose', outcome: 'answered' });
		expect(proposed).toMatchObject({ state: 'in_treatment', outcome: null, proposedOutcome: 'answered' });
		expect(refusal(proposed, facilitator, { kind: 'conclude', outcome: 'answered' })).toBe('only_asker');
		expect(refusal(proposed, other, { kind: 'conclude', outcome: 'unanswered' })).toBe('only_asker');
		expect(refusal(proposed, asker, { kind: 'propose', outcome: 'answered' })).toBe('only_facilitator');
		const confirmed = act(proposed, asker, { kind: 'conclude', outcome: 'answered' });
		expect(confirmed).toMatchObject({ state: 'answered', outcome: 'answered', proposedOutcome: null });
	});

	test('when the asker has left, the facilitator writes "partly" and the proposal waits for a mail', () => {
		let question = act(inTreatment, facilitator, { kind: 'propose', outcome: 'answered' });
		question = act(question, facilitator, { kind: 'conclude', outcome: 'partly_answered' });
		question = act(question, facilitator, { kind: 'send', to: 'next_meeting', meeting: 's2' });
		expect(question).toMatchObject({ state: 'scheduled', proposedOutcome: 'answered', meeting: 's2' });
		question = act(question, asker, { kind: 'conclude', outcome: 'answered' });
		expect(question).toMatchObject({ state: 'answered', destination: null, proposedOutcome: null });
	});

	test('the facilitator does not take back the asker\'s "answered"; the asker may', () => {
		const answered = act(inTreatment, asker, { kind: 'conclude', outcome: 'answered' });
		expect(refusal(answered, facilitator, { kind: 'conclude', outcome: 'unanswered' })).toBe('only_asker');
		expect(refusal(answered, facilitator, { kind: 'propose', outcome: 'unanswered' })).toBe('wrong_state');
		expect(act(answered, asker, { kind: 'conclude', outcome: 'partly_answered' }).state).toBe(
			'partly_answered'
		);
	});

	test('a question without an asker is concluded by the facilitator', () => {
		const nobodys = act(raiseQuestion(null), facilitator, { kind: 'treat', meeting: 's1' });
		expect(refusal(nobodys, other, { kind: 'conclude', outcome: 'answered' })).toBe('only_asker');
		expect(act(nobodys, facilitator, { kind: 'conclude', outcome: 'answered' }).state).toBe('answered');
	});

	test('a question that was never treated has no outcome', () => {
		expect(refusal(raiseQuestion('an'), asker, { kind: 'conclude', outcome: 'answered' })).toBe(
			'wrong_state'
		);
	});
});

describe('where an open question goes', () => {
	rule('H59', 'what stays open gets exactly one destination, and the last one counts', () => {
		let question = partly;
		expect(stillNeeds(question)).toBe('destination');
		for (const to of ['next_meeting', 'expert', 'case', 'parked'] as const) {
			question = act(question, facilitator, { kind: 'send', to, meeting: 's2' });
			expect(question.destination).toBe(to);
			expect(stillNeeds(question)).toBeNull();
			expect(isOpen(question)).toBe(true);
		}
	});

	rule(
		'H68',
		'a question for an expert waits until the expert is planned, and keeps its last outcome',
		() => {
			let question = act(partly, facilitator, { kind: 'send', to: 'expert', meeting: null });
			expect(circleOf(question)).toBe('to-expert');
			question = act(
				question,
				facilitator,
				{ kind: 'plan', meeting: 's3' },
				{ kind: 'treat', meeting: 's3' }
			);
			expect(question).toMatchObject({
				state: 'in_treatment',
				outcome: 'partly_answered',
				destination: null
			});
		}
	);

	test('only the asker drops a question, or the facilitator when nobody asked it', () => {
		const drop: QuestionAct = { kind: 'send', to: 'dropped', meeting: null };
		expect(refusal(partly, facilitator, drop)).toBe('only_asker');
		expect(isOpen(act(partly, asker, drop))).toBe(false);
		const nobodys = act(raiseQuestion(null), facilitator, drop);
		expect(nobodys.state).toBe('dropped');
	});

	rule('H44', 'a side track can be parked in the middle of the talk, and comes back', () => {
		const parked = act(inTreatment, facilitator, { kind: 'send', to: 'parked', meeting: null });
		expect(act(parked, facilitator, { kind: 'reopen' }).state).toBe('raised');
		expect(refusal(inTreatment, facilitator, { kind: 'send', to: 'expert', meeting: null })).toBe(
			'wrong_state'
		);
	});

	test('an answered question is not sent anywhere', () => {
		const answered = act(inTreatment, asker, { kind: 'conclude', outcome: 'answered' });
		expect(refusal(answered, facilitator, { kind: 'send', to: 'expert', meeting: null })).toBe('wrong_state');
	});
});

describe('merging', () => {
	const one = { id: 'q1', ...followedBy(raiseQuestion('an'), ['chris']) };
	const two = { id: 'q2', ...raiseQuestion('bart') };

	test('the askers of a merged question follow the one that stays', () => {
		const merged = mergeQuestions(one, two, facilitator);
		if (!merged.ok) throw new Error(merged.reason);
		expect(merged.from).toMatchObject({ state: 'merged', mergedInto: 'q2' });
		expect(merged.into).toMatchObject({ state: 'raised', asker: 'bart', followers: ['an', 'chris'] });
		expect(isOpen(merged.from)).toBe(false);
	});

	test('with itself, by somebody else, or with a question that is done: refused', () => {
		expect(mergeQuestions(one, one, facilitator)).toEqual({ ok: false, reason: 'same_question' });
		expect(mergeQuestions(one, two, other)).toEqual({ ok: false, reason: 'only_facilitator' });
		expect(mergeQuestions(one, two, asker).ok).toBe(true);
		for (const state of ['answered', 'withdrawn', 'merged'] as const) {
			expect(mergeQuestions(one, { ...two, state }, facilitator)).toEqual({
				ok: false,
				reason: 'wrong_state'
			});
			expect(mergeQuestions({ ...one, state }, two, facilitator)).toEqual({
				ok: false,
				reason: 'wrong_state'
			});
		}
	});

	test('nobody follows twice, nor the own question', () => {
		expect(followedBy(raiseQuestion('an'), ['bart', 'an', 'bart']).followers).toEqual(['bart']);
	});
});

test('at the end the asker may call a question answered that was never treated, the facilitator may not judge it', () => {
	const left = act(raiseQuestion('an'), facilitator, { kind: 'leave_open' });
	expect(act(left, asker, { kind: 'conclude', outcome: 'answered' }).state).toBe('answered');
	expect(refusal(left, facilitator, { kind: 'conclude', outcome: 'unanswered' })).toBe('wrong_state');
});

test('withdrawing and applying are for the asker alone', () => {
	expect(refusal(raiseQuestion('an'), facilitator, { kind: 'withdraw' })).toBe('only_asker');
	expect(act(raiseQuestion('an'), asker, { kind: 'withdraw' }).state).toBe('withdrawn');
	expect(refusal(inTreatment, asker, { kind: 'withdraw' })).toBe('wrong_state');
	expect(refusal(partly, facilitator, { kind: 'apply' })).toBe('only_asker');
	expect(act(partly, asker, { kind: 'apply' }).state).toBe('applied');
});

test('a theme may be set while a question waits; only a raised one becomes "themed"', () => {
	const scheduled = act(
		raiseQuestion('an'),
		facilitator,
		{ kind: 'shortlist' },
		{ kind: 'plan', meeting: 's1' }
	);
	expect(act(scheduled, facilitator, { kind: 'theme', theme: 't' })).toMatchObject({
		state: 'scheduled',
		theme: 't'
	});
	expect(act(raiseQuestion('an'), facilitator, { kind: 'theme', theme: 't' }).state).toBe('themed');
	expect(refusal(raiseQuestion('an'), asker, { kind: 'theme', theme: 't' })).toBe('only_facilitator');
});

test('the circle shows how far the question came', () => {
	const circle = (state: QuestionStanding['state'], outcome: QuestionStanding['outcome'] = null) =>
		circleOf({ state, outcome });
	expect(circle('raised')).toBe('asked');
	expect(circle('scheduled', 'partly_answered')).toBe('planned');
	expect(circle('partly_answered', 'partly_answered')).toBe('partly');
	expect(circle('parked', 'partly_answered')).toBe('partly');
	expect(circle('unanswered', 'unanswered')).toBe('asked');
	expect(circle('applied', 'answered')).toBe('answered');
});

const acts: fc.Arbitrary<QuestionAct> = fc.oneof(
	fc.constantFrom<QuestionAct>(
		{ kind: 'shortlist' },
		{ kind: 'leave_open' },
		{ kind: 'reopen' },
		{ kind: 'withdraw' },
		{ kind: 'apply' }
	),
	fc.constantFrom('s1', 's2').map((meeting): QuestionAct => ({ kind: 'plan', meeting })),
	fc.constantFrom('s1', 's2').map((meeting): QuestionAct => ({ kind: 'treat', meeting })),
	fc.constantFrom(...OUTCOMES).map((outcome): QuestionAct => ({ kind: 'propose', outcome })),
	fc.constantFrom(...OUTCOMES).map((outcome): QuestionAct => ({ kind: 'conclude', outcome })),
	fc.constantFrom(...DESTINATIONS).map((to): QuestionAct => ({ kind: 'send', to, meeting: 's2' }))
);

rule(
	'H59',
	'whatever is done with a question, it is never lost and "answered" is always the asker\'s word',
	() => {
		const steps = fc.array(fc.tuple(acts, fc.constantFrom(facilitator, asker, other)), { maxLength: 40 });
		fc.assert(
			fc.property(steps, (list) => {
				let question = raiseQuestion('an');
				const trail: QuestionEvent[] = ['raised'];
				for (const [one, by] of list) {
					const changed = actOnQuestion(question, one, by);
					if (!changed.ok) continue;
					if (changed.event === 'answered') expect(by).toBe(asker);
					if (changed.event === 'dropped' || changed.event === 'withdrawn') expect(by).toBe(asker);
					question = changed.question;
					trail.push(changed.event);
					expect(QUESTION_STATES).toContain(question.state);
					expect(question.asker).toBe('an');
					// A destination belongs to a question on its way, never to one that is done or being treated.
					if (question.destination !== null) {
						expect(['scheduled', 'shortlisted', 'to_expert', 'to_case', 'parked', 'dropped']).toContain(
							question.state
						);
					}
					if (stillNeeds(question) !== null) expect(question.destination).toBeNull();
				}
				if (question.outcome !== null)
					expect(trail.some((e) => e === 'treated' || e === 'left_open')).toBe(true);
			}),
			{ seed: 218, numRuns: 1000 }
		);
	}
);
