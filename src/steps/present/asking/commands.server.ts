import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { secretHash } from '#platform/ids/ids.ts';
import { raiseQuestion } from '#commons/questions/commands.server.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { runForChange, stepContext } from '#steps/running/queries.server.ts';
import { redraw } from '../commands.server.ts';
import { MOST_QUESTIONS } from '../model.ts';
import { mayAsk, mayTry, presents } from '../policy.ts';
import { dataOf, questionsOf, settingsOf, type QuestionRow } from '../queries.server.ts';
import { askInput, markInput, supportInput, withdrawInput } from '../schema.ts';

export const ask = defineCommand({
	name: 'present.ask',
	summary: 'Asks a question to whoever presents.',
	scope: 'meeting',
	schema: askInput,
	allow: mayAsk,
	run: (command, { runId, questionId, text, secret, forMemberId }) =>
		during(stepContext(command), runId, async (context, run, questions) => {
			const { trx, scope, random } = context;
			const { anonymous } = settingsOf(run);
			const people = await context.people();
			if (forMemberId !== null && !people.some(({ id }) => id === forMemberId)) return refuse('not_found');
			if (questions.length >= MOST_QUESTIONS) return refuse('full');
			const last = questions.at(-1)?.position ?? 0;
			const row = {
				network_id: scope.networkId,
				id: questionId,
				meeting_id: scope.meetingId,
				run_id: runId,
				text: text.replace(/\s+/gu, ' '),
				author_id: anonymous ? null : (forMemberId ?? scope.memberId),
				edit_hash: secretHash(secret),
				// The place of a question without a name tells nothing about when it came in.
				position: anonymous ? random() * (last + 1) : last + 1
			};
			const { numInsertedOrUpdatedRows } = await trx
				.insertInto('present_question')
				.values(row)
				.onConflict((conflict) => conflict.columns(['network_id', 'id']).doNothing())
				.executeTakeFirst();
			if (numInsertedOrUpdatedRows !== 1n) return refuse('duplicate');
			// The step is over: nobody answers this one any more in the room.
			if (context.later) await raiseOpen(context, run);
			return done(null);
		})
});

export const withdraw = defineCommand({
	name: 'present.withdraw',
	summary: 'Takes back a question that one asked oneself.',
	scope: 'meeting',
	schema: withdrawInput,
	allow: mayTry,
	run: (command, { runId, secret }) =>
		during(stepContext(command), runId, async ({ trx, scope }, _run, questions) => {
			const hash = secretHash(secret);
			// The secret finds a question also under another id, which it gets when quiet minutes end.
			const own = questions.find(({ editHash }) => hash.equals(editHash));
			if (!own) return refuse('not_found');
			await trx
				.deleteFrom('present_question')
				.where('network_id', '=', scope.networkId)
				.where('id', '=', own.id)
				.execute();
			return done(null);
		})
});

export const support = defineCommand({
	name: 'present.support',
	summary: 'Says that one wants to know a question too, or not after all.',
	scope: 'meeting',
	schema: supportInput,
	allow: mayTry,
	run: (command, { runId, questionId, supported }) =>
		during(stepContext(command), runId, async ({ trx, scope }, run, questions) => {
			const question = questions.find(({ id }) => id === questionId);
			if (!question || dataOf(run).quiet) return refuse('not_found');
			const row = { network_id: scope.networkId, question_id: questionId, member_id: scope.memberId };
			if (supported)
				await trx
					.insertInto('present_support')
					.values(row)
					.onConflict((conflict) => conflict.doNothing())
					.execute();
			else
				await trx
					.deleteFrom('present_support')
					.where('network_id', '=', row.network_id)
					.where('question_id', '=', row.question_id)
					.where('member_id', '=', row.member_id)
					.execute();
			return done(null);
		})
});

export const mark = defineCommand({
	name: 'present.mark',
	summary: 'Says that a question is answered, or still open.',
	scope: 'meeting',
	schema: markInput,
	allow: mayTry,
	run: (command, { runId, questionId, answered }) =>
		during(stepContext(command), runId, async ({ trx, scope }, run, questions) => {
			if (!presents(scope, dataOf(run).presenterId)) return refuse('not_allowed');
			if (!questions.some(({ id }) => id === questionId)) return refuse('not_found');
			await trx
				.updateTable('present_question')
				.set({ answered })
				.where('network_id', '=', scope.networkId)
				.where('id', '=', questionId)
				.execute();
			return done(null);
		})
});

/** Changes the questions of a run that is on, and tells the surfaces what became of them. */
async function during(
	context: StepContext,
	runId: string,
	change: (context: StepContext, run: StepRun, questions: readonly QuestionRow[]) => Promise<Outcome<null>>
): Promise<Outcome<null>> {
	const found = await runForChange(context, runId, 'present');
	if (!found.ok) return found;
	const questions = await questionsOf(context.trx, context.scope.networkId, runId);
	let outcome: Outcome<null> = done(null);
	await redraw(context, found.value, async () => {
		outcome = await change(context, found.value, questions);
		return dataOf(found.value);
	});
	return outcome;
}

/** What nobody answered becomes an open learning question, of who asked it when it has a name: nothing asked is lost. */
export async function raiseOpen(context: StepContext, run: StepRun): Promise<void> {
	const { trx, scope } = context;
	const { meetingId, itemId } = run;
	for (const { id, text, authorId, answered, questionId } of await questionsOf(
		trx,
		scope.networkId,
		run.id
	)) {
		if (answered || questionId !== null) continue;
		const raised = context.newId();
		await raiseQuestion(context, {
			id: raised,
			text,
			askerId: authorId,
			source: 'expert',
			meetingId,
			itemId
		});
		await trx
			.updateTable('present_question')
			.set({ question_id: raised })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', id)
			.execute();
	}
}
