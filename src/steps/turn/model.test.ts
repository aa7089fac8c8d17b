import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '#platform/chance/model.ts';
import { rule } from '#tests/support/rule.ts';
import {
	beginTurns,
	endTurn,
	fairShare,
	joinTurns,
	leaveTurns,
	minutesForTurns,
	roundAdvice,
	speaking,
	stillToSpeak,
	turnBack,
	turnLeft,
	type Turn,
	type Turns
} from '#steps/turn/model.ts';

const seats = [
	{ id: 'chris', seat: 3 },
	{ id: 'late', seat: null },
	{ id: 'an', seat: 1 },
	{ id: 'bart', seat: 2 }
];
const begun = () => beginTurns(seats, 'seats', seeded('unused'));

function end(turns: Turns, person: string, act: Turn['act'] = 'spoke'): Turns {
	const outcome = endTurn(turns, person, act);
	if (!outcome.ok) throw new Error(`it is not the turn of ${person}`);
	return outcome.turns;
}

test('along the seats; who has no seat comes last', () => {
	expect(begun().order).toEqual(['an', 'bart', 'chris', 'late']);
});

test('by chance: everybody once, and the same seed gives the same order', () => {
	const order = (seed: string) => beginTurns(seats, 'random', seeded(seed)).order;
	expect(order('a').toSorted()).toEqual(['an', 'bart', 'chris', 'late']);
	expect(order('a')).toEqual(order('a'));
	expect(new Set(['a', 'b', 'c', 'd', 'e'].map((seed) => order(seed)[0])).size).toBeGreaterThan(1);
});

rule('H41', 'who passes is asked again at the end, once, and a second pass is respected', () => {
	let turns = end(begun(), 'an', 'passed');
	expect(stillToSpeak(turns)).toEqual(['bart', 'chris', 'late', 'an']);
	turns = end(end(end(turns, 'bart'), 'chris', 'passed'), 'late');
	expect(stillToSpeak(turns)).toEqual(['an', 'chris']);
	turns = end(turns, 'an', 'passed');
	expect(stillToSpeak(turns)).toEqual(['chris']);
	turns = end(turns, 'chris', 'spoke');
	expect(speaking(turns)).toBeNull();
});

test('a second tap on "next" skips nobody', () => {
	const turns = end(begun(), 'an');
	expect(endTurn(turns, 'an', 'spoke')).toEqual({ ok: false, reason: 'not_their_turn' });
	expect(endTurn({ order: [], log: [] }, 'an', 'spoke')).toEqual({ ok: false, reason: 'not_their_turn' });
});

rule('U11', 'a turn can be taken back, also a pass', () => {
	const turns = end(begun(), 'an', 'passed');
	expect(turnBack(turns)).toEqual(begun());
	expect(turnBack(begun())).toEqual(begun());
});

rule('U16', 'a late comer gets a turn before those who passed; a leaver is not waited for', () => {
	let turns = end(begun(), 'an', 'passed');
	turns = joinTurns(turns, 'els');
	expect(stillToSpeak(turns)).toEqual(['bart', 'chris', 'late', 'els', 'an']);
	expect(joinTurns(turns, 'els')).toBe(turns);
	turns = leaveTurns(leaveTurns(turns, 'bart'), 'an');
	expect(stillToSpeak(turns)).toEqual(['chris', 'late', 'els']);
	expect(speaking(turns)).toBe('chris');
});

rule('H41', 'everybody is asked, and the round always ends', () => {
	fc.assert(
		fc.property(fc.nat({ max: 20 }), fc.infiniteStream(fc.boolean()), (n, passes) => {
			const people = Array.from({ length: n }, (_, i) => ({ id: `p${i}`, seat: i }));
			let turns = beginTurns(people, 'seats', seeded(''));
			for (let person = speaking(turns); person !== null; person = speaking(turns)) {
				turns = end(turns, person, passes.next().value ? 'passed' : 'spoke');
				expect(turns.log.length).toBeLessThanOrEqual(2 * n);
			}
			expect(new Set(turns.log.map((turn) => turn.person)).size).toBe(n);
		}),
		{ seed: 218 }
	);
});

test('the time that is left is shared by who still has to speak, up to ninety seconds', () => {
	expect(fairShare(1320, 15)).toBe(88);
	expect(fairShare(1320, 10)).toBe(90);
	expect(fairShare(60, 7)).toBe(8);
	expect(fairShare(600, 4, 40)).toBe(40);
	expect(fairShare(-30, 4)).toBe(0);
	expect(fairShare(600, 0)).toBe(0);
});

test('sixteen people at ninety seconds take twenty-four minutes', () => {
	expect(minutesForTurns(16)).toBe(24);
	expect(minutesForTurns(15, 30)).toBe(8);
});

rule('H91', 'over twenty people the advice is a round at each table', () => {
	expect([20, 21].map(roundAdvice)).toEqual(['fits', 'at_tables']);
});

rule('H41', 'everybody has a clock of the same length, which stops at zero and blames nobody', () => {
	const turn = { startedAt: 1_000, seconds: 90 };
	expect(turnLeft(turn, 1_000)).toBe(90_000);
	expect(turnLeft(turn, 61_000)).toBe(30_000);
	expect(turnLeft(turn, 600_000)).toBe(0);
	expect(turnLeft({ startedAt: null, seconds: 90 }, 1_000)).toBeNull();
	expect(turnLeft({ startedAt: 1_000, seconds: 0 }, 1_000)).toBeNull();
});
