import * as v from 'valibot';
import type { ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import { roundStood } from '#steps/running/rounds/model.ts';
import { showPeople } from '#steps/running/events.ts';
import { peopleInRoom, showOne, takenAway } from '#steps/running/queries.server.ts';
import { timesTold } from '#steps/running/subgroups/queries.server.ts';
import { keepPlan, show, writeMet } from './commands.server.ts';
import { groupOf, seatLate, without, type GroupRound } from './model.ts';
import { copy, planRest, reported } from './plan/commands.server.ts';
import { appearance, dataOf, roundAt, settingsOf } from './queries.server.ts';
import { keptFrom } from '#steps/running/dividing/model.ts';
import { metBefore, rulesOf } from '#steps/running/dividing/queries.server.ts';
import { groupData, type GroupData } from './schema.ts';

async function shownNow(context: StepContext, run: StepRun, data: GroupData) {
	const people = await context.people();
	const met = await metBefore(context.trx, context.scope.networkId, run.id);
	return [...appearance(run, data, met, people), ...showPeople(people)];
}

/** Changes the round that is on and those to come, and finds somebody to report where nobody is left to do so. */
async function changeRest(
	context: StepContext,
	run: StepRun,
	data: GroupData,
	change: (round: GroupRound, index: number) => GroupRound
): Promise<void> {
	const settings = settingsOf(run);
	const at = roundAt(data);
	const told = await timesTold(context.trx, context.scope.networkId, run.id);
	const here = new Set((await context.people()).filter(({ present }) => present).map(({ id }) => id));
	const rest = reported(
		data.plan.slice(at).map((round, index) => change(round, at + index)),
		settings.reporter || settings.host,
		told,
		data.plan.slice(0, at),
		context.random,
		(id) => here.has(id)
	);
	await show(context, run, { ...data, plan: [...data.plan.slice(0, at), ...rest].map(copy) });
}

/** The server half of `group`: subgroups over one or more rounds (handbook 2.2.3, domain.md 5.2). */
export const serverStep: ServerStep = {
	kind: 'group',
	async open(context, run, step) {
		const { rounds } = settingsOf(run);
		const roundSeconds = Math.max(30, Math.floor((step.minutes * 60) / rounds));
		const data = await planRest(context, run, v.parse(groupData, { roundSeconds }), rounds);
		await keepPlan(context, run, data);
		context.live(run.meetingId, await shownNow(context, run, data));
	},
	async close(context, run) {
		const data = dataOf(run);
		await writeMet(context, run, data);
		context.live(run.meetingId, takenAway(await shownNow(context, run, data)));
		const now = data.startedAt === null ? null : (data.pausedAt ?? context.now.getTime());
		await context.saveData(run, { ...data, pausedAt: now });
		await context.saveState(run, 'closed');
	},
	async reopen(context, run) {
		await context.saveState(run, 'running');
		const data = { ...dataOf(run), rules: await rulesOf(context.trx, context.scope) };
		await context.saveData(run, data);
		context.live(run.meetingId, await shownNow(context, run, data));
	},
	async stood(context, run, since) {
		await show(context, run, roundStood(dataOf(run), since, context.now.getTime()));
	},
	async arrive(context, run, memberId) {
		const [person] = await peopleInRoom(context.trx, context.scope, memberId);
		if (!person) return;
		context.live(run.meetingId, showPeople([person]));
		const data = dataOf(run);
		if (!person.participates || data.plan.length === 0) return;
		const rest = data.plan.slice(roundAt(data));
		if (rest.every((round) => groupOf(round, memberId) !== null)) return;
		const met = await metBefore(context.trx, context.scope.networkId, run.id);
		const shunned = keptFrom(await rulesOf(context.trx, context.scope), memberId);
		await changeRest(context, run, data, (round) => seatLate(round, met, memberId, shunned));
	},
	async leave(context, run, memberId) {
		context.live(run.meetingId, await showOne(context, memberId));
		const data = dataOf(run);
		const rest = data.plan.slice(roundAt(data));
		if (rest.every((round) => groupOf(round, memberId) === null)) return;
		await changeRest(context, run, data, (round) => without(round, memberId));
	},
	// Where people sat is no news afterwards; what the groups found is written down by the steps that follow.
	harvest: () => Promise.resolve([])
};
