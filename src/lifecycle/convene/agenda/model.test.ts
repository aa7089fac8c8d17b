import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import klankbordgroep from '#tests/fixtures/klankbordgroep.json' with { type: 'json' };
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { rule } from '#tests/support/rule.ts';
import { MODES, type Mode } from '#steps/contract.ts';
import { FAMILIES, planTemplate, type Family } from '#methods/model.ts';
import { libraryMethod, templates } from '#methods/library/model.ts';
import {
	agendaWarnings,
	asItWent,
	balance,
	endingAt,
	endingMinutes,
	interactiveShare,
	largestMethod,
	longestListening,
	minutesByMode,
	missingKickoffParts,
	moveItem,
	placeBeside,
	plenaryShare,
	times,
	type Timed
} from '#lifecycle/convene/agenda/model.ts';

type FixtureItem = { minutes: number; method: string; family: string; mode: string };
const planned = (agenda: readonly FixtureItem[]): Timed[] =>
	agenda.map(({ minutes, method, mode }) => ({
		minutes,
		methodId: method,
		mode: MODES.find((known) => known === mode) ?? 'plenary'
	}));
/** The method of a fixture: from the library, else by the family that the fixture names. */
const methodOf = (agendas: readonly (readonly FixtureItem[])[]) => (id: string) => {
	const family = agendas.flat().find((item) => item.method === id)?.family;
	const known = FAMILIES.find((one) => one === family);
	return (
		libraryMethod(id) ??
		(known && { family: known, covers: known === 'acquaint' ? (['acquaintance'] as const) : [] })
	);
};
const pc218Agendas = pc218.meetings.map((meeting) => meeting.agenda);
const klankbordAgendas = klankbordgroep.meetings.map((meeting) => meeting.agenda);
const item = (minutes: number, mode: Mode = 'plenary', methodId = 'm'): Timed => ({
	minutes,
	mode,
	methodId
});
const twoDecimals = (value: number) => Math.round(value * 100) / 100;

describe('minutes', () => {
	test('the first meeting of PC218 takes 195 of its 210 minutes', () => {
		expect(balance(pc218Agendas[0] ?? [], 210)).toEqual({ total: 195, available: 210, slack: 15 });
		expect(balance([item(30)], 20).slack).toBe(-10);
	});

	test('every item begins where the one before ends', () => {
		const start = 1_232_627_400_000;
		expect(
			times(
				[
					{ id: 'a', minutes: 10 },
					{ id: 'b', minutes: 48 }
				],
				start
			)
		).toEqual([
			{ id: 'a', startsAt: start, endsAt: start + 600_000 },
			{ id: 'b', startsAt: start + 600_000, endsAt: start + 3_480_000 }
		]);
	});
});

describe('moving', () => {
	const items = ['a', 'b', 'c', 'd'].map((id) => ({ id, locked: false }));
	const order = (list: readonly { id: string; locked: boolean }[], id: string, to: number) => {
		const moved = moveItem(list, id, to);
		return moved.ok ? moved.items.map((one) => one.id).join('') : moved.reason;
	};

	test('an item goes to the place it is moved to', () => {
		expect(order(items, 'a', 2)).toBe('bcad');
		expect(order(items, 'd', 0)).toBe('dabc');
		expect(order(items, 'b', 1)).toBe('abcd');
		expect(order(items, 'b', 99)).toBe('acdb');
		expect(order(items, 'b', -1)).toBe('bacd');
		expect(order(items, 'x', 1)).toBe('unknown_item');
	});

	test('a locked item stays where it is, also when others pass it', () => {
		const locked = items.map((one) => ({ ...one, locked: one.id === 'b' }));
		expect(order(locked, 'a', 2)).toBe('cbad');
		expect(order(locked, 'd', 0)).toBe('dbac');
		expect(order(locked, 'b', 0)).toBe('locked');
		expect(order(locked, 'a', 1)).toBe('locked');
	});

	test('the arrows pass over what keeps its place', () => {
		const locked = items.map((one) => ({ ...one, locked: one.id === 'b' || one.id === 'd' }));
		expect(placeBeside(locked, 0, 1)).toBe(2);
		expect(placeBeside(locked, 2, -1)).toBe(0);
		expect(placeBeside(locked, 2, 1)).toBeNull();
		expect(placeBeside(locked, 1, 1)).toBeNull();
		expect(placeBeside(items, 0, -1)).toBeNull();
	});

	test('moving loses nothing, doubles nothing, keeps locked places and reaches the place', () => {
		const lists = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(lists, fc.nat({ max: 11 }), fc.nat({ max: 11 }), (locks, from, to) => {
				const list = locks.map((locked, i) => ({ id: `${i}`, locked }));
				const moved = moveItem(list, `${from}`, to);
				if (!moved.ok) return;
				expect(moved.items.map((one) => one.id).toSorted()).toEqual(list.map((one) => one.id).toSorted());
				list.forEach((one, i) => one.locked && expect(moved.items[i]).toBe(one));
				expect(moved.items.findIndex((one) => one.id === `${from}`)).toBe(Math.min(to, list.length - 1));
			}),
			{ seed: 218, numRuns: 500 }
		);
	});
});

