import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { runForChange, stepContext } from '#steps/running/queries.server.ts';
import { roundBegun, roundExtended, roundPaused, stoodStill } from '#steps/running/rounds/model.ts';
import { mayConduct } from './policy.ts';
import { replanRest } from './replan/commands.server.ts';
import { appearance, dataOf } from './queries.server.ts';
import { extendInput, moveInput, paceInput, pauseInput, planInput, type PairData } from './schema.ts';

export const nextRound = defineCommand({
	name: 'pair.nextRound',
	summary: 'Ends the round that is on and begins the next; after the last, the rounds are over.',
	scope: 'meeting',
	schema: moveInput,
	allow: mayConduct,
	async run(command, { runId, from }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'pair');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		// Somebody else, or the clock of another cockpit, was first.
		if (data.round !== from || data.round > data.plan.length) return done(null);
		await writeEncounters(context, found.value, data);
		await show(context, found.value, begin(data, data.round + 1, context.now));
		return done(null);
	}
});

export const previousRound = defineCommand({
	name: 'pair.previousRound',
	summary: 'Goes back to the round before and begins it again; who met, has met.',
	scope: 'meeting',
	schema: moveInput,
	allow: mayConduct,
	async run(command, { runId, from }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'pair');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (data.round !== from || data.round < 1) return done(null);
		await show(context, found.value, begin(data, data.round - 1, context.now));
		return done(null);
	}
});

export const pause = defineCommand({
	name: 'pair.pause',
	summary: 'Stops the clock of the round, or lets it go on where it stood.',
	scope: 'meeting',
	schema: pauseInput,
	allow: mayConduct,
	async run(command, { runId, paused }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'pair');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		const now = context.now.getTime();
		const after = roundPaused(data, paused, now);
		if (!after) return done(null);
		// What the minutes of the step allow moves on with the clock.
		const deadline = data.deadline + (paused ? 0 : stoodStill(data, now));
		await show(context, found.value, { ...after, deadline });
		return done(null);
	}
});

export const extend = defineCommand({
	name: 'pair.extend',
	summary: 'Gives the round that is on more time to talk.',
	scope: 'meeting',
	schema: extendInput,
	allow: mayConduct,
	async run(command, { runId, from, seconds }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'pair');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (data.round !== from) return refuse('stale');
		await show(context, found.value, roundExtended(data, seconds));
		return done(null);
	}
});

export const setPace = defineCommand({
	name: 'pair.setPace',
	summary: 'Sets how long people talk and change seats, and whether rounds follow by the clock.',
	scope: 'meeting',
	schema: paceInput,
	allow: mayConduct,
	async run(command, { runId, talkSeconds, changeSeconds, auto }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'pair');
		if (!found.ok) return found;
		await show(context, found.value, { ...dataOf(found.value), talkSeconds, changeSeconds, auto });
		return done(null);
	}
});

export const plan = defineCommand({
	name: 'pair.plan',
	summary: 'Plans the rounds to come again for those who are in the room, in at most so many rounds.',
	scope: 'meeting',
	schema: planInput,
	allow: mayConduct,
	async run(command, { runId, rounds }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'pair');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (data.round > data.plan.length) return refuse('closed');
		await show(context, found.value, await replanRest(context, { ...data, wanted: rounds }, null));
		return done(null);
	}
});

/** Keeps what the run remembers and shows it. */
export async function show(context: StepContext, run: StepRun, data: PairData): Promise<void> {
	await context.saveData(run, data);
	context.live(run.meetingId, appearance(run, data));
}

/** Writes who met in the round that is on. Who met twice in a run, in a round begun again, met once. */
export async function writeEncounters(
	{ trx, scope }: StepContext,
	run: StepRun,
	data: PairData
): Promise<void> {
	const round = data.plan[data.round - 1];
	const met = round?.pairings.filter(({ people }) => !people.some((id) => data.missed.includes(id))) ?? [];
	if (!round || met.length === 0) return;
	await trx
		.insertInto('encounter')
		.values(
			met.map(({ table, people }) => {
				const [a = '', b = ''] = people.toSorted();
				return {
					network_id: scope.networkId,
					meeting_id: scope.meetingId,
					run_id: run.id,
					round: round.number,
					member_a: a,
					member_b: b,
					table_label: String(table)
				};
			})
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Another round becomes the one that is on; nobody has missed anything of it yet. */
function begin(data: PairData, round: number, now: Date): PairData {
	return { ...roundBegun(data, round, data.plan.length, now.getTime()), missed: [] };
}
