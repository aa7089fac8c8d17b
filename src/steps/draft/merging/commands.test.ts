import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import type { Outcome } from '#platform/commands/outcome.ts';
import { openRoom, type Room, type Someone } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import * as draft from '../commands.server.ts';
import { SharedText } from '#platform/together/shared-text.svelte.ts';
import { draftNewsKind, draftWholeKind } from '../events.ts';
import * as merging from './commands.server.ts';

let room: Room;
beforeAll(async () => {
	room = await openRoom(3);
});
afterAll(() => room.end());

async function sits(who: Someone, runId: string, number: number) {
	expect(await room.as(who, draft.join, { runId, group: number })).toEqual({ ok: true, value: null });
}

/** What a phone may do next, and what may happen to its way to the server. */
const deed = fc.record({
	who: fc.nat(2),
	what: fc.constantFrom('insert', 'insert', 'insert', 'delete', 'hear', 'hear', 'sleep', 'reload'),
	field: fc.nat(1),
	at: fc.nat(40),
	text: fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '😀'), minLength: 1, maxLength: 6 }),
	/** What is sent is lost, or its answer is, so that it is sent again; or it goes three times. */
	way: fc.constantFrom('well', 'well', 'lost', 'unheard', 'doubled')
});

/** A phone whose network, sleep and memory a test decides on. */
class Handset {
	readonly kept = new Map<string, string>();
	readonly who: Someone;
	readonly #runId: string;
	readonly #flying = new Set<Promise<unknown>>();
	#lives = 0;
	way = 'well';
	text: SharedText;

	constructor(who: Someone, runId: string) {
		this.who = who;
		this.#runId = runId;
		this.text = this.#wake();
	}

	#wake(): SharedText {
		const life = ++this.#lives;
		/** A page that is gone writes and sends nothing any more. */
		const alive = () => life === this.#lives;
		return new SharedText({
			key: this.who.id,
			keeper: {
				getItem: (key) => this.kept.get(key) ?? null,
				setItem: (key, value) => void (alive() && this.kept.set(key, value)),
				removeItem: (key) => void (alive() && this.kept.delete(key))
			},
			deliver: (update, field) => {
				if (!alive()) return new Promise(() => {});
				const flight = this.#deliver(update, field);
				this.#flying.add(flight);
				return flight.finally(() => this.#flying.delete(flight));
			}
		});
	}

	async #deliver(update: string, field: number): Promise<Outcome> {
		const key = crypto.randomUUID();
		const input = { runId: this.#runId, group: 1, update, field };
		const send = () => room.as(this.who, merging.update, input, key);
		if (this.way === 'lost') return { ok: false, reason: 'unavailable' };
		const outcome = await send();
		if (this.way === 'doubled') {
			await send();
			await room.as(this.who, merging.update, input);
		}
		return this.way === 'unheard' ? { ok: false, reason: 'unavailable' } : outcome;
	}

	/** Time goes by, and what was sent meanwhile has arrived. */
	async rest(milliseconds: number): Promise<void> {
		await vi.advanceTimersByTimeAsync(milliseconds);
		while (this.#flying.size > 0) await Promise.all(this.#flying);
	}

	/** The page is killed without a word, as phones do, and loaded again. */
	reload(): void {
		this.text = this.#wake();
	}

	async hear(): Promise<void> {
		const audiences = [`group:${this.#runId}.1`];
		const wholes = [...(await room.holds(draftWholeKind, audiences)).values()];
		const news = [...(await room.holds(draftNewsKind, audiences)).values()];
		this.text.receive([
			...wholes.filter(({ runId }) => runId === this.#runId).map(({ whole }) => whole),
			...news.filter(({ runId }) => runId === this.#runId).map(({ news: update }) => update)
		]);
	}

	texts(): string[] {
		return [0, 1].map((field) => this.text.field(field).toString());
	}
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

rule(
	'L36',
	'phones that lose their network, sleep, reload and send twice end with the same text',
	async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 60 }), async (deeds) => {
				const runId = await room.open('draft', { fields: ['Een', 'Twee'], groups: 2 });
				const phones = [0, 1, 2].map((at) => new Handset(room.member(at), runId));
				for (const { who } of phones) await sits(who, runId, 1);
				let typed = 0;
				for (const { who, what, field, at, text, way } of deeds) {
					const phone = phones[who];
					if (!phone) throw new Error('no such phone');
					phone.way = way;
					const length = phone.text.field(field).length;
					if (what === 'insert') {
						// Not between the halves of a sign: a text area never does that.
						const before = phone.text.field(field).toString().slice(0, at).toWellFormed();
						const place = before.endsWith('\ufffd') ? before.length - 1 : before.length;
						phone.text.type(field, { at: place, gone: 0, come: text });
						if (field === 0) typed += text.length;
					}
					// In the first field nobody deletes: there all that was ever typed has to stand at the end.
					if (what === 'delete' && field === 1 && length > 0)
						phone.text.type(field, { at: 0, gone: Math.min(at, length), come: '' });
					if (what === 'sleep') await phone.rest(400);
					if (what === 'reload') phone.reload();
					if (what === 'hear') await phone.hear();
				}
				for (const phone of phones) phone.way = 'well';
				for (let round = 0; round < 4; round++) {
					for (const phone of phones) await phone.rest(10_000);
					for (const phone of phones) await phone.hear();
				}
				const [first, ...others] = phones.map((phone) => phone.texts());
				for (const texts of others) expect(texts).toEqual(first);
				expect(first?.[0]).toHaveLength(typed);

				for (const phone of phones) expect([...phone.kept.keys()]).toEqual([]);
			}),
			{ seed: 2026, numRuns: 15 }
		);
	},
	120_000
);
