import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import type { Append } from '#live/protocol.ts';
import { ballotsOf, countBallots, participantsOf } from '#steps/ballots/queries.server.ts';
import type { StepContext, StepPerson, StepRun } from '#steps/contract.ts';
import {
	weighCountKind,
	weighFormKind,
	weighNoteKind,
	weighPlacedKind,
	weighResultKind,
	weighScreenKind,
	weighTurnoutKind
} from './events.ts';
import { pagesOf, placeItems } from './model.ts';
import { FIELDS, type Field, type Placed, type Places } from './terms/model.ts';
import { placesSchema, weighData, weighSettings, type WeighData, type WeighSettings } from './schema.ts';

/** A note as it stands in the database. */
export interface NoteRow {
	id: string;
	item: string;
	field: Field;
	text: string;
	editHash: Buffer;
	position: number;
}

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: StepRun): WeighSettings {
	return v.parse(weighSettings, run.settings ?? {});
}

/** What the run remembers. */
export function dataOf(run: StepRun): WeighData {
	return v.parse(weighData, run.data ?? {});
}

/** The notes of a run, in the order in which they are shown. */
export async function notesOf(trx: Trx, networkId: string, runId: string): Promise<NoteRow[]> {
	const rows = await trx
		.selectFrom('weigh_note')
		.select(['id', 'item', 'field', 'text', 'edit_hash as editHash', 'position'])
		.where('network_id', '=', networkId)
		.where('run_id', '=', runId)
		.orderBy('position')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ ...row, field: v.parse(v.picklist(FIELDS), row.field) }));
}

/** Where everybody laid the proposals, in no order that means anything. */
export async function placesOf(trx: Trx, networkId: string, runId: string): Promise<Places[]> {
	const rows = await ballotsOf(trx, networkId, runId);
	return rows.map(({ choices }) => v.parse(placesSchema, choices));
}

/** How many laid the proposals down out of how many who take part, as every surface sees it. */
export async function turnoutNow(context: StepContext, run: StepRun): Promise<Append> {
	const voted = await countBallots(context.trx, context.scope.networkId, run.id);
	return turnoutShown(run, voted, await context.people());
}

function turnoutShown(run: StepRun, voted: number, people: readonly StepPerson[]): Append {
	const here = people.filter(({ present, participates }) => present && participates).length;
	return weighTurnoutKind.put(run.id, { voted, of: Math.max(voted, here) }, 'all');
}

/** Where the proposals lie. Only for a round that is closed. */
export async function resultOf(
	trx: Trx,
	networkId: string,
	run: StepRun,
	{ items }: WeighData
): Promise<{ ballots: number; places: Placed[] }> {
	const given = await placesOf(trx, networkId, run.id);
	const ids = items.map(({ id }) => id);
	return { ballots: given.length, places: placeItems(ids, given) };
}

/** Everything that the surfaces see of a run as it is now. */
export async function appearance(
	trx: Trx,
	networkId: string,
	run: StepRun,
	data: WeighData,
	people: readonly StepPerson[]
): Promise<Append[]> {
	const { board, x, y } = settingsOf(run);
	const { items, shown, field } = data;
	const at = Math.max(0, Math.min(data.at, items.length - 1));
	const form = { board, items, x, y, shown, at, field, page: 0, pages: 0 };
	if (board === 'axes') {
		const voted = await participantsOf(trx, networkId, run.id);
		const { ballots, places } = await resultOf(trx, networkId, run, data);
		return [
			// The screen goes through the proposals on the board after an overview of all.
			weighFormKind.put(
				run.id,
				shown ? { ...form, page: Math.min(data.page, items.length), pages: items.length + 1 } : form,
				'all'
			),
			turnoutShown(run, ballots, people),
			...voted.map((id) => weighPlacedKind.put(id, { runId: run.id }, `member:${id}`)),
			...(shown ? [weighResultKind.put(run.id, { ballots, places }, 'all')] : [])
		];
	}
	const notes = await notesOf(trx, networkId, run.id);
	const here = notes.filter(({ item }) => item === items[at]?.id);
	const pages = pagesOf(here.filter((note) => note.field === field));
	const page = Math.max(0, Math.min(data.page, pages.length - 1));
	const changes: Append[] = [
		weighFormKind.put(run.id, { ...form, page, pages: shown ? pages.length : 0 }, 'all'),
		weighCountKind.put(run.id, { notes: notes.length }, 'all')
	];
	if (!shown) return changes;
	for (const { id, item, text, position, field: of } of notes) {
		changes.push(weighNoteKind.put(id, { runId: run.id, item, field: of, text, position }, 'people'));
	}
	const count = (of: Field) => here.filter((note) => note.field === of).length;
	const counts = {
		strength: count('strength'),
		weakness: count('weakness'),
		opportunity: count('opportunity'),
		threat: count('threat')
	};
	const texts = (pages[page] ?? []).map(({ text }) => text);
	changes.push(weighScreenKind.put(run.id, { counts, notes: texts }, 'screen'));
	return changes;
}
