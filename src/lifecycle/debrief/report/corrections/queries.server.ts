import { leads, type MeetingScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import { fullName } from '#steps/running/events.ts';
import { standingVersion } from '#lifecycle/debrief/report/send/queries.server.ts';
import { correctionTime, correctionsUntil, type CorrectionState } from './model.ts';

/** A correction as it is shown: to who leads with its writer, to its writer with what became of it. */
export interface CorrectionView {
	id: string;
	about: string;
	text: string;
	state: CorrectionState;
	reason: string;
	by: string;
}

/** Corrections of the report of this meeting: all of them for who leads, else one's own. */
async function correctionsFor(trx: Trx, scope: MeetingScope): Promise<CorrectionView[]> {
	let query = trx
		.selectFrom('report_correction as correction')
		.innerJoin('member', (join) =>
			join
				.onRef('member.network_id', '=', 'correction.network_id')
				.onRef('member.id', '=', 'correction.member_id')
		)
		.select([
			'correction.id',
			'correction.about',
			'correction.text',
			'correction.state',
			'correction.reason',
			'member.first_name as firstName',
			'member.last_name as lastName'
		])
		.where('correction.network_id', '=', scope.networkId)
		.where('correction.meeting_id', '=', scope.meetingId)
		.orderBy('correction.at')
		.orderBy('correction.id');
	if (!leads(scope.role)) query = query.where('correction.member_id', '=', scope.memberId);
	const rows = await query.execute();
	return rows.map(({ firstName, lastName, ...row }) => ({ ...row, by: fullName({ firstName, lastName }) }));
}

/** What the page of a report shows of corrections, and until when they are welcome. */
export function readCorrections(db: Db, scope: MeetingScope, now: Date) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const report = await standingVersion(trx, scope, now);
		const sentAt = report?.sentAt ?? null;
		return {
			time: correctionTime(sentAt, now),
			until: sentAt && correctionsUntil(sentAt),
			all: await correctionsFor(trx, scope)
		};
	});
}
