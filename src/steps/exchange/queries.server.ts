import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import type { Append } from '#live/protocol.ts';
import type { StepPerson, StepRun } from '#steps/contract.ts';
import { fullName } from '#steps/running/events.ts';
import {
	exchangeDoneKind,
	exchangeFormKind,
	exchangePageKind,
	exchangeRowKind,
	type ExchangeRow
} from './events.ts';
import { pagesOf } from './pages/model.ts';
import { exchangeData, exchangeSettings, type ExchangeData, type ExchangeSettings } from './schema.ts';

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: StepRun): ExchangeSettings {
	return v.parse(exchangeSettings, run.settings ?? {});
}

/** What the run remembers. */
export function dataOf(run: StepRun): ExchangeData {
	return v.parse(exchangeData, run.data ?? {});
}

/** A row with its id. */
export type KnownRow = ExchangeRow & { id: string };

/** The rows of a run, in the order in which they were first filled in. */
export async function rowsOf(
	trx: Trx,
	networkId: string,
	runId: string,
	people: readonly StepPerson[]
): Promise<KnownRow[]> {
	const rows = await trx
		.selectFrom('exchange_row')
		.select([
			'id',
			'run_id as runId',
			'owner_id as ownerId',
			'group_number as group',
			'how',
			'whom',
			'timing',
			'effect',
			'withheld',
			'position'
		])
		.where('network_id', '=', networkId)
		.where('run_id', '=', runId)
		.orderBy('position')
		.execute();
	return rows.map((row) => {
		const owner = row.group === null ? people.find(({ id }) => id === row.ownerId) : undefined;
		return { ...row, by: owner ? fullName(owner) : '' };
	});
}

/** Everything that the surfaces see of a run as it is now. */
export function appearance(run: StepRun, data: ExchangeData, rows: readonly KnownRow[]): Append[] {
	const { per, groups } = settingsOf(run);
	const { shown, view } = data;
	const pages = pagesOf(
		rows.filter(({ withheld }) => !withheld),
		view
	);
	const page = Math.max(0, Math.min(data.page, pages.length - 1));
	const form = { per, groups, shown, rows: rows.length, view, page, pages: shown ? pages.length : 0 };
	const changes: Append[] = [exchangeFormKind.put(run.id, form, 'all')];
	for (const { id, ...row } of rows) {
		changes.push(exchangeDoneKind.put(String(row.group ?? row.ownerId), { runId: run.id }, 'facilitators'));
		if (shown && !row.withheld) changes.push(exchangeRowKind.put(id, row, 'people'));
		else changes.push(exchangeRowKind.put(id, row, `member:${row.ownerId}`));
		if (shown && row.withheld) changes.push(exchangeRowKind.put(id, row, 'facilitators'));
	}
	const columns = shown ? (pages[page] ?? []) : [];
	if (columns.length > 0) {
		const bare = columns.map(({ id: _id, ...row }) => row);
		changes.push(exchangePageKind.put(run.id, { rows: bare }, 'screen'));
	}
	return changes;
}
