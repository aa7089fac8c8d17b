import type { NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import { STATES_AFTER } from '#commons/network/model.ts';

/** A case that somebody gave, with what is theirs of it. */
export interface KeptCase {
	itemId: string;
	/** Number of the meeting in which it was given, and its day where there is one. */
	meeting: number;
	startsAt: Date | null;
	question: string;
	firstStep: string;
	went: string;
	/** Advice that the giver kept, without who said it. */
	advice: string[];
}

/** What is left to a giver of the cases they gave in meetings that are over, newest first: for that giver alone. */
export async function keptBy(
	trx: Trx,
	{ networkId, memberId, byName }: Pick<NetworkScope, 'networkId' | 'memberId' | 'byName'>
): Promise<KeptCase[]> {
	// Anybody in the room could have typed this name.
	if (byName) return [];
	const cases = await trx
		.selectFrom('consult_case')
		.innerJoin('meeting', (join) =>
			join
				.onRef('meeting.network_id', '=', 'consult_case.network_id')
				.onRef('meeting.id', '=', 'consult_case.meeting_id')
		)
		.select([
			'consult_case.item_id as itemId',
			'meeting.number as meeting',
			'meeting.starts_at as startsAt',
			'consult_case.question',
			'consult_case.first_step as firstStep',
			'consult_case.went'
		])
		.where('consult_case.network_id', '=', networkId)
		.where('consult_case.giver_id', '=', memberId)
		.where('consult_case.remains', '!=', 'nothing')
		.where('meeting.state', 'in', STATES_AFTER)
		.orderBy('meeting.number', 'desc')
		.orderBy('consult_case.item_id')
		.execute();
	const entries = await trx
		.selectFrom('consult_entry')
		.select(['item_id as itemId', 'text'])
		.where('network_id', '=', networkId)
		.where('giver_id', '=', memberId)
		.where('kept', '=', true)
		.orderBy('position')
		.orderBy('id')
		.execute();
	return cases
		.map((one) => ({
			...one,
			advice: entries.filter(({ itemId }) => itemId === one.itemId).map(({ text }) => text)
		}))
		.filter(({ question, firstStep, advice }) => question !== '' || firstStep !== '' || advice.length > 0);
}

/** The same for one's own page. */
export function readKept(db: Db, scope: NetworkScope): Promise<KeptCase[]> {
	return inNetwork(db, scope.networkId, (trx) => keptBy(trx, scope));
}
