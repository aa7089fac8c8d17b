import type { Trx } from '#platform/db/access.ts';
import type { Destination, QuestionOutcome, QuestionState } from '#commons/questions/model.ts';

interface Place {
	readonly networkId: string;
	readonly meetingId: string;
}

/** A question of today's agenda, with what it still needs before the meeting can close. */
export interface TodaysQuestion {
	id: string;
	text: string;
	state: QuestionState;
	outcome: QuestionOutcome | null;
	proposedOutcome: QuestionOutcome | null;
	destination: Destination | null;
	asker: { id: string; name: string; here: boolean; email: string | null; language: 'nl' | 'en' } | null;
	followers: readonly string[];
	itemIds: readonly string[];
	/** Its item was run; else it only needs a place to go. */
	treated: boolean;
	needs: 'outcome' | 'destination' | null;
}

const WAITING: readonly QuestionState[] = [
	'raised',
	'themed',
	'shortlisted',
	'scheduled',
	'to_expert',
	'to_case',
	'parked'
];
const SENT = ['carried_over', 'to_expert', 'to_case', 'parked', 'dropped'];

/**
 * The questions of today's agenda. One that waits and was not sent on today still needs something: an outcome when
 * its item was run, else a destination. What the facilitator proposed stands for an asker who is not here: they are
 * asked by mail (domain.md 2.2).
 */
export async function todaysQuestions(trx: Trx, { networkId, meetingId }: Place): Promise<TodaysQuestion[]> {
	const rows = await trx
		.selectFrom('agenda_question')
		.innerJoin('agenda_item', (join) =>
			join
				.onRef('agenda_item.network_id', '=', 'agenda_question.network_id')
				.onRef('agenda_item.id', '=', 'agenda_question.item_id')
		)
		.innerJoin('learning_question as question', (join) =>
			join
				.onRef('question.network_id', '=', 'agenda_question.network_id')
				.onRef('question.id', '=', 'agenda_question.question_id')
		)
		.leftJoin('member', (join) =>
			join.onRef('member.network_id', '=', 'question.network_id').onRef('member.id', '=', 'question.asker_id')
		)
		.leftJoin('attendance', (join) =>
			join
				.onRef('attendance.network_id', '=', 'question.network_id')
				.onRef('attendance.member_id', '=', 'question.asker_id')
				.on('attendance.meeting_id', '=', meetingId)
		)
		.select([
			'question.id',
			'question.text',
			'question.state',
			'question.outcome',
			'question.proposed_outcome as proposedOutcome',
			'question.destination',
			'question.asker_id as askerId',
			'member.first_name as firstName',
			'member.last_name as lastName',
			'member.email',
			'member.language',
			'attendance.present_from as from',
			'attendance.present_to as to',
			'agenda_item.id as itemId',
			'agenda_item.state as itemState'
		])
		.where('agenda_question.network_id', '=', networkId)
		.where('agenda_item.meeting_id', '=', meetingId)
		.where('question.state', 'not in', ['withdrawn', 'merged'])
		.orderBy('agenda_item.position')
		.orderBy('agenda_question.position')
		.orderBy('question.id')
		.execute();
	const ids = [...new Set(rows.map(({ id }) => id))];
	if (ids.length === 0) return [];
	const [sent, followers] = [
		await trx
			.selectFrom('question_event')
			.select('question_id as id')
			.where('network_id', '=', networkId)
			.where('meeting_id', '=', meetingId)
			.where('question_id', 'in', ids)
			.where('event', 'in', SENT)
			.execute(),
		await trx
			.selectFrom('question_follower')
			.select(['question_id as id', 'member_id as memberId'])
			.where('network_id', '=', networkId)
			.where('question_id', 'in', ids)
			.execute()
	];
	return ids.flatMap((id): TodaysQuestion[] => {
		const own = rows.filter((row) => row.id === id);
		const first = own[0];
		if (!first) return [];
		const { askerId, firstName, lastName, email, language, from, to, itemId, itemState, ...question } = first;
		const asker =
			askerId === null
				? null
				: {
						id: askerId,
						name: `${firstName ?? ''} ${lastName ?? ''}`.trim(),
						here: from !== null && to === null,
						email,
						language: language ?? 'nl'
					};
		const treated = own.some((row) => row.itemState === 'done' || row.itemState === 'running');
		const standing = { ...question, asker, treated };
		return [
			{
				...standing,
				followers: followers.filter((row) => row.id === id).map(({ memberId }) => memberId),
				itemIds: own.map((row) => row.itemId),
				needs: needsOf(
					standing,
					sent.some((row) => row.id === id)
				)
			}
		];
	});
}

function needsOf(
	question: Pick<TodaysQuestion, 'state' | 'proposedOutcome' | 'asker' | 'treated'>,
	sentToday: boolean
): TodaysQuestion['needs'] {
	const { state, proposedOutcome, asker, treated } = question;
	if (state === 'in_treatment') {
		const stands = proposedOutcome !== null && asker !== null && !asker.here;
		return stands ? null : 'outcome';
	}
	if (state === 'partly_answered' || state === 'unanswered') return 'destination';
	if (!WAITING.includes(state) || sentToday) return null;
	return treated ? 'outcome' : 'destination';
}
