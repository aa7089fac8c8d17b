import type { StepContext } from '#steps/contract.ts';
import { roundsFor, roundsThatFit, takePauseSeat, type Round } from '#steps/pair/model.ts';
import { clockOf, pairPeople } from '#steps/pair/queries.server.ts';
import { planRounds } from '#steps/pair/rounds/model.ts';
import type { PairData } from '#steps/pair/schema.ts';
import { replan, roundsToGo } from './model.ts';

/**
 * Plans the rounds to come for those who are in the room now. Rounds that are over stay as they were, and so does the
 * one that is on, except that a newcomer sits down with whoever pauses as long as the first half lasts.
 */
export async function replanRest(
	context: StepContext,
	data: PairData,
	newcomerId: string | null
): Promise<PairData> {
	const present = pairPeople(await context.people(), data.plan.slice(0, data.round));
	if (data.round === 0) {
		return { ...data, plan: kept(planRounds(present, data.wanted ?? roundsFor(present.length))) };
	}
	const now = data.pausedAt ?? context.now.getTime();
	const held: Round[] = data.plan.slice(0, data.round);
	const clock = clockOf(data);
	const newcomer = present.find(({ id }) => id === newcomerId);
	const current = held.at(-1);
	if (newcomer && current && clock && now < clock.halfAt)
		held[held.length - 1] = takePauseSeat(current, newcomer);
	const planned = data.plan.slice(data.round);
	const rest = replan({
		held,
		planned,
		present,
		rounds: roundsLeft(data, held, present, now),
		random: context.random
	});
	return { ...data, plan: kept([...held, ...rest]) };
}

/** As many rounds as everybody still needs, but not more than were planned, than there is time for, or than is wanted. */
function roundsLeft(
	data: PairData,
	held: Parameters<typeof roundsToGo>[0],
	present: Parameters<typeof roundsToGo>[1],
	now: number
): number {
	const needed = roundsToGo(held, present);
	if (data.wanted !== null) return Math.max(0, Math.min(needed, data.wanted - data.round));
	const fitting = roundsThatFit(clockOf(data)?.endsAt ?? now, data.deadline, data);
	return Math.min(needed, Math.max(fitting, data.plan.length - data.round));
}

/** Rounds as the run keeps them. */
export function kept(rounds: readonly Round[]): PairData['plan'] {
	return rounds.map((round) => ({
		...round,
		pairings: round.pairings.map(({ table, people: [a, b] }) => ({ table, people: [a, b] }))
	}));
}
