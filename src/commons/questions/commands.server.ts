import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { changedSince } from '#platform/commands/fields.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { leads } from '#platform/auth/scope.ts';
import { mayChange, mayMerge, mayRaise } from './policy.ts';
import { isOpen, questionForChange } from './queries.server.ts';
import { correctInput, mergeInput, raiseInput, withdrawInput } from './schema.ts';

/** What changing a question needs: a command inside a network, or inside one of its meetings. */
export type QuestionContext = Pick<CommandContext<'network'>, 'trx' | 'now' | 'newId'> & {
	readonly scope: {
		readonly networkId: string;
		readonly memberId: string;
		readonly role: CommandContext<'network'>['scope']['role'];
	};
};

/** A question as it is raised. `askerId` is null for an anonymous one, which then has no asker anywhere. */
export interface NewQuestion {
	id: string;
	text: string;
	askerId: string | null;
	source:
		| 'registration'
		| 'pre_work'
		| 'round'
		| 'note'
		| 'parked'
		| 'evaluation'
		| 'expert'
		| 'mail'
		| 'facilitator';
	kind?: 'practice' | 'future' | 'concept';
	meetingId?: string | null;
	itemId?: string | null;
	themeId?: string | null;
}

/** Writes a new question and the first line of its trail. False when a question with this id exists already. */
export async function raiseQuestion(context: QuestionContext, question: NewQuestion): Promise<boolean> {
	const { trx, scope, now } = context;
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('learning_question')
		.values({
			network_id: scope.networkId,
			id: question.id,
			text: question.text,
			kind: question.kind ?? 'practice',
			asker_id: question.askerId,
			anonymous: question.askerId === null,
			source: question.source,
			meeting_id: question.meetingId ?? null,
			theme_id: question.themeId ?? null,
			state: question.themeId ? 'themed' : 'raised',
			raised_at: now
		})
		.onConflict((conflict) => conflict.columns(['network_id', 'id']).doNothing())
		.executeTakeFirst();
	if (numInsertedOrUpdatedRows !== 1n) return false;
	await tell(context, question.id, 'raised', question);
	return true;
}

/** Gives a question other words. Refuses `not_found`, `not_allowed`, and `closed` once it was treated. */
export async function correctQuestion(
	context: QuestionContext,
	questionId: string,
	text: string,
	where: Where = {}
): Promise<Outcome<null>> {
	const question = await questionForChange(context.trx, context.scope.networkId, questionId);
	if (!question) return refuse('not_found');
	if (!mayChange(context.scope, question)) return refuse('not_allowed');
	if (!isOpen(question)) return refuse('closed');
	if (question.text === text) return done(null);
	await change(context, questionId, { text });
	await tell(context, questionId, 'reworded', where, question.text);
	return done(null);
}

/** Takes a question back. Refuses `not_found`, `not_allowed`, and `closed` once it was treated. */
export async function withdrawQuestion(
	context: QuestionContext,
	questionId: string,
	reason: string,
	where: Where = {}
): Promise<Outcome<null>> {
	const question = await questionForChange(context.trx, context.scope.networkId, questionId);
	if (!question) return refuse('not_found');
	if (!mayChange(context.scope, question)) return refuse('not_allowed');
	if (!isOpen(question)) return refuse('closed');
	await change(context, questionId, { state: 'withdrawn' });
	await tell(context, questionId, 'withdrawn', where, reason);
	return done(null);
}

/**
 * Puts a question into another that asks the same; its asker and followers follow the other one from now on
 * (domain.md 2.4). Refuses `not_found`, `not_allowed`, `conflict` with itself, `closed` once one was treated.
 */
export async function mergeQuestions(
	context: QuestionContext,
	questionId: string,
	intoId: string,
	where: Where = {}
): Promise<Outcome<null>> {
	const { trx, scope } = context;
	if (!mayMerge(scope)) return refuse('not_allowed');
	if (questionId === intoId) return refuse('conflict');
	// Always the lower id first, so that two merges at once cannot wait for each other.
	const [first, second] = [questionId, intoId].toSorted();
	const locked = [first, second].map((id) => id ?? '');
	const found = new Map<string, Awaited<ReturnType<typeof questionForChange>>>();
	for (const id of locked) found.set(id, await questionForChange(trx, scope.networkId, id));
	const [question, into] = [found.get(questionId), found.get(intoId)];
	if (!question || !into) return refuse('not_found');
	if (!isOpen(question) || !isOpen(into)) return refuse('closed');
	const followers = await trx
		.selectFrom('question_follower')
		.select('member_id')
		.where('network_id', '=', scope.networkId)
		.where('question_id', '=', questionId)
		.execute();
	const members = new Set(followers.map((follower) => follower.member_id));
	if (question.askerId !== null) members.add(question.askerId);
	if (into.askerId !== null) members.delete(into.askerId);
	if (members.size > 0) {
		await trx
			.insertInto('question_follower')
			.values(
				[...members].map((member_id) => ({ network_id: scope.networkId, question_id: intoId, member_id }))
			)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	}
	await change(context, questionId, { state: 'merged', merged_into: intoId });
	await tell(context, questionId, 'merged', where);
	return done(null);
}

