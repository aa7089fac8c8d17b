import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import { RATINGS, SAYS, type Rating, type Says } from '#steps/consult/terms/model.ts';

/** An entry as it stands in the database. */
export interface EntryRow {
	id: string;
	runId: string;
	giverId: string;
	authorId: string;
	says: Says;
	reader: 'giver' | 'group';
	text: string;
	rating: Rating | null;
	kept: boolean;
	position: number;
}

/** Everything written in an agenda item, in the order of its writing. */
export async function entriesOfItem(trx: Trx, networkId: string, itemId: string): Promise<EntryRow[]> {
	const rows = await trx
		.selectFrom('consult_entry')
		.select([
			'id',
			'run_id as runId',
			'giver_id as giverId',
			'author_id as authorId',
			'says',
			'reader',
			'text',
			'rating',
			'kept',
			'position'
		])
		.where('network_id', '=', networkId)
		.where('item_id', '=', itemId)
		.orderBy('position')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		...row,
		says: v.parse(v.picklist(SAYS), row.says),
		reader: v.parse(v.picklist(['giver', 'group']), row.reader),
		rating: v.parse(v.nullable(v.picklist(RATINGS)), row.rating)
	}));
}
