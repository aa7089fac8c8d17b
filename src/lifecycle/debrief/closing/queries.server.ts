import type { MeetingScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';
import type { FormItem } from '#lifecycle/debrief/evaluation/model.ts';
import { evaluationOf, hasAnswered, wasThere } from '#lifecycle/debrief/evaluation/queries.server.ts';
import { todaysQuestions } from '#lifecycle/debrief/recap/questions/queries.server.ts';
import type { OwnQuestionView } from '#lifecycle/debrief/recap/events.ts';

/** What one person is still asked about a meeting. */
export interface StillAsked {
	number: number;
	title: string;
	form: 'open' | 'not_open' | 'closed' | 'answered' | 'not_there';
	items: FormItem[];
	questions: { id: string; value: OwnQuestionView }[];
}

/** The form of a meeting for who was there, and their own questions of which only they can say how it ended. */
export function readStillAsked(db: Db, scope: MeetingScope, now: Date): Promise<StillAsked> {
	return inNetwork(db, scope.networkId, async (trx) => {
		const meeting = await trx
			.selectFrom('meeting')
			.select(['number', 'title', 'state'])
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.executeTakeFirstOrThrow();
		const evaluation = await evaluationOf(trx, scope);
		const there = await wasThere(trx, scope, scope.memberId);
		const answered = await hasAnswered(trx, scope, scope.memberId);
		const closesAt = evaluation?.closesAt ?? null;
		const late = closesAt !== null && now >= closesAt;
		const asks = ['wrapping_up', 'closed', 'reported'].includes(meeting.state);
		const questions = asks ? await todaysQuestions(trx, scope) : [];
		return {
			number: meeting.number,
			title: meeting.title,
			form:
				!evaluation || evaluation.state === 'prepared'
					? 'not_open'
					: answered
						? 'answered'
						: late || evaluation.state === 'closed'
							? 'closed'
							: there
								? 'open'
								: 'not_there',
			items: evaluation?.items ?? [],
			questions: questions
				.filter(({ asker, treated }) => treated && asker?.id === scope.memberId)
				.map(({ id, text, state, outcome, proposedOutcome }) => ({
					id,
					value: { text, outcome: state === 'in_treatment' ? null : outcome, proposed: proposedOutcome }
				}))
		};
	});
}
