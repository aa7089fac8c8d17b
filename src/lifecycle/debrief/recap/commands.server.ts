import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { QuestionAct } from '#commons/questions/model.ts';
import { carryQuestion } from '#commons/questions/course/commands.server.ts';
import { ownQuestionKind } from './events.ts';
import { mayConfirm, maySumUp } from './policy.ts';
import { nextMeeting } from './queries.server.ts';
import { todaysQuestions, type TodaysQuestion } from './questions/queries.server.ts';
import { MarkPoint, SayOutcome, SendQuestion } from './schema.ts';
import * as v from 'valibot';

type Context = CommandContext<'meeting'>;

/** The state of the meeting, kept as it is until the transaction ends. Refuses `wrong_state` outside of these. */
export async function meetingIn(
	{ trx, scope }: Context,
	states: readonly string[]
): Promise<Outcome<string>> {
	const { state } = await trx
		.selectFrom('meeting')
		.select('state')
		.where('network_id', '=', scope.networkId)
		.where('id', '=', scope.meetingId)
		.forShare()
		.executeTakeFirstOrThrow();
	return states.includes(state) ? done(state) : refuse('wrong_state');
}

/** Shows a question to its asker alone. */
function showToAsker(context: Context, question: TodaysQuestion | undefined): void {
	if (!question?.asker) return;
	const { text, outcome, proposedOutcome, state } = question;
	context.live(context.scope.meetingId, [
		ownQuestionKind.put(
			question.id,
			{ text, outcome: state === 'in_treatment' ? null : outcome, proposed: proposedOutcome },
			`member:${question.asker.id}`
		)
	]);
}

async function showAgain(context: Context, questionId: string): Promise<void> {
	const questions = await todaysQuestions(context.trx, context.scope);
	showToAsker(
		context,
		questions.find(({ id }) => id === questionId)
	);
}

/** Begins to sum up: every point waits for its mark, every question that was treated asks its asker. Twice is once. */
export const begin = defineCommand({
	name: 'recap.begin',
	summary: 'Begins the recap and asks everybody whether their question was answered.',
	scope: 'meeting',
	schema: v.object({}),
	allow: maySumUp,
	async run(context) {
		const { trx, scope } = context;
		const meeting = await meetingIn(context, ['wrapping_up']);
		if (!meeting.ok) return meeting;
		const items = await trx
			.selectFrom('agenda_item')
			.select('id')
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('mode', '!=', 'break')
			.execute();
		if (items.length > 0) {
			await trx
				.insertInto('recap_point')
				.values(
					items.map(({ id }) => ({
						network_id: scope.networkId,
						meeting_id: scope.meetingId,
						item_id: id
					}))
				)
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		}
		for (const question of await todaysQuestions(trx, scope)) {
			if (question.needs !== 'outcome' || question.state === 'in_treatment') continue;
			const where = { meetingId: scope.meetingId, itemId: question.itemIds[0] ?? null };
			const treated = await carryQuestion(
				context,
				question.id,
				{ kind: 'treat', meeting: scope.meetingId },
				where
			);
			if (!treated.ok) return treated;
		}
		for (const question of await todaysQuestions(trx, scope))
			if (question.treated) showToAsker(context, question);
		return done(null);
	}
});

/** Says of one point of the agenda: done, off track, or go on (handbook 2.3.1.1 skill 1). */
export const markPoint = defineCommand({
	name: 'recap.mark',
	summary: 'Says what became of one point of the agenda.',
	scope: 'meeting',
	schema: MarkPoint,
	allow: maySumUp,
	async run(context, { itemId, mark, note }) {
		const { trx, scope } = context;
		const meeting = await meetingIn(context, ['wrapping_up']);
		if (!meeting.ok) return meeting;
		const item = await trx
			.selectFrom('agenda_item')
			.select('id')
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('id', '=', itemId)
			.executeTakeFirst();
		if (!item) return refuse('unknown_item');
		await trx
			.insertInto('recap_point')
			.values({
				network_id: scope.networkId,
				meeting_id: scope.meetingId,
				item_id: itemId,
				mark,
				note
			})
			.onConflict((conflict) =>
				conflict.columns(['network_id', 'meeting_id', 'item_id']).doUpdateSet({ mark, note })
			)
			.execute();
		return done(null);
	}
});