describe('interaction', () => {
	rule('R10', 'the last three meetings of both networks give the known figures', () => {
		for (const [agendas, { R10_variety_interaction: expected }] of [
			[pc218Agendas, pc218.expected.health],
			[klankbordAgendas, klankbordgroep.expected.health]
		] as const) {
			const last = planned(agendas.slice(-3).flat());
			expect(twoDecimals(interactiveShare(last))).toBe(expected.interactive_share);
			expect(twoDecimals(largestMethod(last)?.share ?? 0)).toBe(expected.largest_method_share);
			expect(longestListening(last)).toBe(expected.longest_listening);
		}
	});

	rule('H98', 'the gauge counts the steps inside an item when they add up to it', () => {
		const steps = [
			{ minutes: 4, mode: 'listening' as const },
			{ minutes: 6, mode: 'subgroup' as const }
		];
		expect(minutesByMode([{ ...item(10), steps }])).toMatchObject({ listening: 4, subgroup: 6, plenary: 0 });
		expect(minutesByMode([{ ...item(12), steps }])).toMatchObject({ listening: 0, subgroup: 0, plenary: 12 });
		expect(minutesByMode([item(15, 'break'), item(5, 'pair')])).toMatchObject({ break: 15, pair: 5 });
	});

	test('listening after listening is one stretch; anything between breaks it', () => {
		expect(
			longestListening([item(12, 'listening'), item(9, 'listening'), item(1), item(8, 'listening')])
		).toBe(21);
		expect(longestListening([])).toBe(0);
		expect(interactiveShare([])).toBe(1);
		expect(largestMethod([])).toBeNull();
	});
});

