import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from '#platform/chance/model.ts';
import { rule } from '#tests/support/rule.ts';
import {
	checkBallot,
	dotsFor,
	hasQuorum,
	knownOptions,
	optionOrder,
	tally,
	tallyConsent,
	type Ballot,
	type Poll
} from '#steps/vote/model.ts';

const options = ['a', 'b', 'c'];
const score: Poll = { kind: 'score', options };
const approval: Poll = { kind: 'approval', options };
const dots: Poll = { kind: 'dots', options, dots: 3, perOption: 2 };
const consent: Poll = { kind: 'consent' };
const scores = (...list: Record<string, number>[]): Ballot[] =>
	list.map((s) => ({ kind: 'score', scores: s }));

describe('ballots', () => {
	test.each<[string, Poll, Ballot]>([
		['scores from 0 to 5', score, { kind: 'score', scores: { a: 0, b: 5 } }],
		['a blank score', score, { kind: 'score', scores: {} }],
		['some ticks', approval, { kind: 'approval', options: ['a', 'c'] }],
		['no ticks', approval, { kind: 'approval', options: [] }],
		['all dots', dots, { kind: 'dots', dots: { a: 2, b: 1 } }],
		['fewer dots', dots, { kind: 'dots', dots: { b: 1 } }],
		['consent', consent, { kind: 'consent', answer: 'consent' }],
		['a concern with its reason', consent, { kind: 'consent', answer: 'concern', reason: 'te snel' }]
	])('%s count', (_, poll, ballot) => {
		expect(checkBallot(poll, ballot)).toEqual({ ok: true });
	});

	test.each<[string, Poll, Ballot, string]>([
		['a score of 6', score, { kind: 'score', scores: { a: 6 } }, 'out_of_range'],
		['half a point', score, { kind: 'score', scores: { a: 2.5 } }, 'out_of_range'],
		['an option that is not there', score, { kind: 'score', scores: { x: 1 } }, 'unknown_option'],
		[
			'a tick for an option that is not there',
			approval,
			{ kind: 'approval', options: ['x'] },
			'unknown_option'
		],
		['the same tick twice', approval, { kind: 'approval', options: ['a', 'a'] }, 'twice'],
		['four of three dots', dots, { kind: 'dots', dots: { a: 2, b: 2 } }, 'too_many_dots'],
		['three dots on one', dots, { kind: 'dots', dots: { a: 3 } }, 'too_many_on_one'],
		['minus one dot', dots, { kind: 'dots', dots: { a: -1 } }, 'out_of_range'],
		['dots in a score', score, { kind: 'dots', dots: { a: 1 } }, 'other_kind'],
		['a score in a consent round', consent, { kind: 'score', scores: {} }, 'other_kind'],
		['consent in a score', score, { kind: 'consent', answer: 'consent' }, 'other_kind']
	])('%s is refused', (_, poll, ballot, reason) => {
		expect(checkBallot(poll, ballot)).toEqual({ ok: false, reason });
	});

	rule('H50', 'an objection says its reason', () => {
		expect(checkBallot(consent, { kind: 'consent', answer: 'objection', reason: '  ' })).toEqual({
			ok: false,
			reason: 'reason_missing'
		});
	});

	test('dots are a quarter of the options, three to five, at most two on one', () => {
		expect([4, 12, 16, 20, 60].map((n) => dotsFor(n).dots)).toEqual([3, 3, 4, 5, 5]);
		expect(dotsFor(12).perOption).toBe(2);
	});
});

