import { sql } from 'kysely';
import type { Trx } from '#platform/db/access.ts';
import type { Stage } from '#lifecycle/convene/stage/model.ts';
import { runAt } from '#lifecycle/convene/stage/queries.server.ts';
import { serverSteps } from '#steps/kinds.server.ts';
import type { Parked } from './model.ts';

interface InMeeting {
	readonly networkId: string;
	readonly meetingId: string;
}

/** Whether a step is on in which nobody is to be known: then nothing said beside it has a name either. */
export async function namelessNow(trx: Trx, meeting: InMeeting, { now }: Stage): Promise<boolean> {
	const run = now && (await runAt(trx, meeting, now));
	return run ? serverSteps[run.kind].anonymous?.(run) === true : false;
}

/** What was put aside in a meeting, in the order of time; without a name in that of the hour. */
export function parkedIn(trx: Trx, { networkId, meetingId }: InMeeting): Promise<Parked[]> {
	return trx
		.selectFrom('parked_item')
		.leftJoin('member', (join) =>
			join
				.onRef('member.network_id', '=', 'parked_item.network_id')
				.onRef('member.id', '=', 'parked_item.by_member_id')
		)
		.leftJoin('agenda_item', (join) =>
			join
				.onRef('agenda_item.network_id', '=', 'parked_item.network_id')
				.onRef('agenda_item.id', '=', 'parked_item.item_id')
		)
		.select([
			'parked_item.id',
			'parked_item.text',
			'parked_item.destination',
			'parked_item.reason',
			'parked_item.at',
			sql<string>`coalesce(agenda_item.title, '')`.as('itemTitle'),
			sql<string>`coalesce(member.first_name, '')`.as('by')
		])
		.where('parked_item.network_id', '=', networkId)
		.where('parked_item.meeting_id', '=', meetingId)
		.orderBy('parked_item.at')
		.orderBy('parked_item.id')
		.execute();
}
