import { hourOf } from '#platform/clock/clock.ts';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { newSecret, secretKey } from '#platform/ids/ids.ts';
import { answeredKind, turnoutKind } from './events.ts';
import { checkAnswers, type Answers, type FormItem } from './model.ts';
import { mayAnswer, mayEvaluate } from './policy.ts';
import { evaluationOf, hasAnswered, turnoutOf, wasThere, type EvaluationRow } from './queries.server.ts';
import { releaseAnswers } from './release/commands.server.ts';
import { Adjust, AnswerEvaluation, answersFrom, DropAdjustment, EnterPaper, type Given } from './schema.ts';

type Context = CommandContext<'meeting'>;

/** Whether the form may be filled in now: opened, and not longer ago than its 48 hours. */
function isOpen(evaluation: EvaluationRow, now: Date): boolean {
	return evaluation.state === 'open' && (evaluation.closesAt === null || now < evaluation.closesAt);
}

/**
 * One person's form. It is kept under the hash of a secret from the phone, with the hour and without a name; that
 * this member answered, and what they take home, is written afterwards in transactions of their own. Nothing in the
 * database joins the two (domain.md 4.1). With the same secret it can be changed, until it counts in what is shown.
 */
export const answerEvaluation = defineCommand({
	name: 'evaluation.answer',
	summary: 'Fills in the evaluation without a name, or changes what one filled in.',
	scope: 'meeting',
	schema: AnswerEvaluation,
	allow: mayAnswer,
	async run(context, { secret, answers: sent }) {
		const { trx, scope } = context;
		const evaluation = await evaluationOf(trx, scope, true);
		if (!evaluation) return refuse('not_open');
		if (!isOpen(evaluation, context.now)) return refuse('closed');
		if (!(await wasThere(trx, scope, scope.memberId))) return refuse('not_there');
		const checked = check(evaluation.items, sent);
		if (!checked.ok) return checked;
		const { anonymous, takeaways } = checked.value;
		const key = secretKey(`${scope.meetingId}:${secret}`);
		const earlier = await trx
			.selectFrom('evaluation_response')
			.select('released')
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('response_key', '=', key)
			.executeTakeFirst();
		// What counts in a shown mean stays as it is: a change would show in the difference whose answer it is.
		if (earlier?.released) return refuse('closed');
		if (!earlier && (await hasAnswered(trx, scope, scope.memberId))) return refuse('already_answered');
		await keep(context, key, anonymous);
		await releaseAnswers(context);
		context.live(scope.meetingId, [turnoutKind.put('now', await turnoutOf(trx, scope), 'all')]);
		context.afterCommit((apart) => keepPersonal(apart, earlier ? null : key, takeaways));
		return done(null);
	}
});

/** Checks a form and takes out of it what somebody takes home: that stands elsewhere, under their own name. */
function check(
	items: readonly FormItem[],
	sent: Given
): Outcome<{ anonymous: Answers; takeaways: { text: string; shared: boolean }[] }> {
	const checked = checkAnswers(items, answersFrom(items, sent));
	if (!checked.ok) return unfit(checked);
	const personal = items
		.filter((item) => item.kind === 'text' && item.use === 'takeaway')
		.map(({ key }) => key);
	const takeaways = personal.flatMap((key) => {
		const answer = checked.answers[key];
		return answer?.kind === 'text' ? [{ text: answer.text, shared: sent[key]?.shared ?? false }] : [];
	});
	const anonymous = Object.fromEntries(
		Object.entries(checked.answers).filter(([key]) => !personal.includes(key))
	);
	return done({ anonymous, takeaways });
}

/** A form that cannot be taken as it is, each error at its field. */
function unfit(checked: Extract<ReturnType<typeof checkAnswers>, { ok: false }>): Outcome<never> {
	if (checked.reason === 'empty') return refuse('empty');
	return refuse(
		'invalid',
		Object.fromEntries(Object.entries(checked.fields).map(([field, code]) => [`answers.${field}`, code]))
	);
}

async function keep({ trx, scope, now }: Context, key: string, answers: Answers): Promise<void> {
	const row = { answers: JSON.stringify(answers), on_hour: hourOf(now) };
	await trx
		.insertInto('evaluation_response')
		.values({ network_id: scope.networkId, meeting_id: scope.meetingId, response_key: key, ...row })
		.onConflict((conflict) => conflict.columns(['network_id', 'meeting_id', 'response_key']).doUpdateSet(row))
		.execute();
}

