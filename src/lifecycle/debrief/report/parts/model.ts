import type { ReportBlock } from '#lifecycle/debrief/report/model.ts';

// What can be written in a report: parts of its blocks, each a text of its own that several people may write at once.

/** A block of a report with the name it keeps while others come and go. */
export type PlacedBlock = ReportBlock & { id: string };

/** The fields of blocks that somebody may write in, with the most signs of each. */
export const MOST_SIGNS = {
	text: 160,
	answer: 2000,
	tips: 4000,
	lines: 6000,
	summary: 4000,
	words: 6000
} as const;
export type PartField = keyof typeof MOST_SIGNS;
export const PART_FIELDS = ['text', 'answer', 'tips', 'lines', 'summary', 'words'] as const;

/** A text in a block. */
export interface Part {
	field: PartField;
	/** A list is one thing a line. */
	text: string;
	most: number;
}

/** What can be written in a block, in the order of the page. */
export function partsOf(block: ReportBlock): Part[] {
	const part = (field: PartField, text: string): Part => ({
		field,
		text: text.replaceAll('\r\n', '\n'),
		most: MOST_SIGNS[field]
	});
	switch (block.type) {
		case 'meeting':
			return [part('text', block.title)];
		case 'question':
			return [part('answer', block.answer), part('tips', block.tips.join('\n'))];
		case 'case':
			return [part('summary', block.summary)];
		case 'decisions':
		case 'agreements':
		case 'ground_rules':
		case 'notes':
			return [part('lines', block.lines.join('\n'))];
		case 'text':
			return [part('words', block.text)];
		default:
			return [];
	}
}

/** The block with this text in one of its parts; a field that it does not have changes nothing, and a title is never empty. */
export function withPart(block: PlacedBlock, field: PartField, text: string): PlacedBlock {
	const plain = text.trim();
	if (block.type === 'question' && field === 'answer') return { ...block, answer: plain };
	if (block.type === 'question' && field === 'tips') return { ...block, tips: linesOf(text) };
	if (block.type === 'case' && field === 'summary') return { ...block, summary: plain };
	if (block.type === 'text' && field === 'words') return { ...block, text: plain };
	if (block.type === 'meeting' && field === 'text') {
		return { ...block, title: plain.replace(/\s+/gu, ' ') || block.title };
	}
	return 'lines' in block && field === 'lines' ? { ...block, lines: linesOf(text) } : block;
}

/** One thing a line, as it is typed in a field. */
export function linesOf(typed: string): string[] {
	return typed
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

/** The name of a part in its report. */
export function partName(blockId: string, field: PartField): string {
	return `${blockId}.${field}`;
}

/** Whether a block has anything to read; what everything was taken out of is still there for who writes. */
export function hasWords(block: ReportBlock): boolean {
	if (block.type === 'text') return block.text !== '';
	return 'lines' in block ? block.lines.length > 0 : true;
}

/**
 * The blocks with their names: those that they have, else one that says what they are. Of a question or case that is what it
 * is about, so that a draft that is made anew has the same names.
 */
export function placed(blocks: readonly (ReportBlock & { id?: string | undefined })[]): PlacedBlock[] {
	const taken = new Set(blocks.map(({ id }) => id));
	return blocks.map((block) => {
		if (block.id !== undefined) return { ...block, id: block.id };
		const about =
			'text' in block ? block.text : block.type === 'meeting' ? '' : 'title' in block ? block.title : '';
		const name = about === '' ? block.type : `${block.type}-${shortOf(about)}`;
		let id = name;
		for (let more = 2; taken.has(id); more++) id = `${name}-${more}`;
		taken.add(id);
		return { ...block, id };
	});
}

/** A few signs that stand for a text (FNV-1a). */
function shortOf(text: string): string {
	let hash = 0x811c9dc5;
	for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
	return (hash >>> 0).toString(36);
}

/** The name of the next text that somebody adds, after those that are or were there. */
export function nextExtra(names: readonly string[]): string {
	const numbers = names.map((name) => Number(/^extra-(\d{1,6})\b/.exec(name)?.[1] ?? 0));
	return `extra-${Math.max(0, ...numbers) + 1}`;
}

/** The blocks with an added text in its place: after what was said, before next time and who was there. */
export function withExtra(blocks: readonly PlacedBlock[], id: string, text: string): PlacedBlock[] {
	const end = blocks.findIndex(({ type }) => type === 'next' || type === 'marks' || type === 'attendance');
	return blocks.toSpliced(end < 0 ? blocks.length : end, 0, { type: 'text', id, text });
}

/** How often a report went out: who writes in it says from which they began, so that nothing slips in after it. */
export function editionOf({ state, version }: { state: string; version: number }): number {
	return state === 'sent' || state === 'amended' ? version : 0;
}

/** The blocks as they are now, with those that were there and vanished still in their places. */
export function withVanished(before: readonly PlacedBlock[], now: readonly PlacedBlock[]): PlacedBlock[] {
	const all = [...now];
	before.forEach((block, at) => {
		if (all.some(({ id }) => id === block.id)) return;
		const previous = before[at - 1]?.id;
		all.splice(all.findIndex(({ id }) => id === previous) + 1, 0, block);
	});
	return all;
}

/**
 * What is said at a block that somebody left out meanwhile: that it is gone, and once words in it were refused for that, what
 * becomes of them. It is said once, at the block, however many parts were refused; null where it still is there.
 */
export function saidOfLeftOut(isThere: boolean, refusals: readonly (string | undefined)[]): LeftOut | null {
	if (refusals.includes('part_gone')) return 'part_gone';
	return isThere ? null : 'left';
}
type LeftOut = 'left' | 'part_gone';

/** Why the words of a part were not taken, where it is not said at its block already. */
export function saidAtPart(refusal: string | undefined): string | undefined {
	return refusal === 'part_gone' ? undefined : refusal;
}