/**
 * Makes a theme, or gives it another title, and puts these questions under it. Questions that were treated, merged or
 * taken back stay as they are.
 */
export async function makeTheme(
	context: QuestionContext,
	theme: { id: string; title: string; questionIds: readonly string[] },
	where: Where = {}
): Promise<void> {
	const { trx, scope } = context;
	await trx
		.insertInto('theme')
		.values({ network_id: scope.networkId, id: theme.id, title: theme.title })
		.onConflict((conflict) => conflict.columns(['network_id', 'id']).doUpdateSet({ title: theme.title }))
		.execute();
	for (const questionId of theme.questionIds.toSorted()) {
		const question = await questionForChange(trx, scope.networkId, questionId);
		if (!question || !isOpen(question) || question.themeId === theme.id) continue;
		await change(context, questionId, {
			theme_id: theme.id,
			...(question.state === 'raised' ? { state: 'themed' as const } : {})
		});
		await tell(context, questionId, 'themed', { ...where, askerId: question.askerId }, theme.title);
	}
}

interface Where {
	meetingId?: string | null;
	itemId?: string | null;
}

async function change(
	{ trx, scope }: QuestionContext,
	questionId: string,
	to: { text?: string; state?: 'withdrawn' | 'merged' | 'themed'; merged_into?: string; theme_id?: string }
): Promise<void> {
	await trx
		.updateTable('learning_question')
		.set((eb) => ({ ...to, version: eb('version', '+', 1) }))
		.where('network_id', '=', scope.networkId)
		.where('id', '=', questionId)
		.execute();
}

/** Adds a line to the trail of a question. The trail of an anonymous question names nobody. */
export async function tell(
	{ trx, scope, now, newId }: QuestionContext,
	questionId: string,
	event: string,
	where: Where & { askerId?: string | null },
	note = ''
): Promise<void> {
	await trx
		.insertInto('question_event')
		.values({
			network_id: scope.networkId,
			id: newId(),
			question_id: questionId,
			event,
			meeting_id: where.meetingId ?? null,
			item_id: where.itemId ?? null,
			by_member_id: where.askerId === null ? null : scope.memberId,
			note,
			at: now
		})
		.execute();
}

export const raise = defineCommand({
	name: 'question.raise',
	summary: 'Asks a learning question in the network, under one’s own name.',
	scope: 'network',
	schema: raiseInput,
	allow: mayRaise,
	async run(context, { text, kind }) {
		const id = context.newId();
		const { memberId, role } = context.scope;
		const source = leads(role) ? 'facilitator' : 'mail';
		await raiseQuestion(context, { id, text, kind, askerId: memberId, source });
		return done({ id });
	}
});

export const correct = defineCommand({
	name: 'question.correct',
	summary: 'Puts a learning question into other words.',
	scope: 'network',
	schema: correctInput,
	allow: mayRaise,
	async run(context, { questionId, text, seen }) {
		const before = await questionForChange(context.trx, context.scope.networkId, questionId);
		if (before && mayChange(context.scope, before) && changedSince(seen, before.text))
			return refuse('stale', { text: 'stale' });
		return correctQuestion(context, questionId, text);
	}
});

export const merge = defineCommand({
	name: 'question.merge',
	summary: 'Puts a learning question together with another that asks the same.',
	scope: 'network',
	schema: mergeInput,
	allow: mayMerge,
	run: (context, { questionId, intoId }) => mergeQuestions(context, questionId, intoId)
});

export const withdraw = defineCommand({
	name: 'question.withdraw',
	summary: 'Takes a learning question back.',
	scope: 'network',
	schema: withdrawInput,
	allow: mayRaise,
	run: (context, { questionId, reason }) => withdrawQuestion(context, questionId, reason)
});
