import type { StepContext, StepRun } from '#steps/contract.ts';
import { encountersIn, evenSizes, MIX_WEIGHTS, type Earlier, type MixInput } from '#steps/mixing/model.ts';
import { mixBeside, sizeAdviceBeside } from '#steps/mixing/queries.server.ts';
import { PREVIEW } from '#steps/mixing/plan/model.ts';
import { groupCount, groupOf, hostsFor, withReporters, type GroupRound } from '#steps/group/model.ts';
import { coupleOf, couplesOf, newcomersIn } from '#steps/running/dividing/model.ts';
import { settingsOf } from '#steps/group/queries.server.ts';
import { groupPeople, metBefore, rulesOf } from '#steps/running/dividing/queries.server.ts';
import type { GroupData } from '#steps/group/schema.ts';
import { subgroupsOfItem, timesTold } from '#steps/running/subgroups/queries.server.ts';

/** The rounds that have begun, which no new plan changes. */
export function held({ plan, round }: GroupData): readonly GroupRound[] {
	return plan.slice(0, round);
}

/**
 * Plans the rounds that have not begun, up to `rounds` in all, for those who are in the room: mixed, colleagues apart, with
 * as few as possible who met before (src/steps/mixing), as the rules of the meeting say, on another thread. What was undone by hand before is forgotten.
 */
export async function planRest(
	context: StepContext,
	run: StepRun,
	data: GroupData,
	rounds: number
): Promise<GroupData> {
	const { trx, scope, random } = context;
	const settings = settingsOf(run);
	const people = await groupPeople(trx, scope.networkId, await context.people());
	const begun = held(data);
	const left = Math.max(0, rounds - begun.length);
	const rules = await rulesOf(trx, scope);
	const count = groupCount(people.length, { ...settings, groups: data.groups ?? settings.groups });
	if (people.length < 2 || left === 0)
		return { ...data, rules, plan: begun.map(copy), past: [], atLeast: 0, instead: [] };
	const told = await timesTold(trx, scope.networkId, run.id);
	const stayed = await stayedAt(context, run, begun);
	const hosts = hostsOf(stayed, people, count, settings.host, told, random);
	const last = begun.at(-1);
	const sizes = Array.from({ length: left }, () => evenSizes(people.length, count));
	const fixed = new Map(hosts.map((id, at) => [id, at]));
	people
		.filter(({ id, fixedSeat }) => !fixed.has(id) && (fixedSeat || data.kept.includes(id)))
		.forEach(({ id }, at) => fixed.set(id, stay(last, id, count) ?? at % count));
	const before = await metBefore(trx, scope.networkId, run.id);
	const ids = people.map(({ id }) => id);
	const isNew = newcomersIn(ids, before);
	const input: MixInput = {
		people: people.map(({ id, organisation, traits }) => ({
			id,
			organisation,
			traits,
			newcomer: isNew.has(id),
			from: null,
			to: null,
			group: fixed.get(id) ?? null
		})),
		sizes,
		earlier: earlierOf(before, begun),
		apart: couplesOf(rules, 'apart', ids),
		together: couplesOf(rules, 'together', ids),
		locks: [],
		weights: MIX_WEIGHTS
	};
	const seed = String(random());
	const [asked, advice] = await Promise.all([mixBeside(input, seed, PREVIEW), sizeAdviceBeside(input, seed)]);
	// Too many who cannot move for the chairs of one group: better a plan without that wish than none.
	const free = { ...input, people: input.people.map((person) => ({ ...person, group: null })) };
	const loose = asked.ok ? asked : await mixBeside(free, seed, PREVIEW);
	const made = loose.ok ? loose : await mixBeside({ ...free, together: [] }, seed, PREVIEW);
	const mixed = (made.ok ? made.value : []).map((round) =>
		round.map((group) => ({ people: [...group], reporter: group.find((id) => hosts.includes(id)) ?? null }))
	);
	const plan = [...begun, ...reported(mixed, settings.reporter || settings.host, told, begun, random)];
	return {
		...data,
		rules,
		plan: plan.map(copy),
		past: [],
		atLeast: advice.atLeast,
		instead: advice.without.map((each) => [...each])
	};
}

/** Groups without anybody to report get somebody, where the step asks for that. */
export function reported(
	rounds: readonly GroupRound[],
	wanted: boolean,
	told: ReadonlyMap<string, number>,
	begun: readonly GroupRound[],
	random: () => number,
	may: (person: string) => boolean = () => true
): readonly GroupRound[] {
	if (!wanted) return rounds;
	const times = new Map(told);
	for (const { reporter } of begun.flat()) {
		if (reporter !== null) times.set(reporter, (times.get(reporter) ?? 0) + 1);
	}
	return withReporters(rounds, times, may, random);
}

/** A plan as the database keeps it: nothing in it is shared. */
export function copy(round: GroupRound): { people: string[]; reporter: string | null }[] {
	return round.map(({ people, reporter }) => ({ people: [...people], reporter }));
}

/** Who told at each table in the round before, or in the groups that this agenda item was divided into before. */
async function stayedAt(
	{ trx, scope }: StepContext,
	run: StepRun,
	begun: readonly GroupRound[]
): Promise<readonly string[]> {
	const last = begun.at(-1);
	if (last) return last.flatMap(({ reporter }) => reporter ?? []);
	const seats = await subgroupsOfItem(trx, scope.networkId, run.itemId);
	return seats.filter(({ reporter }) => reporter).map(({ memberId }) => memberId);
}

function hostsOf(
	stayed: readonly string[],
	people: Parameters<typeof hostsFor>[0],
	count: number,
	wanted: boolean,
	told: ReadonlyMap<string, number>,
	random: () => number
): string[] {
	if (!wanted) return [];
	const here = stayed.filter((id) => people.some((person) => person.id === id));
	const more = hostsFor(
		people.filter(({ id }) => !here.includes(id)),
		Math.max(0, count - here.length),
		told,
		random
	);
	return [...here, ...more].slice(0, count);
}

function stay(last: GroupRound | undefined, person: string, count: number): number | null {
	const number = last ? groupOf(last, person) : null;
	return number !== null && number <= count ? number - 1 : null;
}

/** Who met before, here and in earlier steps. */
function earlierOf(met: ReadonlyMap<string, number>, begun: readonly GroupRound[]): Earlier[] {
	const times = new Map(met);
	for (const { people, times: more } of encountersIn(
		begun.map((round) => round.map((group) => group.people))
	)) {
		const key = coupleOf(...people);
		times.set(key, (times.get(key) ?? 0) + more);
	}
	return [...times].map(([key, count]) => {
		const [a = '', b = ''] = key.split(' ');
		return { people: [a, b], times: count };
	});
}
