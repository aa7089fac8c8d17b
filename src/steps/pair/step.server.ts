import * as v from 'valibot';
import type { ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import { roundStood } from '#steps/running/rounds/model.ts';
import { showPeople } from '#steps/running/events.ts';
import { networkOfRun, peopleInRoom, showOne, takenAway } from '#steps/running/queries.server.ts';
import { show, writeEncounters } from './commands.server.ts';
import { FRAME_MINUTES, placeOf, whatFits } from './model.ts';
import { appearance, clockOf, dataOf, encountersOf, pairPeople, settingsOf } from './queries.server.ts';
import { kept, replanRest } from './replan/commands.server.ts';
import { planRounds } from './rounds/model.ts';
import { pairData } from './schema.ts';

async function shownNow(context: StepContext, run: StepRun) {
	return [...appearance(run, dataOf(run)), ...showPeople(await context.people())];
}

/** The server half of `pair`: rounds of two in which everybody meets everybody once (handbook 2.2.1, domain.md 5.1). */
export const serverStep: ServerStep = {
	kind: 'pair',
	async open(context, run, step) {
		const settings = settingsOf(run);
		const people = pairPeople(await context.people(), []);
		const fit = whatFits(people.length, step.minutes + FRAME_MINUTES);
		const rounds = settings.rounds ?? fit.rounds;
		const data = v.parse(pairData, {
			plan: kept(planRounds(people, rounds)),
			talkSeconds: settings.talkSeconds ?? fit.pace.talkSeconds,
			changeSeconds: settings.changeSeconds ?? fit.pace.changeSeconds,
			auto: settings.auto,
			deadline: context.now.getTime() + step.minutes * 60_000,
			wanted: settings.rounds
		});
		await context.saveData(run, data);
		context.live(run.meetingId, await shownNow(context, { ...run, data }));
	},
	async close(context, run) {
		const data = dataOf(run);
		const clock = clockOf(data);
		// Who talked for half of the round when the meeting moved on has met.
		const now = data.pausedAt ?? context.now.getTime();
		if (clock && now >= clock.halfAt) await writeEncounters(context, run, data);
		context.live(run.meetingId, takenAway(await shownNow(context, run)));
		await context.saveData(run, { ...data, pausedAt: clock ? now : null });
		await context.saveState(run, 'closed');
	},
	async reopen(context, run) {
		await context.saveState(run, 'running');
		const data = dataOf(run);
		context.live(run.meetingId, await shownNow(context, { ...run, data }));
	},
	async stood(context, run, since) {
		const data = dataOf(run);
		const now = context.now.getTime();
		const deadline = data.deadline + Math.max(0, (data.pausedAt ?? now) - since);
		await show(context, run, { ...roundStood(data, since, now), deadline });
	},
	async arrive(context, run, memberId) {
		const [person] = await peopleInRoom(context.trx, context.scope, memberId);
		if (!person) return;
		context.live(run.meetingId, showPeople([person]));
		const before = dataOf(run);
		const data = { ...before, missed: before.missed.filter((id) => id !== memberId) };
		const isPlanned = data.plan.slice(data.round).some((round) => placeOf(round, memberId).kind !== 'absent');
		if (!person.participates || isPlanned || data.round > data.plan.length) return;
		await show(context, run, await replanRest(context, data, memberId));
	},
	async leave(context, run, memberId) {
		context.live(run.meetingId, await showOne(context, memberId));
		const data = dataOf(run);
		const isPlanned = data.plan
			.slice(Math.max(0, data.round - 1))
			.some((round) => placeOf(round, memberId).kind !== 'absent');
		if (!isPlanned || data.round > data.plan.length) return;
		const clock = clockOf(data);
		const early = clock !== null && (data.pausedAt ?? context.now.getTime()) < clock.halfAt;
		const missed = early ? [...data.missed, memberId] : data.missed;
		await show(context, run, await replanRest(context, { ...data, missed }, null));
	},
	async harvest(trx, run, step, language) {
		const networkId = await networkOfRun(trx, run.id);
		if (networkId === null) return [];
		const met = await encountersOf(trx, networkId, run.id);
		if (met.length === 0) return [];
		const pairs = new Set(met.map(({ a, b }) => `${a} ${b}`)).size;
		const rounds = new Set(met.map(({ round }) => round)).size;
		return [{ type: 'met', title: step.title[language], pairs, rounds }];
	}
};
