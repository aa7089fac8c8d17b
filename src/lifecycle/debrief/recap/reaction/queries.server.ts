import type { MeetingScope, NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import { readProposal } from '#lifecycle/debrief/recap/schema.ts';

/** The proposal for the next agenda as a member sees it outside of the room. */
export interface StandingProposal {
	/** The meeting that made it. */
	number: number;
	lines: readonly string[];
	mine: 'agrees' | 'objects' | null;
	/** Until when one may react; null before it went out by mail. */
	until: Date | null;
	state: 'open' | 'objection' | 'agreed';
}

/**
 * The proposal of the last meeting that is over (or of this one), as long as the next meeting has not begun: a
 * proposal until the group has reacted, and what was agreed after that.
 */
export function readStandingProposal(
	db: Db,
	scope: NetworkScope | MeetingScope,
	now: Date
): Promise<StandingProposal | null> {
	return inNetwork(db, scope.networkId, async (trx) => {
		let query = proposals(trx, scope.networkId);
		if ('meetingId' in scope) query = query.where('meeting.id', '=', scope.meetingId);
		return standing(await query.executeTakeFirst(), scope.memberId, now);
	});
}

/** What the meeting before this one proposed for it, for whoever makes its agenda; null when it proposed nothing. */
export function readProposalFor(
	db: Db,
	{ networkId, meetingNumber, memberId }: MeetingScope,
	now: Date
): Promise<StandingProposal | null> {
	return inNetwork(db, networkId, async (trx) => {
		const row = await proposals(trx, networkId)
			.where('meeting.number', '<', meetingNumber)
			.executeTakeFirst();
		return standing(row, memberId, now);
	});
}

/** The proposals of meetings that are over, the last one first. */
function proposals(trx: Trx, networkId: string) {
	return trx
		.selectFrom('next_proposal')
		.innerJoin('meeting', (join) =>
			join
				.onRef('meeting.network_id', '=', 'next_proposal.network_id')
				.onRef('meeting.id', '=', 'next_proposal.meeting_id')
		)
		.select(['meeting.number', 'content', 'agreed_at as agreedAt'])
		.where('next_proposal.network_id', '=', networkId)
		.where('meeting.state', 'in', ['closed', 'reported'])
		.orderBy('meeting.number', 'desc');
}

function standing(
	row: { number: number; content: unknown; agreedAt: Date | null } | undefined,
	memberId: string,
	now: Date
): StandingProposal | null {
	const proposal = row ? readProposal(row.content) : null;
	if (!row || !proposal || proposal.lines.length === 0) return null;
	const { agreed, objections, reactUntil } = proposal;
	const late = reactUntil !== null && now.getTime() >= reactUntil;
	return {
		number: row.number,
		lines: proposal.lines.map(({ text }) => text),
		mine: agreed.includes(memberId)
			? 'agrees'
			: objections.some((objection) => objection.memberId === memberId)
				? 'objects'
				: null,
		until: reactUntil === null ? null : new Date(reactUntil),
		state: objections.length > 0 ? 'objection' : row.agreedAt !== null || late ? 'agreed' : 'open'
	};
}
