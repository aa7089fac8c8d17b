import type { HarvestBlock, ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import { fullName, showPeople } from '#steps/running/events.ts';
import { networkOfRun, peopleInRoom, seatsOf, showOne, takenAway } from '#steps/running/queries.server.ts';
import { redraw } from './commands.server.ts';
import { beginTurns, joinTurns, leaveTurns, speaking } from './model.ts';
import { appearance, dataOf, questionsOf, settingsOf } from './queries.server.ts';

async function shownNow(context: StepContext, run: StepRun) {
	const shown = await appearance(context.trx, context.scope.networkId, run, dataOf(run));
	return [...shown, ...showPeople(await context.people())];
}

/** The server half of `turn`: everybody gets the floor once, with a fair clock; what they ask becomes a question. */
export const serverStep: ServerStep = {
	kind: 'turn',
	async open(context, run, step) {
		const seats = await seatsOf(context.trx, context.scope);
		const here = (await context.people()).filter(({ present, participates }) => present && participates);
		const people = here.map(({ id }) => ({ id, seat: seats.get(id) ?? null }));
		const turns = beginTurns(people, settingsOf(run).order, () => context.random());
		const deadline = context.now.getTime() + step.minutes * 60_000;
		const data = { ...dataOf(run), order: [...turns.order], deadline };
		await context.saveData(run, data);
		context.live(run.meetingId, await shownNow(context, { ...run, data }));
	},
	async close(context, run) {
		context.live(run.meetingId, takenAway(await shownNow(context, run)));
		await context.saveState(run, 'closed');
	},
	async reopen(context, run) {
		const before = dataOf(run);
		// Whoever had the floor begins their time anew.
		const startedAt = before.startedAt === null ? null : context.now.getTime();
		const data = { ...before, startedAt };
		await context.saveData(run, data);
		await context.saveState(run, 'running');
		context.live(run.meetingId, await shownNow(context, { ...run, data }));
	},
	async stood(context, run, since) {
		const data = dataOf(run);
		const now = context.now.getTime();
		const startedAt = data.startedAt === null ? null : data.startedAt + now - Math.max(since, data.startedAt);
		await redraw(context, run, { ...data, startedAt, deadline: data.deadline + now - since });
	},
	async arrive(context, run, memberId) {
		const [person] = await peopleInRoom(context.trx, context.scope, memberId);
		if (!person) return;
		context.live(run.meetingId, showPeople([person]));
		if (!person.participates) return;
		const data = dataOf(run);
		await redraw(context, run, { ...data, order: [...joinTurns(data, memberId).order] });
	},
	async leave(context, run, memberId) {
		context.live(run.meetingId, await showOne(context, memberId));
		const data = dataOf(run);
		const after = { ...data, order: [...leaveTurns(data, memberId).order] };
		const isNext = data.begun && speaking(data) === memberId;
		await redraw(context, run, isNext ? { ...after, startedAt: context.now.getTime() } : after);
	},
	async harvest(trx, run, step, language) {
		const networkId = await networkOfRun(trx, run.id);
		if (networkId === null) return [];
		const questions = await questionsOf(trx, networkId, run);
		if (questions.length === 0) return [];
		const people = await peopleInRoom(trx, { networkId, meetingId: run.meetingId });
		const block: HarvestBlock = {
			type: 'questions',
			title: step.title[language],
			questions: questions.map(({ text, askerId }) => {
				const asker = people.find(({ id }) => id === askerId);
				return { text, by: asker ? fullName(asker) : null };
			})
		};
		return [block];
	}
};