/** Carries one act out on a question of today. */
async function onQuestion(context: Context, questionId: string, act: QuestionAct): Promise<Outcome<null>> {
	const { scope } = context;
	const changed = await carryQuestion(context, questionId, act, { meetingId: scope.meetingId });
	if (!changed.ok) return changed;
	await showAgain(context, questionId);
	return done(null);
}

/**
 * Who leads says what became of a question. "Partly" and "not" count at once and the asker may still say otherwise;
 * "answered" is a proposal that only the asker turns into an answer (domain.md 2.4).
 */
export const proposeOutcome = defineCommand({
	name: 'recap.proposeOutcome',
	summary: 'Says or proposes what became of a question.',
	scope: 'meeting',
	schema: SayOutcome,
	allow: maySumUp,
	async run(context, { questionId, outcome }) {
		const { trx, scope } = context;
		const meeting = await meetingIn(context, ['wrapping_up']);
		if (!meeting.ok) return meeting;
		const question = (await todaysQuestions(trx, scope)).find(({ id }) => id === questionId);
		if (!question) return refuse('not_found');
		const own = question.asker === null || question.asker.id === scope.memberId;
		return onQuestion(
			context,
			questionId,
			outcome === 'answered' && !own ? { kind: 'propose', outcome } : { kind: 'conclude', outcome }
		);
	}
});

/**
 * The asker says whether a question got its answer. In the room who leads then finds a place for what stays open; after
 * closing it goes to the next meeting by itself, so that it is not lost.
 */
export const confirmOutcome = defineCommand({
	name: 'recap.confirmOutcome',
	summary: 'Says whether one’s own question was answered.',
	scope: 'meeting',
	schema: SayOutcome,
	allow: mayConfirm,
	async run(context, { questionId, outcome }) {
		const { trx, scope } = context;
		const meeting = await meetingIn(context, ['wrapping_up', 'closed', 'reported']);
		if (!meeting.ok) return meeting;
		const question = (await todaysQuestions(trx, scope)).find(({ id }) => id === questionId);
		if (!question) return refuse('not_found');
		if (question.asker?.id !== scope.memberId) return refuse('only_asker');
		const said = await onQuestion(context, questionId, { kind: 'conclude', outcome });
		if (!said.ok || meeting.value === 'wrapping_up' || outcome === 'answered') return said;
		const next = await nextMeeting(trx, scope);
		return onQuestion(context, questionId, { kind: 'send', to: 'next_meeting', meeting: next?.id ?? null });
	}
});

/** Sends an open question on: to exactly one place. Only its asker lets go of it. */
export const sendQuestion = defineCommand({
	name: 'recap.send',
	summary: 'Gives an open question the one place where it goes on.',
	scope: 'meeting',
	schema: SendQuestion,
	allow: mayConfirm,
	async run(context, { questionId, to }) {
		const { trx, scope } = context;
		const meeting = await meetingIn(context, ['wrapping_up']);
		if (!meeting.ok) return meeting;
		const question = (await todaysQuestions(trx, scope)).find(({ id }) => id === questionId);
		if (!question) return refuse('not_found');
		const next = to === 'next_meeting' ? await nextMeeting(trx, scope) : undefined;
		return onQuestion(context, questionId, { kind: 'send', to, meeting: next?.id ?? null });
	}
});

/** Sends everything that still needs a place to the next meeting, in one tap. */
export const sendRest = defineCommand({
	name: 'recap.sendRest',
	summary: 'Sends every open question without a place to the next meeting.',
	scope: 'meeting',
	schema: v.object({}),
	allow: maySumUp,
	async run(context) {
		const { trx, scope } = context;
		const meeting = await meetingIn(context, ['wrapping_up']);
		if (!meeting.ok) return meeting;
		const next = await nextMeeting(trx, scope);
		for (const question of await todaysQuestions(trx, scope)) {
			if (question.needs !== 'destination') continue;
			const to = { kind: 'send', to: 'next_meeting', meeting: next?.id ?? null } as const;
			const sent = await onQuestion(context, question.id, to);
			if (!sent.ok) return sent;
		}
		return done(null);
	}
});
