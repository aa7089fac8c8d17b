import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { runForChange, stepContext, shownInstead } from '#steps/running/queries.server.ts';
import { endTurn, stillToSpeak, turnBack } from './model.ts';
import { mayConduct, mayEndTurn } from './policy.ts';
import { appearance, dataOf, questionsOf } from './queries.server.ts';
import { endInput, moveInput, readInput, runInput, type TurnData } from './schema.ts';

export const begin = defineCommand({
	name: 'turn.begin',
	summary: 'Gives the floor to the first of the round.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	async run(command, { runId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'turn');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (data.begun) return done(null);
		await redraw(context, found.value, { ...data, begun: true, startedAt: context.now.getTime() });
		return done(null);
	}
});

export const next = defineCommand({
	name: 'turn.next',
	summary: 'Ends a turn and gives the floor to the next.',
	scope: 'meeting',
	schema: endInput,
	allow: mayEndTurn,
	async run(command, { runId, person }) {
		const context = stepContext(command);
		return end(context, runId, person, 'spoke');
	}
});

export const pass = defineCommand({
	name: 'turn.pass',
	summary: 'Lets a turn go by; whoever passed is asked once more at the end.',
	scope: 'meeting',
	schema: endInput,
	allow: mayEndTurn,
	async run(command, { runId, person }) {
		const context = stepContext(command);
		return end(context, runId, person, 'passed');
	}
});

export const back = defineCommand({
	name: 'turn.back',
	summary: 'Takes the last turn back; that person has the floor again.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	async run(command, { runId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'turn');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (!data.begun) return done(null);
		const before =
			data.log.length === 0 ? { ...data, begun: false, startedAt: null } : again(data, context.now);
		await redraw(context, found.value, before);
		return done(null);
	}
});

export const callUp = defineCommand({
	name: 'turn.callUp',
	summary: 'Puts somebody who still has to speak next in the order.',
	scope: 'meeting',
	schema: moveInput,
	allow: mayConduct,
	async run(command, { runId, person }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'turn');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		const waiting = stillToSpeak(data);
		if (!waiting.includes(person)) return refuse('not_found');
		// Who has the floor keeps it; before the start the first place is free.
		const head = data.begun ? waiting.slice(0, 1).filter((id) => id !== person) : [];
		const had = data.order.filter((id) => !waiting.includes(id));
		const rest = waiting.filter((id) => id !== person && !head.includes(id));
		const order = [...had, ...head, person, ...rest];
		await redraw(context, found.value, { ...data, order });
		return done(null);
	}
});

export const readBack = defineCommand({
	name: 'turn.readBack',
	summary: 'Shows one question of the round large on the room screen, or none.',
	scope: 'meeting',
	schema: readInput,
	allow: mayConduct,
	async run(command, { runId, questionId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'turn');
		if (!found.ok) return found;
		const known = await questionsOf(context.trx, context.scope.networkId, found.value);
		if (questionId !== null && !known.some(({ id }) => id === questionId)) return refuse('not_found');
		await redraw(context, found.value, { ...dataOf(found.value), readBack: questionId });
		return done(null);
	}
});

/** Keeps what the run remembers and shows it. */
export async function redraw(context: StepContext, run: StepRun, after: TurnData): Promise<void> {
	const { trx, scope } = context;
	const before = await appearance(trx, scope.networkId, run, dataOf(run));
	await context.saveData(run, after);
	const now = await appearance(trx, scope.networkId, run, after);
	context.live(run.meetingId, shownInstead(before, now));
}

async function end(context: StepContext, runId: string, person: string, act: 'spoke' | 'passed') {
	const found = await runForChange(context, runId, 'turn');
	if (!found.ok) return found;
	const data = dataOf(found.value);
	if (!data.begun) return refuse('not_open');
	const ended = endTurn(data, person, act);
	if (!ended.ok) return refuse(ended.reason);
	const isOver = stillToSpeak(ended.turns).length === 0;
	await redraw(context, found.value, {
		...data,
		log: [...ended.turns.log],
		startedAt: isOver ? null : context.now.getTime(),
		readBack: null
	});
	return done(null);
}

function again(data: TurnData, now: Date): TurnData {
	return { ...data, log: [...turnBack(data).log], startedAt: now.getTime(), readBack: null };
}
