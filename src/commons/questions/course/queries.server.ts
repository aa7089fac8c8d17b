import type { Trx } from '#platform/db/access.ts';
import type { QuestionStanding } from '#commons/questions/model.ts';

/** Where a question stands, locked for a change; undefined when this network has no such question. */
export async function standingForChange(
	trx: Trx,
	networkId: string,
	questionId: string
): Promise<QuestionStanding | undefined> {
	const row = await trx
		.selectFrom('learning_question')
		.select([
			'state',
			'outcome',
			'proposed_outcome as proposedOutcome',
			'destination',
			'asker_id as asker',
			'theme_id as theme',
			'meeting_id as meeting',
			'merged_into as mergedInto'
		])
		.where('network_id', '=', networkId)
		.where('id', '=', questionId)
		.forNoKeyUpdate()
		.executeTakeFirst();
	if (!row) return undefined;
	const followers = await trx
		.selectFrom('question_follower')
		.select('member_id as id')
		.where('network_id', '=', networkId)
		.where('question_id', '=', questionId)
		.execute();
	return { ...row, followers: followers.map(({ id }) => id) };
}
