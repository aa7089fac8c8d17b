import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { runForChange, shownInstead, stepContext } from '#steps/running/queries.server.ts';
import { roundBegun, roundExtended, roundPaused } from '#steps/running/rounds/model.ts';
import { writeSubgroups } from '#steps/running/subgroups/commands.server.ts';
import { coupleOf } from '#steps/running/dividing/model.ts';
import { mayDivide } from './policy.ts';
import { appearance, clockOf, dataOf, roundAt } from './queries.server.ts';
import { metBefore } from '#steps/running/dividing/queries.server.ts';
import { extendInput, moveInput, pauseInput, type GroupData } from './schema.ts';

export const nextRound = defineCommand({
	name: 'group.nextRound',
	summary: 'Begins the first round of the groups, or the next one.',
	scope: 'meeting',
	schema: moveInput,
	allow: mayDivide,
	async run(command, { runId, from }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'group');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		// Somebody else was first, or there is no round to come.
		if (data.round !== from || data.round >= data.plan.length) return done(null);
		if (data.round > 0) await writeMet(context, found.value, data);
		await show(
			context,
			found.value,
			roundBegun(data, data.round + 1, data.plan.length, context.now.getTime())
		);
		return done(null);
	}
});

export const previousRound = defineCommand({
	name: 'group.previousRound',
	summary: 'Goes back to the round before and begins it again; who met, has met.',
	scope: 'meeting',
	schema: moveInput,
	allow: mayDivide,
	async run(command, { runId, from }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'group');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (data.round !== from || data.round < 1) return done(null);
		await show(
			context,
			found.value,
			roundBegun(data, data.round - 1, data.plan.length, context.now.getTime())
		);
		return done(null);
	}
});

export const pause = defineCommand({
	name: 'group.pause',
	summary: 'Stops the clock of the round, or lets it go on where it stood.',
	scope: 'meeting',
	schema: pauseInput,
	allow: mayDivide,
	async run(command, { runId, paused }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'group');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		const after = roundPaused(data, paused, context.now.getTime());
		if (after) await show(context, found.value, after);
		return done(null);
	}
});

export const extend = defineCommand({
	name: 'group.extend',
	summary: 'Gives the round that is on more time.',
	scope: 'meeting',
	schema: extendInput,
	allow: mayDivide,
	async run(command, { runId, from, seconds }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'group');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (data.round !== from) return refuse('stale');
		await show(context, found.value, roundExtended(data, seconds));
		return done(null);
	}
});

/** Keeps what the run remembers, and shows what that changes. */
export async function show(context: StepContext, run: StepRun, data: GroupData): Promise<void> {
	await keepPlan(context, run, data);
	const met = await metBefore(context.trx, context.scope.networkId, run.id);
	const people = await context.people();
	const before = appearance(run, dataOf(run), met, people);
	context.live(run.meetingId, shownInstead(before, appearance(run, data, met, people)));
}

/** Keeps what the run remembers, and writes down who sits where. */
export async function keepPlan(context: StepContext, run: StepRun, data: GroupData): Promise<void> {
	const { trx, scope } = context;
	await context.saveData(run, data);
	const at = roundAt(data);
	const seats = (data.plan[at] ?? []).flatMap(({ people, reporter }, group) =>
		people.map((memberId) => ({ memberId, group: group + 1, reporter: memberId === reporter }))
	);
	await writeSubgroups(trx, scope, run, at + 1, seats);
}

/**
 * Who sat together for half of the round that is on has met; of a step with one round everybody, since what follows is done in
 * these groups. A round begun again counts once.
 */
export async function writeMet(
	{ trx, scope, now }: StepContext,
	run: StepRun,
	data: GroupData
): Promise<void> {
	const clock = clockOf(data);
	const at = data.pausedAt ?? now.getTime();
	const longEnough = clock !== null && at >= (clock.startedAt + clock.endsAt) / 2;
	if (data.plan.length > 1 && !longEnough) return;
	const met = (data.plan[roundAt(data)] ?? []).flatMap(({ people }, group) =>
		people.flatMap((a, i) =>
			people.slice(i + 1).map((b) => {
				const [first = '', second = ''] = coupleOf(a, b).split(' ');
				return {
					network_id: scope.networkId,
					meeting_id: scope.meetingId,
					run_id: run.id,
					round: roundAt(data) + 1,
					member_a: first,
					member_b: second,
					table_label: String(group + 1)
				};
			})
		)
	);
	if (met.length === 0) return;
	await trx
		.insertInto('encounter')
		.values(met)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
