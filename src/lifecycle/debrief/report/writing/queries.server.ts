import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { toBase64 } from '#platform/together/base64.ts';
import type { KeptText } from '#platform/together/merging.ts';
import { editionOf, nextExtra, type PlacedBlock } from '#lifecycle/debrief/report/parts/model.ts';
import { reportOf } from '#lifecycle/debrief/report/queries.server.ts';

interface Place {
	readonly networkId: string;
	readonly meetingId: string;
}

/** The texts of a report that somebody changed, by the names of their parts. */
export async function textsOfReport(
	trx: Trx,
	{ networkId, meetingId }: Place
): Promise<Map<string, KeptText>> {
	const rows = await trx
		.selectFrom('report_text')
		.select(['part', 'state', 'updates'])
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.execute();
	return new Map(rows.map(({ part, ...kept }) => [part, kept]));
}

/** What a page begins with on which a report is written together. */
export interface WritingStart {
	memberId: string;
	meetingId: string;
	edition: number;
	blocks: PlacedBlock[];
	/** What somebody changed so far, as base64 of Yjs, by the names of the parts. */
	wholes: Record<string, string>;
	/** The block that becomes of a text that somebody adds. */
	extra: string;
	/** First names of those who may write, by their ids. */
	names: Record<string, string>;
}

/** Reads it for who may write; null before there is a report. */
export function readWriting(db: Db, scope: MeetingScope): Promise<WritingStart | null> {
	return inNetwork(db, scope.networkId, async (trx) => {
		// The words before the texts: a text that is newer than its words is what the next update is for.
		const report = await reportOf(trx, scope);
		if (!report) return null;
		const texts = await textsOfReport(trx, scope);
		const people = await trx
			.selectFrom('member')
			.select(['id', 'first_name as firstName'])
			.where('network_id', '=', scope.networkId)
			.where('role', 'in', ['facilitator', 'cofacilitator', 'convenor'])
			.execute();
		return {
			memberId: scope.memberId,
			meetingId: scope.meetingId,
			edition: editionOf(report),
			blocks: report.blocks,
			wholes: Object.fromEntries([...texts].map(([part, { state }]) => [part, toBase64(state)])),
			extra: nextExtra([...report.blocks.map(({ id }) => id), ...texts.keys()]),
			names: Object.fromEntries(people.map(({ id, firstName }) => [id, firstName]))
		};
	});
}
