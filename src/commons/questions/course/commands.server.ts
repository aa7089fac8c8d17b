import { leads } from '#platform/auth/scope.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { tell, type QuestionContext } from '#commons/questions/commands.server.ts';
import { actOnQuestion, type QuestionAct, type QuestionStanding } from '#commons/questions/model.ts';
import { standingForChange } from './queries.server.ts';

/**
 * Takes a question one step further on its way and writes the line of its trail (domain.md 2.4). Refuses `not_found`
 * and what the model refuses: `wrong_state`, `only_asker`, `only_facilitator`.
 */
export async function carryQuestion(
	context: QuestionContext,
	questionId: string,
	act: QuestionAct,
	where: { meetingId: string; itemId?: string | null },
	note = ''
): Promise<Outcome<QuestionStanding>> {
	const { trx, scope } = context;
	const before = await standingForChange(trx, scope.networkId, questionId);
	if (!before) return refuse('not_found');
	const changed = actOnQuestion(before, act, { member: scope.memberId, facilitates: leads(scope.role) });
	if (!changed.ok) return refuse(changed.reason);
	const { question, event } = changed;
	await trx
		.updateTable('learning_question')
		.set((eb) => ({
			state: question.state,
			outcome: question.outcome,
			proposed_outcome: question.proposedOutcome,
			destination: question.destination,
			theme_id: question.theme,
			meeting_id: question.meeting,
			version: eb('version', '+', 1)
		}))
		.where('network_id', '=', scope.networkId)
		.where('id', '=', questionId)
		.execute();
	await tell(context, questionId, event, { ...where, askerId: question.asker }, note);
	return done(question);
}
