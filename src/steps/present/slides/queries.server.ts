import type { MeetingScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';

/** A picture as it is served. */
export interface Picture {
	type: string;
	bytes: Uint8Array<ArrayBuffer>;
}

/** A slide of this meeting that is here whole, for who is inside of it; undefined when there is none. */
export function pictureOf(
	db: Db,
	{ networkId, meetingId }: MeetingScope,
	slideId: string
): Promise<Picture | undefined> {
	return inNetwork(db, networkId, async (trx) => {
		const row = await trx
			.selectFrom('present_slide')
			.select(['type', 'bytes'])
			.where('network_id', '=', networkId)
			.where('meeting_id', '=', meetingId)
			.where('id', '=', slideId)
			.whereRef('pieces', '=', 'of_pieces')
			.executeTakeFirst();
		return row && { type: row.type, bytes: new Uint8Array(row.bytes) };
	});
}
