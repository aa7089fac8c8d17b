import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { expected, World, type Surface } from '#tests/support/live-world.ts';
import { rule } from '#tests/support/rule.ts';
import { groupsOf, liveKind } from './kinds.ts';
import type { Append, Audience, Viewer } from './protocol.ts';

const kinds = [liveKind<string>('note'), liveKind<string>('vote')] as const;
const members = ['ann', 'bo', 'cy'];
const groups = ['red', 'blue'];
const viewers: Viewer[] = [
	{ surface: 'phone', memberId: 'ann' },
	{ surface: 'phone', memberId: 'bo' },
	{ surface: 'phone', memberId: 'ann' },
	{ surface: 'cockpit', memberId: 'cy' },
	{ surface: 'screen' },
	{ surface: 'desk', memberId: 'cy' }
];
const audiences: Audience[] = [
	'all',
	'all',
	'people',
	'facilitators',
	'screen',
	'desk',
	...members.map((member): Audience => `member:${member}`),
	...groups.map((group): Audience => `group:${group}`)
];

type Change =
	| { put: number; id: string; audience: Audience; long: boolean }
	| { drop: number; id: string; audience: Audience }
	| { member: string; groups: string[] };
type Deed =
	| { do: 'append'; changes: Change[] }
	| { do: 'arrive'; which: number[] }
	| { do: 'break' | 'reload' | 'move'; surface: number }
	| { do: 'shutdown' | 'power cut' | 'start' | 'deafen' | 'listen'; node: number }
	| { do: 'database'; away: boolean }
	| { do: 'time'; seconds: number };

const kind = fc.nat(kinds.length - 1);
const id = fc.constantFrom('1', '2', '3');
const audience = fc.constantFrom(...audiences);
const change: fc.Arbitrary<Change> = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ put: kind, id, audience, long: fc.boolean() }) },
	{ weight: 2, arbitrary: fc.record({ drop: kind, id, audience }) },
	{
		weight: 2,
		arbitrary: fc.record({ member: fc.constantFrom(...members), groups: fc.subarray(groups) })
	}
);
const surface = fc.nat(viewers.length - 1);
const node = fc.nat(1);
const deed: fc.Arbitrary<Deed> = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.record({
			do: fc.constant('append' as const),
			changes: fc.array(change, { minLength: 1, maxLength: 4 })
		})
	},
	{
		weight: 12,
		arbitrary: fc.record({
			do: fc.constant('arrive' as const),
			which: fc.array(fc.nat(20), { maxLength: 12 })
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({ do: fc.constantFrom('break', 'reload', 'move'), surface })
	},
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constantFrom('shutdown', 'power cut', 'start', 'deafen', 'listen'),
			node
		})
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('database' as const), away: fc.boolean() }) },
	{
		weight: 4,
		arbitrary: fc.record({ do: fc.constant('time' as const), seconds: fc.integer({ min: 1, max: 50 }) })
	}
);

let marks = 0;

/** A value that is found in no other. */
function mark(long: boolean): string {
	return `<mark ${++marks}${long ? '!'.repeat(500) : ''}>`;
}

function appendOf(given: Change): Append {
	if ('member' in given) return groupsOf(given.member, given.groups);
	if ('put' in given) {
		return (kinds[given.put] ?? kinds[0]).put(given.id, mark(given.long), given.audience);
	}
	return (kinds[given.drop] ?? kinds[0]).drop(given.id, given.audience);
}

async function carryOut(world: World, given: Deed): Promise<void> {
	switch (given.do) {
		case 'append':
			return world.append(given.changes.map(appendOf));
		case 'arrive':
			for (const which of given.which) await world.arrive(which);
			return;
		case 'break':
			return world.surfaces[given.surface]?.breakOff();
		case 'move': {
			const moving = world.surfaces[given.surface];
			if (moving) moving.node = 1 - moving.node;
			return moving?.breakOff();
		}
		case 'reload':
			return world.reload(given.surface, marks % 2);
		case 'shutdown':
		case 'power cut':
			return world.stopNode(given.node, given.do);
		case 'start':
			return world.stopNode(given.node, 'shutdown').then(() => world.startNode(given.node));
		case 'deafen':
			return world.deafen(given.node);
		case 'listen':
			return world.listenAgain(given.node);
		case 'database':
			return world.setAway(given.away);
		case 'time':
			await vi.advanceTimersByTimeAsync(given.seconds * 1_000);
	}
}

/** What a surface holds, in the order of `expected`: by kind, in clock order. */
function held({ channel }: Surface): unknown[] {
	return kinds.flatMap((one) => channel.all(one).map(({ id: name, value }) => [one.name, name, value]));
}

/** A surface holds exactly what it may see at the clock that it says it is at; and was never sent anything else. */
function check(world: World): void {
	const end = world.history.at(-1)?.clock ?? 0;
	for (const one of world.surfaces) {
		const { clock } = one.channel;
		expect([0, ...world.history.map((append) => append.clock)]).toContain(clock);
		const { changes } = expected(world, one.viewer, clock);
		expect(held(one)).toEqual(kinds.flatMap((by) => changes.filter((entry) => isOf(entry, by.name))));
		const { ids } = expected(world, one.viewer, end);
		const shown = one.sent.match(/<mark \d+!*>/g) ?? [];
		expect(shown.filter((text) => !ids.has(text))).toEqual([]);
		expect(one.complaints).toEqual([]);
	}
}

const isOf = (entry: unknown, name: string) => Array.isArray(entry) && entry[0] === name;

async function heal(world: World): Promise<void> {
	world.setAway(false);
	for (const one of [0, 1]) {
		if (!world.isUp(one)) await world.startNode(one);
		world.listenAgain(one);
	}
	for (let round = 0; round < 8; round++) {
		while (await world.arrive(0));
		await vi.advanceTimersByTimeAsync(5_000);
	}
	while (await world.arrive(0));
}

describe('whatever happens on the way', () => {
	beforeEach(() => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	rule(
		'L15',
		'every surface ends in the state that it may see; nothing lost, doubled, or told to whom it is hidden from',
		async () => {
			await fc.assert(
				fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 60 }), async (deeds) => {
					const world = new World();
					await world.begin(viewers);
					for (const given of deeds) {
						await carryOut(world, given);
						check(world);
					}
					await heal(world);
					check(world);
					const end = world.history.at(-1)?.clock ?? 0;
					for (const one of world.surfaces) {
						const { changes } = expected(world, one.viewer, end);
						expect(held(one)).toEqual(kinds.flatMap((by) => changes.filter((entry) => isOf(entry, by.name))));
						expect(one.channel.status).toBe('live');
						one.close();
					}
					await world.stopNode(0, 'shutdown');
					await world.stopNode(1, 'shutdown');
				}),
				{ seed: 20_261_122, numRuns: 300 }
			);
		},
		120_000
	);
});
