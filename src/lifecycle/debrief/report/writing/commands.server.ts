import { defineCommand, type CommandContext, type LiveAppend } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { fromBase64 } from '#platform/together/base64.ts';
import { taken, type KeptText } from '#platform/together/merging.ts';
import { documentOf, filled, textsOf, wholeOfWords } from '#platform/together/text.ts';
import {
	editionOf,
	nextExtra,
	partName,
	partsOf,
	withExtra,
	withPart,
	type Part,
	type PlacedBlock
} from '#lifecycle/debrief/report/parts/model.ts';
import { mayReport } from '#lifecycle/debrief/report/policy.ts';
import { reportOf, type ReportRow } from '#lifecycle/debrief/report/queries.server.ts';
import {
	reportCaretKind,
	reportDeskKind,
	reportNewsKind,
	reportWholeKind,
	reportWriterKind
} from './events.ts';
import { textsOfReport } from './queries.server.ts';
import { TellCaret, UpdateReport } from './schema.ts';

type Context = CommandContext<'meeting'>;

/**
 * Merges what somebody typed. Refuses `report_sent` when the report went out since they began: what is sent is fixed, and only
 * who opens it anew changes it. Refuses `part_gone`, `invalid` and `text_full`.
 */
export const updateReport = defineCommand({
	name: 'report.update',
	summary: 'Merges what somebody typed into a part of a report.',
	scope: 'meeting',
	schema: UpdateReport,
	allow: mayReport,
	async run(context, { edition, block: id, field, update }) {
		const { trx, scope, now } = context;
		const report = await reportOf(trx, scope, true);
		if (!report) return refuse('not_open');
		if (edition !== editionOf(report) || isLeaving(report, now)) return refuse('report_sent');
		const texts = await textsOfReport(trx, scope);
		const before = report.blocks.some((one) => one.id === id)
			? report.blocks
			: withNext(report.blocks, texts, id);
		const block = before.find((one) => one.id === id);
		if (!block) return refuse('part_gone');
		const part = partsOf(block).find((one) => one.field === field);
		const bytes = fromBase64(update);
		if (!part || !bytes) return refuse('invalid');
		const merged = await mergePart(context, texts, id, part, () => bytes);
		if (!merged.ok) return merged;
		if (merged.value === null) return done(null);
		const { text } = merged.value;
		const after = before.map((one) => (one === block ? withPart(block, field, text) : one));
		await keepReport(context, report, after);
		// Not each word: that somebody began to change what stood.
		if (report.state === 'auto_draft' || report.state === 'sent') await context.audit(scope.meetingId);
		const at = now.getTime();
		context.live(scope.meetingId, [
			reportWriterKind.put(scope.memberId, { part: partName(id, field), at }, 'desk')
		]);
		return done(null);
	}
});

/** Tells who writes in a report where somebody types now; nothing of it is kept. */
export const tellCaret = defineCommand({
	name: 'report.caret',
	summary: 'Tells who writes in a report where somebody types now; kept nowhere.',
	scope: 'meeting',
	passes: true,
	schema: TellCaret,
	allow: mayReport,
	async run({ scope, passing }, { block, field, caret, place }) {
		const part = partName(block, field);
		const told = place
			? reportCaretKind.put(caret, { part, who: scope.memberId, ...place }, 'desk')
			: reportCaretKind.drop(caret, 'desk');
		await passing(scope.meetingId, told);
		return done(null);
	}
});

/** The blocks with room for a text that somebody begins to add; as they are when it is not the next one. */
function withNext(
	blocks: readonly PlacedBlock[],
	texts: ReadonlyMap<string, KeptText>,
	id: string
): readonly PlacedBlock[] {
	const next = nextExtra([...blocks.map((block) => block.id), ...texts.keys()]);
	return id === next ? withExtra(blocks, id, '') : blocks;
}

/** Whether its mails wait to leave: until then what is in them stands. */
export function isLeaving({ sentAt }: Pick<ReportRow, 'sentAt'>, now: Date): boolean {
	return sentAt !== null && now < sentAt;
}

