import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Effort } from '#steps/mixing/anneal/model.ts';
import {
	encountersIn,
	evenSizes,
	mixInput,
	mixPerson,
	type Earlier,
	type MixInput,
	type MixPerson
} from '#steps/mixing/model.ts';
import { mix } from '#steps/mixing/plan/model.ts';
import { summarise } from '#steps/mixing/summary/model.ts';

/** A mixing problem that real groups have, and what a plan must reach. */
export interface MixInstance {
	name: string;
	/** One input for each meeting, the first with an empty past. */
	meetings: readonly MixInput[];
	/** At most, over all meetings. */
	repeats: number;
	/** For each meeting, on one quiet thread. */
	milliseconds: number;
}

/** What a plan over all meetings comes to. */
export interface MixFigures {
	repeats: number;
	/** The most that two people sit together. */
	most: number;
	colleagues: number;
	unbalanced: number;
	broken: number;
	milliseconds: number[];
}

const people = (count: number, of: (i: number) => Partial<MixPerson> = () => ({})): MixPerson[] =>
	Array.from({ length: count }, (_, i) => ({ ...mixPerson(`p${i + 1}`), ...of(i) }));
const rounds = (count: number, sizes: number[]): number[][] => Array.from({ length: count }, () => sizes);
const even = (count: number, groups: number, times: number) =>
	mixInput(people(count), rounds(times, evenSizes(count, groups)));
const inTwos = (i: number): Partial<MixPerson> => ({ organisation: `o${i >> 1}` });
const organisations43 = [4, 3, 3, 2, 2, 2].flatMap((size, o) => Array<string>(size).fill(`o${o}`));

export const MIX_INSTANCES: readonly MixInstance[] = [
	{ name: '15 people, everybody with everybody in pairs', milliseconds: 5, ...one(even(15, 8, 15)) },
	{
		name: '15 in pairs, 8 rounds, six couples of colleagues',
		milliseconds: 100,
		...one({
			...even(15, 8, 8),
			people: people(15, (i) => (i < 12 ? inTwos(i) : {}))
		})
	},
	{ name: '15 in threes, 7 rounds', milliseconds: 2000, ...one(even(15, 5, 7)) },
	{ name: '16 in fours, 5 rounds', milliseconds: 500, ...one(even(16, 4, 5)) },
	{ name: '15 in 4-4-4-3, 5 rounds', milliseconds: 2000, ...one(even(15, 4, 5)) },
	{
		name: '12 in threes, 4 rounds, six organisations of two',
		milliseconds: 300,
		...one({ ...even(12, 4, 4), people: people(12, inTwos) })
	},
	{ name: '13 in 4-3-3-3, 4 rounds', milliseconds: 300, ...one(even(13, 4, 4)) },
	{ name: '20 in fours, 5 rounds', milliseconds: 1000, ...one(even(20, 5, 5)) },
	{
		name: '43 in 6-6-6-5-5-5-5-5, 4 rounds, 33 organisations',
		milliseconds: 1000,
		...one({ ...even(43, 8, 4), people: people(43, (i) => ({ organisation: organisations43[i] ?? null })) })
	},
	{
		name: '24 at six tables with a fixed host, 4 rounds',
		milliseconds: 1000,
		...one({ ...even(24, 6, 4), people: people(24, (i) => ({ group: i < 6 ? i : null })) })
	},
	{
		name: '40 in fours, 6 rounds, organisations of two, one of each function',
		milliseconds: 2000,
		...one({
			...even(40, 10, 6),
			people: people(40, (i) => ({ ...inTwos(i), traits: [`f${i % 4}`] }))
		})
	},
	{ name: 'four meetings of PC218 with absences', milliseconds: 1000, meetings: pc218(), repeats: 15 }
];

function one(input: MixInput) {
	return { meetings: [input], repeats: 0 };
}

interface Fixture {
	members: { id: string; organisation: string }[];
	meetings: { present: string[] }[];
}

function pc218(): MixInput[] {
	const file = join(import.meta.dirname, '..', 'fixtures', 'pc218.json');
	const { members, meetings }: Fixture = JSON.parse(readFileSync(file, 'utf8'));
	const groups = [5, 4, 4, 4];
	const times = [2, 2, 1, 2];
	return meetings.map(({ present }, i) => {
		const here = members.filter(({ id }) => present.includes(id));
		return mixInput(
			here.map(({ id, organisation }) => ({ ...mixPerson(id), organisation })),
			rounds(times[i] ?? 1, evenSizes(here.length, groups[i] ?? 4))
		);
	});
}

/** Plans the meetings one after another, each knowing those before it, and counts what came out. */
export function planInstance({ meetings }: MixInstance, seed: string, effort: Effort): MixFigures {
	const past: Earlier[] = [];
	const figures: MixFigures = {
		repeats: 0,
		most: 0,
		colleagues: 0,
		unbalanced: 0,
		broken: 0,
		milliseconds: []
	};
	const met = new Map<string, number>();
	for (const meeting of meetings) {
		const input = { ...meeting, earlier: [...past] };
		const begun = performance.now();
		const plan = mix(input, seed, effort);
		figures.milliseconds.push(performance.now() - begun);
		if (!plan.ok) throw new Error(plan.reason);
		const summary = summarise(input, plan.value);
		figures.colleagues += summary.colleagues.length;
		figures.unbalanced += summary.unbalanced;
		figures.broken += summary.broken.length;
		past.push(...encountersIn(plan.value));
		for (const group of plan.value.flat()) {
			for (const a of group) {
				for (const b of group) if (a < b) met.set(`${a} ${b}`, (met.get(`${a} ${b}`) ?? 0) + 1);
			}
		}
	}
	const times = [...met.values()];
	figures.most = Math.max(...times);
	// Counted from the groups themselves, not taken from the summary.
	figures.repeats = times.reduce((sum, each) => sum + each - 1, 0);
	return figures;
}
