import type { Trx } from '#platform/db/access.ts';

/** A learning question as commands need it. */
export interface QuestionRow {
	id: string;
	text: string;
	state: string;
	askerId: string | null;
	anonymous: boolean;
	themeId: string | null;
	mergedInto: string | null;
	meetingId: string | null;
}

/** One question of this network, locked for a change; undefined when there is none. */
export function questionForChange(
	trx: Trx,
	networkId: string,
	questionId: string
): Promise<QuestionRow | undefined> {
	return trx
		.selectFrom('learning_question')
		.select([
			'id',
			'text',
			'state',
			'asker_id as askerId',
			'anonymous',
			'theme_id as themeId',
			'merged_into as mergedInto',
			'meeting_id as meetingId'
		])
		.where('network_id', '=', networkId)
		.where('id', '=', questionId)
		.forNoKeyUpdate()
		.executeTakeFirst();
}

/** Whether a question is still open to other words: nobody treated, merged or withdrew it. */
export function isOpen(question: Pick<QuestionRow, 'state'>): boolean {
	return ['raised', 'themed', 'shortlisted', 'scheduled', 'parked'].includes(question.state);
}