describe('counting', () => {
	test('a score gives mean, spread, n and blanks; a blank is not a zero', () => {
		const result = tally(
			{ kind: 'score', options },
			scores({ a: 5, b: 0 }, { a: 4, b: 0 }, { a: 5, b: 5 }, { a: 3, b: 5 }, { a: 5 })
		);
		expect(result.numbers).toEqual([
			{ option: 'a', total: 22, n: 5, blanks: 0, mean: 4.4, spread: 0.8, counts: [0, 0, 0, 1, 1, 3] },
			{ option: 'b', total: 10, n: 4, blanks: 1, mean: 2.5, spread: 2.5, counts: [2, 0, 0, 0, 0, 2] },
			{ option: 'c', total: 0, n: 0, blanks: 5, mean: null, spread: null, counts: [0, 0, 0, 0, 0, 0] }
		]);
		expect(result.ranking).toEqual([
			{ rank: 1, options: ['a'] },
			{ rank: 2, options: ['b'] },
			{ rank: 3, options: ['c'] }
		]);
		expect(result.tie).toEqual([]);
	});

	test('a low mean of few beats no opinion at all', () => {
		expect(tally({ kind: 'score', options }, scores({ c: 0 })).ranking).toEqual([
			{ rank: 1, options: ['c'] },
			{ rank: 2, options: ['a', 'b'] }
		]);
	});

	test('equal means with different numbers of opinions are a tie', () => {
		const result = tally(
			{ kind: 'score', options: ['a', 'b'] },
			scores({ a: 1, b: 2 }, { a: 3 }, { a: 2, b: 2 })
		);
		expect(result.tie).toEqual(['a', 'b']);
	});

	test('ticks and dots are totals, and a tie is named, not broken', () => {
		const ticks = [['a', 'b'], ['b'], ['a'], ['c'], []].map((list): Ballot => ({
			kind: 'approval',
			options: list
		}));
		const approved = tally({ kind: 'approval', options }, ticks);
		expect(approved.tie).toEqual(['a', 'b']);
		expect(approved.ranking).toEqual([
			{ rank: 1, options: ['a', 'b'] },
			{ rank: 3, options: ['c'] }
		]);
		expect(approved.numbers?.map(({ total, n, blanks, mean }) => ({ total, n, blanks, mean }))).toEqual([
			{ total: 2, n: 2, blanks: 3, mean: null },
			{ total: 2, n: 2, blanks: 3, mean: null },
			{ total: 1, n: 1, blanks: 4, mean: null }
		]);
		const dotted = tally(
			{ kind: 'dots', options, dots: 3, perOption: 2 },
			[
				{ a: 2, b: 1 },
				{ b: 2, c: 0 }
			].map((given): Ballot => ({ kind: 'dots', dots: given }))
		);
		expect(dotted.ranking.map((place) => place.options)).toEqual([['b'], ['a'], ['c']]);
	});

	test('without a ballot every option is equal and nothing is claimed', () => {
		expect(tally({ kind: 'approval', options }, [])).toMatchObject({
			ballots: 0,
			tie: options,
			numbers: null
		});
		expect(tally({ kind: 'approval', options: [] }, [])).toMatchObject({ ranking: [], tie: [] });
	});

	rule('U10', 'under five ballots only the order is given, no numbers', () => {
		const four = scores({ a: 5 }, { a: 4 }, { a: 5 }, { b: 1 });
		expect(tally({ kind: 'score', options }, four)).toMatchObject({ ballots: 4, numbers: null });
		expect(tally({ kind: 'score', options }, four).ranking[0]?.options).toEqual(['a']);
		expect(tally({ kind: 'score', options }, [...four, ...scores({})]).numbers).not.toBeNull();
	});

	test('every option gets exactly one place, whatever people vote', () => {
		const ballot = fc.dictionary(fc.constantFrom(...options), fc.integer({ min: 0, max: 5 }));
		fc.assert(
			fc.property(fc.array(ballot), (list) => {
				const { ranking } = tally({ kind: 'score', options }, scores(...list));
				expect(ranking.flatMap((place) => place.options).toSorted()).toEqual(options);
				let before = 0;
				for (const place of ranking) {
					expect(place.rank).toBe(before + 1);
					before += place.options.length;
				}
			}),
			{ seed: 218 }
		);
	});
});

describe('consent', () => {
	const yes: Ballot = { kind: 'consent', answer: 'consent' };
	const concern: Ballot = { kind: 'consent', answer: 'concern', reason: 'Wie trekt? ' };
	const objection: Ballot = { kind: 'consent', answer: 'objection', reason: 'Geen budget' };

	rule('H50', 'one objection is enough to go back to the proposal, whatever the number of yeses', () => {
		expect(tallyConsent([yes, yes, yes, yes, yes, yes, objection, concern])).toEqual({
			ballots: 8,
			outcome: 'objections',
			objections: ['Geen budget'],
			concerns: ['Wie trekt?'],
			counts: { consent: 6, concern: 1, objection: 1 }
		});
	});

	rule('H50', 'a concern is kept but does not stop the proposal', () => {
		expect(tallyConsent([yes, yes, yes, yes, concern])).toMatchObject({
			outcome: 'consent',
			concerns: ['Wie trekt?']
		});
	});

	test('under five no counts; nobody is not a yes', () => {
		expect(tallyConsent([yes, objection])).toMatchObject({ outcome: 'objections', counts: null });
		expect(tallyConsent([])).toMatchObject({ outcome: 'nobody_answered', counts: null });
	});
});

test('each phone has its own order of options, and keeps it', () => {
	const twelve = Array.from({ length: 12 }, (_, i) => `o${i}`);
	const phone = (id: string) => optionOrder(twelve, seeded(`run-1:${id}`));
	expect(phone('an')).toEqual(phone('an'));
	expect(phone('an')).not.toEqual(phone('bart'));
	expect(phone('an').toSorted()).toEqual(twelve.toSorted());
});

test('the quorum is two thirds of those present', () => {
	expect([9, 10].map((ballots) => hasQuorum(ballots, 15))).toEqual([false, true]);
	expect([8, 9].map((ballots) => hasQuorum(ballots, 13))).toEqual([false, true]);
	expect(hasQuorum(0, 0)).toBe(false);
});

test('an option that was taken off while somebody was choosing is no choice any more', () => {
	const left = ['a'];
	expect(knownOptions({ kind: 'score', scores: { a: 4, b: 5 } }, left)).toEqual({
		kind: 'score',
		scores: { a: 4 }
	});
	expect(knownOptions({ kind: 'dots', dots: { b: 2 } }, left)).toEqual({ kind: 'dots', dots: {} });
	expect(knownOptions({ kind: 'approval', options: ['b', 'a'] }, left)).toEqual({
		kind: 'approval',
		options: ['a']
	});
	expect(knownOptions({ kind: 'consent', answer: 'consent' }, [])).toEqual({
		kind: 'consent',
		answer: 'consent'
	});
	expect(knownOptions(null, left)).toBeNull();
});
