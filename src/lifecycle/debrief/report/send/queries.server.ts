import type { Trx } from '#platform/db/access.ts';
import type { PlacedBlock } from '#lifecycle/debrief/report/parts/model.ts';
import { readBlocks } from '#lifecycle/debrief/report/schema.ts';

/** A report as it went out; what is changed later stands in the next version. */
export interface SentVersion {
	version: number;
	blocks: PlacedBlock[];
	sentAt: Date;
	sentTo: number;
}

/**
 * The version of a report that members read: the newest that is out by this time. Undefined before the first one is.
 * With the time left out it is the newest that was sent at all, also while its mails wait to leave.
 */
export async function standingVersion(
	trx: Trx,
	{ networkId, meetingId }: { networkId: string; meetingId: string },
	now?: Date
): Promise<SentVersion | undefined> {
	let query = trx
		.selectFrom('report_version')
		.select(['version', 'blocks', 'sent_at as sentAt', 'sent_to as sentTo'])
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.orderBy('version', 'desc')
		.limit(1);
	if (now) query = query.where('sent_at', '<=', now);
	const row = await query.executeTakeFirst();
	return row && { ...row, blocks: readBlocks(row.blocks) };
}
