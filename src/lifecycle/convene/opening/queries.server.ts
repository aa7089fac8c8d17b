import type { MeetingScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import { carriedParked } from '#lifecycle/convene/agenda/parked/queries.server.ts';
import { standingAgreements } from '#lifecycle/begin/agreements/queries.server.ts';
import type { OpeningView } from './events.ts';

interface Place {
	readonly networkId: string;
	readonly meetingId: string;
}

/** What meetings before this one left for its opening (design: a recap leads to the next agenda, an evaluation to a change). */
export async function openingOf(trx: Trx, { networkId, meetingId }: Place): Promise<OpeningView> {
	const carried = await trx
		.selectFrom('learning_question')
		.select('text')
		.where('network_id', '=', networkId)
		.where('destination', '=', 'next_meeting')
		.where('state', '=', 'scheduled')
		.where((where) => where.or([where('meeting_id', '=', meetingId), where('meeting_id', 'is', null)]))
		.orderBy('raised_at')
		.execute();
	const parked = await carriedParked(trx, { networkId, meetingId });
	const actions = await trx
		.selectFrom('agreement')
		.leftJoin('member', (join) =>
			join
				.onRef('member.network_id', '=', 'agreement.network_id')
				.onRef('member.id', '=', 'agreement.owner_id')
		)
		.select(['agreement.text', 'member.first_name as owner'])
		.where('agreement.network_id', '=', networkId)
		.where('agreement.kind', '=', 'action')
		.where('agreement.state', 'in', ['open', 'agreed'])
		.orderBy('agreement.created_at')
		.execute();
	const agreements = await standingAgreements(trx, networkId, meetingId);
	const adjustments = await trx
		.selectFrom('adjustment')
		.select(['asked', 'change'])
		.where('network_id', '=', networkId)
		.where('change', '!=', '')
		.where('meeting_id', '!=', meetingId)
		.where((where) => where.or([where('told_in', 'is', null), where('told_in', '=', meetingId)]))
		.orderBy('at')
		.execute();
	return {
		carriedOver: [...carried, ...parked].map(({ text }) => text),
		promised: [
			...agreements.map(({ text }) => ({ text, owner: '' })),
			...actions.map(({ text, owner }) => ({ text, owner: owner ?? '' }))
		],
		adjustments
	};
}

/** The same for a page about a meeting that is still to come. */
export function readOpening(db: Db, scope: MeetingScope): Promise<OpeningView> {
	return inNetwork(db, scope.networkId, (trx) => openingOf(trx, scope));
}