/** Makes these the words of a part: who writes there at the same time is told, and loses nothing. */
export async function rewritePart(
	context: Context,
	texts: ReadonlyMap<string, KeptText>,
	blockId: string,
	part: Part,
	text: string
): Promise<Outcome<{ text: string } | null>> {
	const author = Math.floor(context.random() * 2 ** 32);
	return mergePart(context, texts, blockId, part, (state) => filled(state, [text], author));
}

/** What stands in a part, with the blanks that are not read: a line that is still empty, a word that is still to come. */
export function wordsNow(texts: ReadonlyMap<string, KeptText>, blockId: string, part: Part): string {
	const kept = texts.get(partName(blockId, part.field));
	return kept ? (textsOf(documentOf([kept.state]), 1)[0] ?? '') : part.text;
}

/** Merges a change into a part, keeps it and tells it. Null when there is nothing new. Refuses `invalid` and `text_full`. */
async function mergePart(
	{ trx, scope, live }: Context,
	texts: ReadonlyMap<string, KeptText>,
	blockId: string,
	{ field, text, most }: Part,
	changeOf: (state: Uint8Array) => Uint8Array | null
): Promise<Outcome<{ text: string } | null>> {
	const name = partName(blockId, field);
	const before = texts.get(name) ?? { state: wholeOfWords(text), updates: 0 };
	const change = changeOf(before.state);
	const result = change && taken(before, change, 1, Math.max(most, text.length));
	if (!result) return done(null);
	if (!result.ok) return refuse(result.reason);
	const { kept, news, whole } = result;
	const state = Buffer.from(kept.state);
	await trx
		.insertInto('report_text')
		.values({
			network_id: scope.networkId,
			meeting_id: scope.meetingId,
			part: name,
			state,
			updates: kept.updates
		})
		.onConflict((conflict) =>
			conflict.columns(['network_id', 'meeting_id', 'part']).doUpdateSet({ state, updates: kept.updates })
		)
		.execute();
	const told: LiveAppend[] = [];
	if (whole) told.push(reportWholeKind.put(name, { whole }, 'desk'));
	if (news) told.push(reportNewsKind.put(`${name}.${news.place}`, { part: name, news: news.update }, 'desk'));
	live(scope.meetingId, told);
	return done({ text: result.texts[0] ?? '' });
}

/** Keeps a report that was changed: a next version for who sends it, and for who writes the parts that it has now. */
export async function keepReport(
	{ trx, scope, live }: Context,
	report: ReportRow,
	blocks: readonly PlacedBlock[]
): Promise<void> {
	const edition = editionOf(report);
	await trx
		.updateTable('report')
		.set({
			blocks: JSON.stringify(blocks),
			state: edition > 0 ? 'amended' : 'edited',
			edit_version: report.editVersion + 1
		})
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.execute();
	const ids = blocks.map(({ id }) => id);
	if (ids.join() === report.blocks.map(({ id }) => id).join()) return;
	live(scope.meetingId, [reportDeskKind.put('now', { edition, blocks: ids }, 'desk')]);
}

/** Tells who writes a report that it went out, or that this was taken back. */
export async function tellEdition({ trx, scope, live }: Context): Promise<void> {
	const report = await reportOf(trx, scope);
	if (!report) return;
	const blocks = report.blocks.map(({ id }) => id);
	live(scope.meetingId, [reportDeskKind.put('now', { edition: editionOf(report), blocks }, 'desk')]);
}

/** Brings the parts that somebody may have open in line with a draft that was made anew. */
export async function redraw(
	context: Context,
	before: readonly PlacedBlock[],
	after: readonly PlacedBlock[]
): Promise<void> {
	const texts = await textsOfReport(context.trx, context.scope);
	const words = new Map(
		after.flatMap((block) => partsOf(block).map(({ field, text }) => [partName(block.id, field), text]))
	);
	for (const block of before) {
		for (const part of partsOf(block)) {
			const text = words.get(partName(block.id, part.field)) ?? '';
			if (text !== part.text) await rewritePart(context, texts, block.id, { ...part, most: Infinity }, text);
		}
	}
	const blocks = after.map(({ id }) => id);
	if (blocks.join() === before.map(({ id }) => id).join()) return;
	context.live(context.scope.meetingId, [reportDeskKind.put('now', { edition: 0, blocks }, 'desk')]);
}
