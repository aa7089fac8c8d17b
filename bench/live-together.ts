// Sixty people in twelve groups who write texts together, two in each group typing at the same time: how long it takes from the
// POST of what somebody typed, and of where their caret is, to the other four of the group. Against a bare `ws` server that
// tells everybody as many messages in the same run. The built program, its routes, durable commits.
// `node bench/live-together.ts [SECONDS]`: length of each run, 10 by default.
import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { stageKind } from '#lifecycle/convene/stage/events.ts';
import { fromBase64, toBase64 } from '#platform/together/base64.ts';
import { newCaretName } from '#platform/together/caret-teller.ts';
import { documentOf, fieldOf, missing } from '#platform/together/text.ts';
import { draftCaretKind, draftNewsKind, draftWholeKind } from '#steps/draft/events.ts';
import { type HttpPhone } from '#tests/support/http-phone.ts';
import { Bare } from './lib/bare.ts';
import { figures, pause, type Figures } from './lib/figures.ts';
import { openMeeting } from './lib/meeting.ts';

const seconds = Number(process.argv[2] ?? 10);
const [GROUPS, IN_GROUP, TYPING, FIELDS] = [12, 5, 2, 5];
/** A device tells its caret so often at most, in milliseconds; what is typed it gathers for a little less. */
const PAUSE = 400;
const TURNS = Math.floor((seconds * 1_000) / PAUSE);
/** The slowest hundredth is with the others within so many milliseconds, as in a crowd. */
const MOST = 250;

/** When each update and each caret was sent, by its name. */
const said = new Map<string, number>();
const heard = { text: [] as number[], caret: [] as number[], bare: [] as number[] };
const hears = (times: number[], name: string) => {
	const at = said.get(name);
	if (at !== undefined) times.push(performance.now() - at);
};
/** The name of an update: the last sign that came with it. */
function nameOf(update: Uint8Array): string {
	const last = Y.decodeUpdate(update).structs.at(-1);
	return last ? `${last.id.client} ${last.id.clock + last.length}` : '';
}

/** Somebody with the text of their group as their page holds it. */
class Writer {
	readonly #phone: HttpPhone;
	readonly #place: { runId: string; group: number };
	readonly #doc = documentOf([]);
	readonly #known = documentOf([]);
	readonly #caret = newCaretName();
	/** The whole is told besides what is new in it: each update counts once. */
	readonly #taken = new Set<string>();

	constructor(phone: HttpPhone, runId: string, group: number) {
		this.#phone = phone;
		this.#place = { runId, group };
		phone.watch(({ kind, value }) => {
			if (value === null) return;
			if (kind === draftNewsKind.name) this.#take((value as { news: string }).news);
			else if (kind === draftWholeKind.name) this.#take((value as { whole: string }).whole);
		});
		phone.glimpse(({ kind, id, value }) => {
			if (kind === draftCaretKind.name && id !== this.#caret && value) {
				hears(heard.caret, (value as { from: string }).from);
			}
		});
	}

	/** Types a word and tells where the caret is then. */
	async types(turn: number): Promise<void> {
		const field = turn % FIELDS;
		const text = fieldOf(this.#doc, field);
		text.insert(text.length, 'woord ');
		const update = missing(this.#doc, this.#known) ?? new Uint8Array();
		const from = randomBytes(9).toString('base64');
		const now = performance.now();
		for (const name of [nameOf(update), from]) said.set(name, now);
		const place = { ...this.#place, field };
		await Promise.all([
			this.#phone.send('draft.update', { ...place, update: toBase64(update) }),
			this.#phone.send('draft.caret', { ...place, caret: this.#caret, place: { from, to: from } })
		]);
	}

	#take(base64: string): void {
		const update = fromBase64(base64);
		if (!update) return;
		const name = nameOf(update);
		const own = name.startsWith(`${this.#doc.clientID} `);
		for (const doc of [this.#known, this.#doc]) Y.applyUpdate(doc, update);
		if (!own && !this.#taken.has(name)) hears(heard.text, name);
		this.#taken.add(name);
	}
}

let runId = '';
const meeting = await openMeeting(
	[
		{
			title: 'Advies',
			steps: [{ minutes: 60, kind: 'draft', mode: 'subgroup', settings: { set: 'advice', groups: GROUPS } }]
		}
	],
	async (_, { shown }) => void (runId = (await shown(stageKind)).get('now')?.running?.runId ?? '')
);
const bare = await Bare.start();
const phones: HttpPhone[] = [];
const clients: Awaited<ReturnType<Bare['come']>>[] = [];
const writers: Writer[][] = [];
let over = false;
try {
	while (phones.length < GROUPS * IN_GROUP) phones.push(await meeting.join(`Iemand ${phones.length}`));
	while (clients.length < phones.length) clients.push(await bare.come());
	for (const [at, phone] of phones.entries()) {
		const group = (at % GROUPS) + 1;
		await phone.send('draft.join', { runId, group });
		(writers[group - 1] ??= []).push(new Writer(phone, runId, group));
	}
	const typing = writers.flatMap((group) => group.slice(0, TYPING));
	for (const client of clients) client.hear((text) => hears(heard.bare, text));
	await turns((turn, at) => {
		for (const name of [`typed ${at} ${turn}`, `caret ${at} ${turn}`]) {
			said.set(name, performance.now());
			void clients[at]?.say(name);
		}
	}, typing.length);
	const floor = await arrived(heard.bare, 2 * TURNS * typing.length * clients.length);
	await turns((turn, at) => void typing[at]?.types(turn), typing.length);
	const others = TURNS * typing.length * (IN_GROUP - 1);
	const [text, caret] = [await arrived(heard.text, others), await arrived(heard.caret, others)];
	over = [text, caret].some(({ p99, missing }) => p99 > MOST || missing > 0);
	const show = ({ p50, p99, missing }: Figures) =>
		`p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ms, missing ${missing}`;
	console.log(
		`${over ? 'OVER' : 'ok  '} ${typing.length} of ${phones.length} people type: what is typed ${show(text)}; ` +
			`carets ${show(caret)}; bare ws ${show(floor)}; ratio ${(text.p99 / floor.p99).toFixed(1)} and ` +
			`${(caret.p99 / floor.p99).toFixed(1)}; at most ${MOST} ms`
	);
} finally {
	for (const one of [...phones, ...clients]) one.close();
	await meeting.stop();
	await bare.stop();
}
if (over) process.exitCode = 1;

/** Everybody has their turn once in each pause, spread over it. */
async function turns(take: (turn: number, at: number) => void, people: number): Promise<void> {
	for (let turn = 0; turn < TURNS; turn++) {
		for (let at = 0; at < people; at++) {
			take(turn, at);
			await pause(PAUSE / people);
		}
	}
}

/** Waits until all of it has been heard, five seconds at most. */
async function arrived(times: number[], all: number): Promise<Figures> {
	for (let wait = 0; wait < 100 && times.length < all; wait++) await pause(50);
	return figures(times, all - times.length);
}
