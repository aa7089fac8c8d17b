import { toBase64 } from '#platform/together/base64.ts';
import { boundArea } from '#platform/together/bound-area.ts';
import { browserKeeper, SharedText } from '#platform/together/shared-text.svelte.ts';
import { wholeOfWords, woven } from '#platform/together/text.ts';
import { spliceOf } from '#platform/together/typing.ts';
import type { Line } from '#live/line.svelte.ts';
import { CaretTeller, newCaretName, type CaretPlace } from '#platform/together/caret-teller.ts';
import { newId } from '#platform/ids/device.ts';
import { refuse, type Outcome } from '#platform/commands/outcome.ts';
import { partName, type PartField } from '#lifecycle/debrief/report/parts/model.ts';
import { reportCaretKind, reportNewsKind, reportWholeKind } from '../events.ts';

/** Whose report this is, and from which edition they write. */
export interface ReportTextsSetting {
	line: Line;
	meetingId: string;
	memberId: string;
	edition: number;
}

/** A part as the page was made with it. */
export interface OpenedPart {
	block: string;
	field: PartField;
	/** The words that the page shows. */
	words: string;
	/** What somebody changed so far, as base64 of Yjs; undefined when nobody did. */
	whole: string | undefined;
}

/**
 * The parts of a report as one page has them, each a text that several people write. Comes with what merges, so it is loaded
 * when somebody begins to write.
 */
export class ReportTexts {
	readonly #setting: ReportTextsSetting;
	readonly #parts = new Map<string, SharedText>();
	readonly #adopted = new Set<string>();
	readonly #page = newCaretName();
	readonly #teller = new CaretTeller<{ block: string; field: PartField; place: CaretPlace | null }>(
		(told) => {
			if (told) this.#caretIn = { block: told.block, field: told.field };
			if (!this.#caretIn) return;
			const input = { ...this.#caretIn, place: told?.place ?? null, caret: this.#page };
			this.#setting.line.mention('report.caret', input);
		}
	);
	#caretIn: { block: string; field: PartField } | undefined;

	constructor(setting: ReportTextsSetting) {
		this.#setting = setting;
	}

	/** The text of a part. What was typed here before and never arrived is in it. */
	part({ block, field, words, whole }: OpenedPart): SharedText {
		const name = partName(block, field);
		const known = this.#parts.get(name);
		if (known) return known;
		const { meetingId, memberId, edition } = this.#setting;
		const part = new SharedText({
			key: `kring.report.${meetingId}.${name}.${memberId}`,
			keeper: browserKeeper(),
			deliver: (update) => this.#deliver({ edition, block, field, update })
		});
		part.receive([whole ?? toBase64(wholeOfWords(words))]);
		this.#parts.set(name, part);
		return part;
	}

	/** What the server told of a part: reactive. */
	told(name: string): string[] {
		const { channel } = this.#setting.line;
		const whole = channel.get(reportWholeKind, name);
		const news = channel.all(reportNewsKind).filter(({ value }) => value.part === name);
		return [...(whole ? [whole.whole] : []), ...news.map(({ value }) => value.news)];
	}

	/**
	 * Binds a field of the page to its part. What was typed in it before it could be bound is taken along.
	 * @param before the words with which the page was made
	 */
	bind(
		area: HTMLTextAreaElement | HTMLInputElement,
		name: string,
		part: SharedText,
		before: string,
		changed: (text: string) => void,
		{ block, field }: { block: string; field: PartField }
	): () => void {
		if (!this.#adopted.has(name) && area.value !== before) {
			const now = part.field(0).toString();
			const splice = spliceOf(now, woven(before, area.value, now), 0);
			if (splice) part.type(0, splice);
		}
		this.#adopted.add(name);
		return boundArea(area, part, 0, changed, (selection) => {
			if (!selection) this.#teller.moved(null);
			else {
				const [from, to] = [part.mark(0, selection[0]), part.mark(0, selection[1])];
				this.#teller.moved({ block, field, place: { from, to } });
			}
		});
	}

	/** Why the words of the parts of a block were not taken, where they were not: reactive. */
	refusals(block: string): (string | undefined)[] {
		return [...this.#parts].flatMap(([name, part]) => (name.startsWith(`${block}.`) ? part.refusal : []));
	}

	/** The carets of others in a part: reactive. */
	carets(name: string): { id: string; who: string; from: number; to: number; turn: string }[] {
		const part = this.#parts.get(name);
		return this.#setting.line.channel.passing(reportCaretKind).flatMap(({ id, value }) => {
			if (!part || value.part !== name || id === this.#page) return [];
			return part.selectionOf(0, value).map((selection) => ({ id, who: value.who, ...selection }));
		});
	}

	/** Sends what waits, and says whether the server has all that was typed here. */
	async arrived(): Promise<boolean> {
		const all = await Promise.all([...this.#parts.values()].map((part) => part.arrived()));
		return all.every(Boolean);
	}

	/** Sends what waits at once: the page may be about to go. */
	flush(): void {
		for (const part of this.#parts.values()) part.flush();
	}

	/** Tries again what was refused. */
	again(): void {
		for (const part of this.#parts.values()) if (part.refusal) part.again();
	}

	close(): void {
		for (const part of this.#parts.values()) part.close();
	}

	async #deliver(input: object): Promise<Outcome> {
		const { outbox } = this.#setting.line;
		if (!outbox) return refuse('unavailable');
		const id = newId();
		const outcome = await outbox.send('report.update', input, id);
		// It is said at the field, where the words still stand.
		if (!outcome.ok) outbox.dismiss(id);
		return outcome;
	}
}