/**
 * Writes that somebody answered, and what they take home. `fresh` is the key of a form that was not there before: when
 * this member had answered already, from another phone in the same moment, that second form goes again.
 */
async function keepPersonal(
	apart: Context,
	fresh: string | null,
	takeaways: readonly { text: string; shared: boolean }[]
): Promise<void> {
	const { trx, scope, now, newId } = apart;
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('participation')
		.values({ network_id: scope.networkId, about_id: scope.meetingId, member_id: scope.memberId })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	const first = numInsertedOrUpdatedRows === 1n;
	await trx
		.deleteFrom('takeaway')
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.where('member_id', '=', scope.memberId)
		.where('intention', '=', false)
		.execute();
	if (takeaways.length > 0) {
		await trx
			.insertInto('takeaway')
			.values(
				takeaways.map(({ text, shared }) => ({
					network_id: scope.networkId,
					id: newId(),
					meeting_id: scope.meetingId,
					member_id: scope.memberId,
					text,
					shared,
					at: hourOf(now)
				}))
			)
			.execute();
	}
	apart.live(scope.meetingId, [
		answeredKind.put(scope.memberId, { answered: true }, `member:${scope.memberId}`)
	]);
	if (!first && fresh !== null) apart.afterCommit((later) => dropSecond(later, fresh));
}

/** Takes away the form of a second phone. */
async function dropSecond({ trx, scope, live }: Context, key: string): Promise<void> {
	await evaluationOf(trx, scope, true);
	await trx
		.deleteFrom('evaluation_response')
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.where('response_key', '=', key)
		.where('released', '=', false)
		.execute();
	live(scope.meetingId, [turnoutKind.put('now', await turnoutOf(trx, scope), 'all')]);
}

/** Types in a form that came on paper. What stands on it as learned goes to nobody's list: it has no name. */
export const enterPaper = defineCommand({
	name: 'evaluation.enterPaper',
	summary: 'Types in an evaluation that was filled in on paper.',
	scope: 'meeting',
	schema: EnterPaper,
	allow: mayEvaluate,
	async run(context, { answers: sent }) {
		const { trx, scope } = context;
		const evaluation = await evaluationOf(trx, scope, true);
		if (!evaluation) return refuse('not_open');
		if (!isOpen(evaluation, context.now)) return refuse('closed');
		const checked = checkAnswers(evaluation.items, answersFrom(evaluation.items, sent));
		if (!checked.ok) return unfit(checked);
		const { answers, present } = await turnoutOf(trx, scope);
		if (answers >= present) return refuse('everybody_answered');
		await keep(context, secretKey(newSecret()), checked.answers);
		await releaseAnswers(context);
		context.live(scope.meetingId, [turnoutKind.put('now', await turnoutOf(trx, scope), 'all')]);
		return done(null);
	}
});

/** Notes what changes because people asked for it: told when the next meeting opens (base rule 7). */
export const adjust = defineCommand({
	name: 'evaluation.adjust',
	summary: 'Notes what will change because of the evaluation.',
	scope: 'meeting',
	schema: Adjust,
	allow: mayEvaluate,
	async run(context, { asked, change }) {
		const { trx, scope, now, newId } = context;
		const adjustmentId = newId();
		await trx
			.insertInto('adjustment')
			.values({
				network_id: scope.networkId,
				id: adjustmentId,
				meeting_id: scope.meetingId,
				asked,
				change,
				at: now
			})
			.execute();
		await context.audit(adjustmentId);
		return done({ id: adjustmentId });
	}
});

/** Takes an adjustment back that nobody was told yet. */
export const dropAdjustment = defineCommand({
	name: 'evaluation.dropAdjustment',
	summary: 'Takes an adjustment back that was not told yet.',
	scope: 'meeting',
	schema: DropAdjustment,
	allow: mayEvaluate,
	async run({ trx, scope }, { adjustmentId }) {
		const { numDeletedRows } = await trx
			.deleteFrom('adjustment')
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('id', '=', adjustmentId)
			.where('told_in', 'is', null)
			.executeTakeFirst();
		return numDeletedRows === 1n ? done(null) : refuse('not_found');
	}
});
