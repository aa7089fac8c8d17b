import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import {
	correctQuestion,
	mergeQuestions,
	raiseQuestion,
	withdrawQuestion
} from '#commons/questions/commands.server.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { runForChange, stepContext, takenAway } from '#steps/running/queries.server.ts';
import { mayConduct, mayRaise, mayTry } from '#steps/turn/policy.ts';
import { appearance, dataOf, questionsOf, settingsOf } from '#steps/turn/queries.server.ts';
import { correctInput, mergeInput, raiseInput, withdrawInput } from '#steps/turn/schema.ts';

export const raise = defineCommand({
	name: 'turn.raise',
	summary: 'Brings a question to the round; it becomes a learning question at once.',
	scope: 'meeting',
	schema: raiseInput,
	allow: mayRaise,
	async run(command, { runId, questionId, text, forMemberId }) {
		const context = stepContext(command);
		const people = await context.people();
		const askerId = forMemberId ?? context.scope.memberId;
		if (!people.some(({ id }) => id === askerId)) return refuse('not_found');
		return during(context, runId, async (run) => {
			if (!settingsOf(run).asQuestions) return refuse('wrong_state');
			const { meetingId, itemId } = run;
			const question = { id: questionId, text, askerId, source: 'round' as const, meetingId, itemId };
			return (await raiseQuestion(context, question)) ? done(null) : refuse('duplicate');
		});
	}
});

export const correct = defineCommand({
	name: 'turn.correct',
	summary: 'Puts a question of the round into other words.',
	scope: 'meeting',
	schema: correctInput,
	allow: mayTry,
	async run(command, { runId, questionId, text }) {
		const context = stepContext(command);
		return during(context, runId, async (run) =>
			(await isOfRound(context, run, [questionId]))
				? correctQuestion(context, questionId, text, run)
				: refuse('not_found')
		);
	}
});

export const withdraw = defineCommand({
	name: 'turn.withdraw',
	summary: 'Takes a question of the round back.',
	scope: 'meeting',
	schema: withdrawInput,
	allow: mayTry,
	async run(command, { runId, questionId, reason }) {
		const context = stepContext(command);
		return during(context, runId, async (run) =>
			(await isOfRound(context, run, [questionId]))
				? withdrawQuestion(context, questionId, reason, run)
				: refuse('not_found')
		);
	}
});

export const merge = defineCommand({
	name: 'turn.merge',
	summary: 'Puts two questions of the round together that ask the same.',
	scope: 'meeting',
	schema: mergeInput,
	allow: mayConduct,
	async run(command, { runId, questionId, intoId }) {
		const context = stepContext(command);
		return during(context, runId, async (run) =>
			(await isOfRound(context, run, [questionId, intoId]))
				? mergeQuestions(context, questionId, intoId, run)
				: refuse('not_found')
		);
	}
});

/** Changes questions while a round runs, and shows what became of them. */
async function during(
	context: StepContext,
	runId: string,
	change: (run: StepRun) => Promise<Outcome<null>>
): Promise<Outcome<null>> {
	const found = await runForChange(context, runId, 'turn');
	if (!found.ok) return found;
	const run = found.value;
	const { trx, scope } = context;
	const before = await appearance(trx, scope.networkId, run, dataOf(run));
	const outcome = await change(run);
	if (!outcome.ok) return outcome;
	const after = await appearance(trx, scope.networkId, run, dataOf(run));
	context.live(run.meetingId, [...takenAway(before), ...after]);
	return outcome;
}

async function isOfRound(
	{ trx, scope }: StepContext,
	run: StepRun,
	ids: readonly string[]
): Promise<boolean> {
	const known = new Set((await questionsOf(trx, scope.networkId, run)).map(({ id }) => id));
	return ids.every((id) => known.has(id));
}
