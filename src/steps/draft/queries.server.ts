import * as v from 'valibot';
import { loadMessages } from '#platform/i18n/translate.ts';
import type { Trx } from '#platform/db/access.ts';
import { groupsOf } from '#live/kinds.ts';
import type { Append, Audience } from '#live/protocol.ts';
import type { LocalText, StepContext, StepRun } from '#steps/contract.ts';
import { RUN_COLUMNS } from '#steps/running/queries.server.ts';
import {
	draftBegunKind,
	draftCardKind,
	draftFormKind,
	draftPageKind,
	draftPlaceKind,
	draftProgressKind,
	draftWholeKind
} from './events.ts';
import { FIELD_SETS, fieldLimit, progressOf } from './model.ts';
import { pagesOf } from './pages/model.ts';
import { draftData, draftSettings, type DraftData, type DraftSettings } from './schema.ts';
import { toBase64 } from '#platform/together/base64.ts';
import { documentOf, textsOf } from '#platform/together/text.ts';

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: StepRun): DraftSettings {
	return v.parse(draftSettings, run.settings ?? {});
}

/** What the run remembers. */
export function dataOf(run: StepRun): DraftData {
	return v.parse(draftData, run.data ?? {});
}

/** The names of the fields of a run, in both languages: its own, or those of a ready set. */
export async function fieldsOf({ fields, set }: DraftSettings): Promise<LocalText[]> {
	if (fields.length > 0) return fields;
	const [nl, en] = await Promise.all([loadMessages('nl', ['draft']), loadMessages('en', ['draft'])]);
	const names = FIELD_SETS[set].map((name) => `draft.field.${name}` as const);
	return names.map((name) => ({ nl: nl(name), en: en(name) }));
}

/** How many subgroups write: one for everybody together, those of the agenda item, or as many as the settings say. */
export function groupsOfRun({ per, groups }: DraftSettings, data: DraftData): number {
	return per === 'plenary' ? 1 : (data.groups ?? groups);
}

/** The text of a subgroup. */
export interface DraftText {
	group: number;
	state: Uint8Array;
	updates: number;
}

/** The texts of a run, in the order of the subgroups. */
export async function draftsOf(trx: Trx, networkId: string, runId: string): Promise<DraftText[]> {
	return trx
		.selectFrom('draft_text')
		.select(['group_number as group', 'state', 'updates'])
		.where('network_id', '=', networkId)
		.where('run_id', '=', runId)
		.orderBy('group_number')
		.execute();
}

/** A run that is open, only to look at: nobody waits for it. Undefined when there is none of this kind in this meeting. */
export async function runOpen(
	{ trx, scope }: Pick<StepContext, 'trx' | 'scope'>,
	runId: string
): Promise<StepRun | undefined> {
	const row = await trx
		.selectFrom('step_run')
		.select(RUN_COLUMNS)
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.where('id', '=', runId)
		.where('kind', '=', 'draft')
		.where('state', '!=', 'closed')
		.executeTakeFirst();
	return row && { ...row, kind: 'draft' };
}

/** Those who write a text: the subgroup, or everybody with a phone or cockpit. */
export function writersOf(per: DraftSettings['per'], runId: string, group: number): Audience {
	return per === 'plenary' ? 'people' : `group:${groupId(runId, group)}`;
}

/** What a subgroup of a run is known by. */
export function groupId(runId: string, group: number): string {
	return `${runId}.${group}`;
}

/** With which subgroup a member writes, as that member, the cockpits and the hub see it. */
export function placeShown(runId: string, memberId: string, group: number): Append[] {
	return [
		groupsOf(memberId, [groupId(runId, group)]),
		draftPlaceKind.put(memberId, { runId, group }, `member:${memberId}`),
		draftPlaceKind.put(memberId, { runId, group }, 'facilitators')
	];
}

/** What is told of one text besides the text for its writers: how far it is, and the card where it may be read. */
export function cardShown(run: StepRun, group: number, texts: string[], readable: boolean): Append[] {
	const id = groupId(run.id, group);
	const progress = draftProgressKind.put(id, { runId: run.id, group, ...progressOf(texts) }, 'facilitators');
	return readable ? [progress, draftCardKind.put(id, { runId: run.id, group, texts }, 'people')] : [progress];
}

const texts = new WeakMap<DraftText, string[]>();

/** What stands in the fields of a text. Read once for each: what somebody types changes one text of many. */
function readTexts(draft: DraftText, fields: number): string[] {
	const read = texts.get(draft) ?? textsOf(documentOf([draft.state]), fields);
	texts.set(draft, read);
	return read;
}

/** Everything that the surfaces see of a run as it is now, the people left out. */
export async function appearance(
	run: StepRun,
	data: DraftData,
	drafts: readonly DraftText[]
): Promise<Append[]> {
	const settings = settingsOf(run);
	const { per, anonymous, open } = settings;
	const { shown } = data;
	const fields = await fieldsOf(settings);
	const readable = shown || open;
	const cards = drafts.map((draft) => ({ group: draft.group, texts: readTexts(draft, fields.length) }));
	const pages = pagesOf(
		cards,
		fields.map(({ nl, en }) => (nl.length > en.length ? nl : en))
	);
	const page = Math.max(0, Math.min(data.page, pages.length - 1));
	const begun = cards.filter(({ texts }) => progressOf(texts).filled > 0).length;
	const changes: Append[] = [
		draftFormKind.put(
			run.id,
			{
				per,
				groups: groupsOfRun(settings, data),
				seated: data.groups !== null,
				fields,
				limit: fieldLimit(fields.length),
				anonymous,
				open,
				shown,
				page,
				pages: readable ? pages.length : 0
			},
			'all'
		),
		draftBegunKind.put(run.id, { begun }, 'screen')
	];
	for (const { group, state } of drafts) {
		const whole = { runId: run.id, whole: toBase64(state) };
		changes.push(draftWholeKind.put(groupId(run.id, group), whole, writersOf(per, run.id, group)));
	}
	for (const { group, texts } of cards) changes.push(...cardShown(run, group, texts, readable));
	for (const [memberId, group] of Object.entries(data.places)) {
		changes.push(...placeShown(run.id, memberId, group));
	}
	const card = pages[page];
	if (readable && card) changes.push(draftPageKind.put(run.id, card, 'screen'));
	return changes;
}