describe('warnings', () => {
	const check = (
		items: readonly Timed[],
		more: { available?: number; kickoff?: boolean; people?: number; family?: (id: string) => Family } = {}
	) =>
		agendaWarnings(items, {
			available: more.available ?? 600,
			kickoff: more.kickoff ?? false,
			people: more.people ?? 0,
			methodOf: (id) => (more.family ? { family: more.family(id), covers: [] } : libraryMethod(id))
		});
	const closing = [item(10, 'plenary', 'recap_next_agenda'), item(5, 'individual', 'evaluation')];

	rule(
		'H23',
		'the first meeting of PC218 has its three parts, that of the Klankbordgroep has no agreements',
		() => {
			expect(missingKickoffParts(planned(pc218Agendas[0] ?? []), methodOf(pc218Agendas))).toEqual([]);
			expect(missingKickoffParts(planned(klankbordAgendas[0] ?? []), methodOf(klankbordAgendas))).toEqual([
				'agreements'
			]);
			expect(check(closing, { kickoff: true })).toEqual([
				{ warning: 'kickoff_part', part: 'acquaintance' },
				{ warning: 'kickoff_part', part: 'expectations' },
				{ warning: 'kickoff_part', part: 'agreements' }
			]);
		}
	);

	rule('H20', 'the same family three times in a row is said, the parts of one method are not', () => {
		const family = (id: string): Family =>
			id.startsWith('x') ? 'exchange' : id === 'pause' ? 'break' : 'frame';
		const run = (...ids: string[]) =>
			check([...ids.map((id) => item(9, 'plenary', id)), ...closing], { family });
		expect(run('x1', 'x2', 'pause', 'x3')).toEqual([{ warning: 'same_family', family: 'exchange' }]);
		expect(run('x1', 'x1', 'x1', 'x2')).toEqual([]);
	});

	rule('R10', 'more than twenty minutes of listening is said, for an expert twenty-five', () => {
		const listen = (minutes: number, family: Family) =>
			check(
				[item(minutes, 'listening', 'm1'), item(20, 'pair', 'm2'), item(20, 'subgroup', 'm3'), ...closing],
				{
					family: (id) => (id === 'm1' ? family : 'frame')
				}
			);
		expect(listen(20, 'frame')).toEqual([]);
		expect(listen(21, 'frame')).toEqual([{ warning: 'long_listening', minutes: 21 }]);
		expect(listen(25, 'input')).toEqual([]);
		expect(listen(26, 'input')).toEqual([{ warning: 'long_listening', minutes: 26 }]);
	});

	rule('R10', 'little interaction is said', () => {
		expect(
			check([item(15, 'listening', 'a'), item(1), item(15, 'listening', 'b'), ...closing]).map(
				(w) => w.warning
			)
		).toEqual(['little_interaction']);
	});

	rule('R7', 'an agenda without a recap or an evaluation is said', () => {
		expect(check([item(10, 'plenary', 'a'), item(10, 'pair', 'b')]).map((w) => w.warning)).toEqual([
			'no_recap',
			'no_evaluation'
		]);
	});

	test('too long, and two hours without a break', () => {
		const long = ['a', 'b', 'c'].map((id) => item(40, 'subgroup', id));
		expect(check([...long, ...closing], { available: 130 })).toEqual([
			{ warning: 'over_time', minutes: 5 },
			{ warning: 'no_break' }
		]);
		expect(check([...long, item(10, 'break', 'break'), ...closing])).toEqual([]);
		expect(check([])).toEqual([]);
	});

	rule(
		'R3',
		'a group above fifteen is told to split when it sits together for more than half of the time',
		() => {
			const agenda = [item(29), item(10, 'break', 'break'), item(14), ...closing];
			expect(check(agenda, { people: 15 })).toEqual([]);
			expect(check(agenda, { people: 16 })).toEqual([{ warning: 'mostly_plenary', people: 16 }]);
			expect(plenaryShare([item(10), item(30, 'pair')])).toBe(0.25);
			expect(plenaryShare([])).toBe(0);
		}
	);

	rule('H25', 'the longest talk with everybody is shorter in a large group', () => {
		const agenda = [item(40), item(60, 'subgroup', 'g'), item(5, 'pair'), ...closing];
		expect(check(agenda, { people: 15 })).toEqual([]);
		expect(check(agenda, { people: 16 })).toEqual([{ warning: 'long_plenary', minutes: 40 }]);
		expect(check([item(51), item(40, 'subgroup', 'g'), item(5, 'pair'), ...closing])).toEqual([
			{ warning: 'long_plenary', minutes: 51 }
		]);
	});

	rule('H91', 'a method for fewer people than will come is named', () => {
		const agenda = [item(20, 'pair', 'troika'), ...closing];
		const max = libraryMethod('troika')?.people.max ?? 0;
		expect(check(agenda, { people: max })).not.toContainEqual(
			expect.objectContaining({ methodId: 'troika' })
		);
		expect(check(agenda, { people: max + 1 })).toContainEqual({
			warning: 'too_many_people',
			methodId: 'troika',
			people: max + 1,
			max
		});
	});

	test('the last half hour is protected: what runs over is taken from it', () => {
		const agenda = [item(60, 'subgroup', 'g'), ...closing];
		expect(endingAt(agenda.map((one) => ({ ...one, locked: false })))).toBe(1);
		expect(endingMinutes(agenda, 90)).toBe(30);
		expect(check(agenda, { available: 90 })).toEqual([]);
		expect(check(agenda, { available: 80 })).toEqual([{ warning: 'short_ending', minutes: 20 }]);
		expect(check(agenda, { available: 76 })).toEqual([
			{ warning: 'tight' },
			{ warning: 'short_ending', minutes: 16 }
		]);
	});

	test('the templates come without a warning', () => {
		for (const template of templates) {
			const items = planTemplate(template, libraryMethod);
			const warnings = agendaWarnings(items, {
				available: 210,
				kickoff: template.kind === 'kickoff',
				methodOf: libraryMethod
			});
			expect(warnings, template.id).toEqual([]);
		}
	});
});

rule(
	'R10',
	'what a meeting passed by does not count, and what ran counts with the minutes that it took',
	() => {
		const part = (minutes: number, mode: Mode, more: object = {}) => ({
			...{ methodId: 'lecture', minutes, mode, steps: [], leftOut: false, took: null },
			...more
		});
		const agenda = [
			part(20, 'listening', { took: 40 }),
			part(60, 'subgroup', { leftOut: true }),
			part(30, 'plenary', {
				took: 20,
				steps: [
					{ minutes: 10, mode: 'listening' },
					{ minutes: 20, mode: 'pair' }
				]
			})
		];
		const went = asItWent(agenda);
		expect(went.map(({ minutes }) => minutes)).toEqual([40, 20]);
		expect(minutesByMode(went).pair).toBeCloseTo(40 / 3);
		expect(longestListening(went)).toBeCloseTo(40 + 20 / 3);
		expect(interactiveShare(went)).toBeLessThan(interactiveShare(agenda));
		const before = agenda.map((item) => ({ ...item, leftOut: false, took: null }));
		expect(asItWent(before), 'before a meeting it is the agenda itself').toEqual(before);
	}
);
