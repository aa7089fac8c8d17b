import { shuffle } from '#platform/chance/model.ts';
import type { CommandContext } from '#platform/commands/command.ts';
import { evaluationClosesAt } from '#lifecycle/convene/meetings/model.ts';
import { releasable } from '#lifecycle/debrief/evaluation/summary/model.ts';
import { evaluationOf, turnoutOf } from '#lifecycle/debrief/evaluation/queries.server.ts';

type Context = Pick<CommandContext<'meeting'>, 'trx' | 'scope' | 'random' | 'now'>;

/**
 * Lets those answers count that may be shown (domain.md 4.2): none under five, and later ones only five at a time. Every
 * answer is written again in an order of chance, also when none may be shown yet: neither its place nor the transaction
 * that wrote it tells who came when. The evaluation is locked by then.
 */
export async function releaseAnswers(context: Context): Promise<void> {
	const { trx, scope, random } = context;
	const evaluation = await evaluationOf(trx, scope);
	if (!evaluation) return;
	const { answers } = await turnoutOf(trx, scope);
	const inRoom = evaluation.meetingState === 'live' || evaluation.meetingState === 'wrapping_up';
	const shown = releasable(answers, evaluation.shownCount, inRoom);
	const isMore = shown !== evaluation.shownCount;
	const rows = await trx
		.deleteFrom('evaluation_response')
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.returningAll()
		.execute();
	if (rows.length === 0) return;
	await trx
		.insertInto('evaluation_response')
		.values(
			shuffle(rows, random).map((row) => ({
				...row,
				answers: JSON.stringify(row.answers),
				released: row.released || isMore
			}))
		)
		.execute();
	if (!isMore) return;
	await trx
		.updateTable('evaluation')
		.set({ shown_count: shown })
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.execute();
}

/** The room is empty: who left early has 48 hours more, and what may be shown is. The meeting is closed by then. */
export async function endInRoom(context: Context): Promise<void> {
	const { trx, scope, now } = context;
	await trx
		.updateTable('evaluation')
		.set({ closes_at: new Date(evaluationClosesAt(now.getTime())) })
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.execute();
	await releaseAnswers(context);
}
