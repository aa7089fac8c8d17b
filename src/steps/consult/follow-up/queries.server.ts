import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import { REMAINS, type Remains } from '#steps/consult/terms/model.ts';
import { isOver, STATES_AFTER } from '#commons/network/model.ts';

/** What a giver decided to do first, and what they said about it since. */
export interface FollowUp {
	itemId: string;
	giverId: string;
	/** First name. */
	giver: string;
	/** Number of the meeting in which the case was given. */
	meeting: number;
	question: string;
	firstStep: string;
	/** Empty until the giver says something. */
	went: string;
	inOpening: boolean;
	inReport: boolean;
	remains: Remains;
	/** The meeting at whose end it was done with; null while it is still asked. */
	followedIn: string | null;
}

/**
 * Everything givers decided in meetings that are over. A case that had to leave nothing is not among them: it was wiped.
 * @param giverId only of this giver; whoever serves somebody's page or phone must give it
 */
export async function followUps(trx: Trx, networkId: string, giverId?: string): Promise<FollowUp[]> {
	const rows = await trx
		.selectFrom('consult_case')
		.innerJoin('meeting', (join) =>
			join
				.onRef('meeting.network_id', '=', 'consult_case.network_id')
				.onRef('meeting.id', '=', 'consult_case.meeting_id')
		)
		.innerJoin('member', (join) =>
			join
				.onRef('member.network_id', '=', 'consult_case.network_id')
				.onRef('member.id', '=', 'consult_case.giver_id')
		)
		.select([
			'consult_case.item_id as itemId',
			'consult_case.giver_id as giverId',
			'member.first_name as giver',
			'meeting.number as meeting',
			'consult_case.question',
			'consult_case.first_step as firstStep',
			'consult_case.went',
			'consult_case.in_opening as inOpening',
			'consult_case.in_report as inReport',
			'consult_case.remains',
			'consult_case.followed_in as followedIn'
		])
		.where('consult_case.network_id', '=', networkId)
		.where('consult_case.first_step', '!=', '')
		.where('consult_case.remains', '!=', 'nothing')
		.where('meeting.state', 'in', STATES_AFTER)
		.$if(giverId !== undefined, (query) => query.where('consult_case.giver_id', '=', giverId ?? ''))
		.orderBy('meeting.number')
		.orderBy('consult_case.item_id')
		.execute();
	return rows.map(({ remains, ...row }) => ({ ...row, remains: v.parse(v.picklist(REMAINS), remains) }));
}

/** What one giver is still asked about. */
export async function openFollowUps(trx: Trx, networkId: string, giverId: string): Promise<FollowUp[]> {
	return (await followUps(trx, networkId, giverId)).filter(({ followedIn }) => followedIn === null);
}

/**
 * What came back in one meeting and may stand in its report, with no more of the giver than they let through. An answer
 * given after that meeting was over waits for the next one.
 */
export async function reportedFollowUps(
	trx: Trx,
	{ networkId, meetingId, meetingNumber }: { networkId: string; meetingId: string; meetingNumber: number }
): Promise<{ firstStep: string; went: string }[]> {
	const { state } = await trx
		.selectFrom('meeting')
		.select('state')
		.where('network_id', '=', networkId)
		.where('id', '=', meetingId)
		.executeTakeFirstOrThrow();
	const over = isOver(state);
	return (await followUps(trx, networkId))
		.filter(
			({ meeting, went, inReport, followedIn }) =>
				meeting < meetingNumber &&
				went !== '' &&
				inReport &&
				(followedIn === meetingId || (followedIn === null && !over))
		)
		.map(({ firstStep, went }) => ({ firstStep, went }));
}
