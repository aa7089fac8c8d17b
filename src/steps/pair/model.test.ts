import { describe, expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { encountersIn, mixInput, mixPerson } from '#steps/mixing/model.ts';
import { mix, PREVIEW } from '#steps/mixing/plan/model.ts';
import {
	firstTalks,
	groupCoverage,
	minutesFor,
	momentAt,
	paceThatFits,
	partAt,
	placeOf,
	roundsFor,
	roundsThatFit,
	sizeAdvice,
	tablesInstead,
	takePauseSeat,
	whatFits,
	whoMetWhom,
	type PairPerson,
	type Round
} from '#steps/pair/model.ts';

const round: Round = {
	number: 1,
	pairings: [
		{ table: 1, people: ['an', 'bart'] },
		{ table: 2, people: ['chris', 'dorien'] }
	],
	pausing: 'els'
};
const person = (id: string, fixedTable: number | null = null): PairPerson => ({
	id,
	organisation: null,
	fixedTable
});

describe('time', () => {
	test.each([
		[10, 9, 285, 45],
		[11, 11, 230, 40],
		[12, 11, 230, 40],
		[13, 13, 190, 40],
		[14, 13, 190, 40],
		[15, 15, 160, 40]
	])('%i people: %i rounds, %i + %i seconds fit into fifty minutes', (people, rounds, talk, change) => {
		expect(roundsFor(people)).toBe(rounds);
		expect(paceThatFits(people)).toEqual({ talkSeconds: talk, changeSeconds: change });
	});

	rule('H24', 'ten to fifteen people have all met within the hour', () => {
		for (let people = 10; people <= 15; people++) {
			expect(minutesFor(roundsFor(people), paceThatFits(people))).toBeLessThanOrEqual(60);
		}
	});

	test('minutes are nine plus rounds times talk and change', () => {
		expect(minutesFor(15, { talkSeconds: 160, changeSeconds: 40 })).toBe(59);
		expect(minutesFor(15, { talkSeconds: 150, changeSeconds: 40 })).toBe(57);
		expect(minutesFor(9, { talkSeconds: 300, changeSeconds: 45 })).toBe(61);
		expect(minutesFor(0, { talkSeconds: 150, changeSeconds: 40 })).toBe(9);
	});

	test('few people do not talk for a quarter of an hour each round', () => {
		expect(paceThatFits(4)).toEqual({ talkSeconds: 300, changeSeconds: 45 });
	});

	test('with enough time everybody meets everybody', () => {
		expect(whatFits(15, 59)).toEqual({
			rounds: 15,
			pace: { talkSeconds: 160, changeSeconds: 40 },
			meets: 14,
			complete: true
		});
	});

	test('with little time there are fewer rounds of at least two minutes', () => {
		expect(whatFits(15, 30)).toEqual({
			rounds: 7,
			pace: { talkSeconds: 120, changeSeconds: 40 },
			meets: 7,
			complete: false
		});
		expect(whatFits(15, 9)).toMatchObject({ rounds: 0, meets: 0, complete: false });
		expect(whatFits(1, 60)).toMatchObject({ rounds: 0, meets: 0, complete: true });
	});

	rule('H24', 'the half-time signal gives both people the same time, then everybody changes seats', () => {
		const pace = { talkSeconds: 160, changeSeconds: 40 };
		expect(momentAt(-5, 15, pace)).toEqual({ round: 1, part: 'first_half', secondsLeft: 80 });
		expect(momentAt(79, 15, pace)).toEqual({ round: 1, part: 'first_half', secondsLeft: 1 });
		expect(momentAt(80, 15, pace)).toEqual({ round: 1, part: 'second_half', secondsLeft: 80 });
		expect(momentAt(160, 15, pace)).toEqual({ round: 1, part: 'change', secondsLeft: 40 });
		expect(momentAt(200, 15, pace)).toEqual({ round: 2, part: 'first_half', secondsLeft: 80 });
		expect(momentAt(2999, 15, pace)).toEqual({ round: 15, part: 'change', secondsLeft: 1 });
		expect(momentAt(3000, 15, pace)).toEqual({ round: 15, part: 'over', secondsLeft: 0 });
	});
});

describe('size', () => {
	rule('H25', 'above sixteen people the advice is small groups instead of pairs', () => {
		expect([2, 3, 15, 16, 17, 43].map(sizeAdvice)).toEqual([
			'too_few',
			'fits',
			'fits',
			'fits',
			'use_small_groups',
			'use_small_groups'
		]);
	});

	rule('H25', 'the planner says how many others somebody can meet in small groups', () => {
		expect(groupCoverage(43, 5, 4)).toEqual({ meets: 16, others: 42 });
		expect(groupCoverage(43, 6, 5)).toEqual({ meets: 25, others: 42 });
		expect(groupCoverage(6, 5, 4)).toEqual({ meets: 5, others: 5 });
	});

	test('fifteen people have all met after five rounds at tables of four', () => {
		expect(tablesInstead(15)).toEqual({ rounds: 5, sizes: [4, 4, 4, 3] });
		expect(tablesInstead(43)).toBeNull();
	});

	test.each([10, 11, 12, 13, 14, 15, 16])(
		'at the tables for %i people everybody sits with everybody, as the cockpit says, for each of ten seeds',
		(people) => {
			const { rounds, sizes } = tablesInstead(people) ?? { rounds: 0, sizes: [] };
			const input = mixInput(
				Array.from({ length: people }, (_, at) => mixPerson(`p${at}`)),
				Array.from({ length: rounds }, () => sizes)
			);
			for (const seed of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']) {
				const plan = mix(input, seed, PREVIEW);
				const met = encountersIn(plan.ok ? plan.value : []);
				expect(met).toHaveLength((people * (people - 1)) / 2);
				expect(Math.max(...met.map(({ times }) => times))).toBeLessThanOrEqual(2);
			}
		}
	);
});

describe('places', () => {
	rule('H26', 'everybody is told the table and the partner, or the pause', () => {
		expect(placeOf(round, 'an')).toEqual({ kind: 'table', table: 1, partner: 'bart' });
		expect(placeOf(round, 'dorien')).toEqual({ kind: 'table', table: 2, partner: 'chris' });
		expect(placeOf(round, 'els')).toEqual({ kind: 'pause' });
		expect(placeOf(round, 'filip')).toEqual({ kind: 'absent' });
	});

	test('a late comer sits down with whoever pauses, at a free table', () => {
		expect(takePauseSeat(round, person('filip'))).toEqual({
			number: 1,
			pairings: [...round.pairings, { table: 3, people: ['els', 'filip'] }],
			pausing: null
		});
		expect(takePauseSeat(round, person('filip', 7)).pairings.at(-1)?.table).toBe(7);
	});

	test('without a pause, or for somebody who already sits, the round stays as it is', () => {
		const full = { ...round, pausing: null };
		expect(takePauseSeat(full, person('filip'))).toBe(full);
		expect(takePauseSeat(round, person('an'))).toBe(round);
		expect(takePauseSeat(round, person('els'))).toBe(round);
	});

	test('a round in which nobody meets anybody new can be told from a useful one', () => {
		const next: Round = {
			number: 2,
			pairings: [
				{ table: 1, people: ['bart', 'an'] },
				{ table: 2, people: ['els', 'dorien'] }
			],
			pausing: 'chris'
		};
		expect(firstTalks([round], next)).toBe(1);
		expect(firstTalks([round, next], next)).toBe(0);
	});

	test('who met whom counts a couple once, whoever is named first', () => {
		const again: Round = { number: 2, pairings: [{ table: 1, people: ['bart', 'an'] }], pausing: null };
		expect(whoMetWhom([round, again])).toEqual([
			{ people: ['an', 'bart'], times: 2 },
			{ people: ['chris', 'dorien'], times: 1 }
		]);
	});
});

test('the part of a round follows the clock of the server, and stands still while paused', () => {
	const clock = { halfAt: 100, talkEndsAt: 200 };
	expect([0, 100, 200].map((now) => partAt(clock, null, now))).toEqual([
		'first_half',
		'second_half',
		'change'
	]);
	expect(partAt(clock, 50, 500)).toBe('first_half');
	expect(partAt(null, null, 0)).toBe('seats');
});

test('as many rounds fit as there is time for, without a change of seats after the last', () => {
	const pace = { talkSeconds: 160, changeSeconds: 40 };
	expect(roundsThatFit(0, 600_000, pace)).toBe(3);
	expect(roundsThatFit(0, 560_000, pace)).toBe(3);
	expect(roundsThatFit(0, 559_000, pace)).toBe(2);
	expect(roundsThatFit(10, 0, pace)).toBe(0);
});
