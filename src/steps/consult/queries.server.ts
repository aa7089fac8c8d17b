import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import type { StepRun } from '#steps/contract.ts';
import type { Seat } from './model.ts';
import {
	consultData,
	consultSettings,
	RATINGS,
	REMAINS,
	SAYS,
	type ConsultData,
	type ConsultSettings,
	type Rating,
	type Remains,
	type Says
} from './schema.ts';

/** A case as it stands in the database. */
export interface CaseRow {
	giverId: string;
	question: string;
	remains: Remains;
}

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

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: Pick<StepRun, 'settings'>): ConsultSettings {
	return v.parse(consultSettings, run.settings ?? {});
}

/** What the run remembers. */
export function dataOf(run: Pick<StepRun, 'data'>): ConsultData {
	return v.parse(consultData, run.data ?? {});
}

/** Who sits where in an agenda item. */
export async function seatsOfItem(trx: Trx, networkId: string, itemId: string): Promise<Seat[]> {
	return trx
		.selectFrom('consult_seat')
		.select(['member_id as memberId', 'group_number as group', 'place', 'gives'])
		.where('network_id', '=', networkId)
		.where('item_id', '=', itemId)
		.orderBy('group_number')
		.orderBy('place')
		.execute();
}

/** The cases of an agenda item. */
export async function casesOfItem(trx: Trx, networkId: string, itemId: string): Promise<CaseRow[]> {
	const rows = await trx
		.selectFrom('consult_case')
		.select(['giver_id as giverId', 'question', 'remains'])
		.where('network_id', '=', networkId)
		.where('item_id', '=', itemId)
		.execute();
	return rows.map(({ remains, ...row }) => ({ ...row, remains: v.parse(v.picklist(REMAINS), remains) }));
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

/** What a consultation holds, read once. */
export interface Consultation {
	settings: ConsultSettings;
	data: ConsultData;
	seats: readonly Seat[];
	cases: readonly CaseRow[];
	entries: readonly EntryRow[];
}

/** Reads all there is of the item of a run. */
export async function consultationOf(trx: Trx, networkId: string, run: StepRun): Promise<Consultation> {
	return {
		settings: settingsOf(run),
		data: dataOf(run),
		seats: await seatsOfItem(trx, networkId, run.itemId),
		cases: await casesOfItem(trx, networkId, run.itemId),
		entries: await entriesOfItem(trx, networkId, run.itemId)
	};
}
