import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import type { StepRun } from '#steps/contract.ts';
import { entriesOfItem, type EntryRow } from './entries/queries.server.ts';
import type { Seat } from './model.ts';
import { consultData, consultSettings, type ConsultData, type ConsultSettings } from './schema.ts';
import { REMAINS, type Remains } from './terms/model.ts';

/** A case as it stands in the database. */
export interface CaseRow {
	giverId: string;
	question: string;
	remains: Remains;
	/** What the giver will do first; theirs alone. */
	firstStep: string;
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
		.select(['member_id as memberId', 'group_number as group', 'place', 'gives', 'from_round as fromRound'])
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
		.select(['giver_id as giverId', 'question', 'remains', 'first_step as firstStep'])
		.where('network_id', '=', networkId)
		.where('item_id', '=', itemId)
		.execute();
	return rows.map(({ remains, ...row }) => ({ ...row, remains: v.parse(v.picklist(REMAINS), remains) }));
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
