import { expect } from 'vitest';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import type { LiveKind } from '#live/kinds.ts';
import type { Audience } from '#live/protocol.ts';
import { boardKind, boardNoteKind } from '#steps/cluster/events.ts';
import { consultFormKind, consultRemainsKind, consultSeatKind, entryKind } from '#steps/consult/events.ts';
import type { Step, StepKindName } from '#steps/contract.ts';
import { toBase64 } from '#platform/together/base64.ts';
import { draftFormKind, draftPlaceKind } from '#steps/draft/events.ts';
import { filled } from '#platform/together/text.ts';
import { formKind } from '#steps/form/events.ts';
import { groupPlanKind } from '#steps/group/events.ts';
import { pairKind } from '#steps/pair/events.ts';
import { tracksKind } from '#steps/track/events.ts';
import { turnKind } from '#steps/turn/events.ts';
import { voteFormKind } from '#steps/vote/events.ts';
import { weighFormKind } from '#steps/weigh/events.ts';
import { writeFormKind, writePlaceKind } from '#steps/write/events.ts';
import { does } from './does.ts';
import type { TestKring } from './kring.ts';
import type { TestRoom } from './staged-room.ts';

// What people do with a step, whatever the method: everybody with a phone does what the phone asks, and who leads does
// what the cockpit offers. Every command has to be accepted.

/** A step that is on, with everybody who can do something. */
export interface Play {
	kring: TestKring;
	room: TestRoom;
	/** Who holds a phone. */
	phones: readonly MeetingScope[];
	runId: string;
	step: Step;
	/** What was written and belongs in the report, and what was said in confidence. */
	told: { open: string[]; confided: string[] };
}

let written = 0;
/** A sentence that is in no other place. */
const sentence = (about: string) => `${about} nummer ${++written}`;

/** The value of the run that is on, as this audience sees it. */
async function view<T>({ room, runId }: Play, kind: LiveKind<T>, audience: Audience = 'all'): Promise<T> {
	const found = (await room.shown(kind, audience)).get(runId);
	if (found === undefined) throw new Error(`nothing is shown of ${kind.name}`);
	return found;
}

const leads = (play: Play, name: string, input: object = {}) =>
	does(play.kring, play.room.lead, name, { runId: play.runId, ...input });
const acts = (play: Play, who: MeetingScope, name: string, input: object = {}) =>
	does(play.kring, who, name, { runId: play.runId, ...input });

const ANSWERS = { scale: 7, number: 3, text: 'Het eerste', choice: '0', several: ['0'] };

/** What everybody does in a step of each kind. */
export const PLAYERS: Record<StepKindName, (play: Play) => Promise<void>> = {
	async talk(play) {
		const { settings } = play.step;
		if (settings['tips'] === true) {
			for (const phone of play.phones.slice(0, 3)) {
				const text = sentence('Tip');
				play.told.open.push(text);
				await acts(play, phone, 'talk.note', { noteId: newId(), kind: 'tip', text });
			}
		}
		const [phone] = play.phones;
		if (settings['reporter'] !== true || !phone) return;
		for (const kind of ['course', 'outcome']) {
			const text = sentence('Zo verliep het');
			play.told.open.push(text);
			await acts(play, phone, 'talk.note', { noteId: newId(), kind, text });
		}
	},
	async pair(play) {
		const { of, now } = await view(play, pairKind);
		expect(now?.pairings.length, 'nobody meets').toBeGreaterThan(0);
		for (let from = 0; from < Math.min(of, 3); from++) await leads(play, 'pair.nextRound', { from });
	},
	async turn(play) {
		await leads(play, 'turn.begin');
		for (let turns = 0; turns < 4; turns++) {
			const { speaking, asQuestions } = await view(play, turnKind);
			if (speaking === null) break;
			if (asQuestions) {
				const text = sentence('Hoe leer ik');
				play.told.open.push(text);
				await leads(play, 'turn.raise', { questionId: newId(), text, forMemberId: speaking });
			}
			await leads(play, turns === 1 ? 'turn.pass' : 'turn.next', { person: speaking });
		}
	},
	async write(play) {
		const { per } = await view(play, writeFormKind);
		const places = await play.room.shown(writePlaceKind, 'facilitators');
		for (const phone of play.phones.slice(0, 6)) {
			const text = sentence('Een briefje');
			if (per === 'subgroup') {
				const group = places.get(phone.memberId)?.group ?? 1;
				await acts(play, phone, 'write.join', { group, scribe: 'on' });
			}
			play.told.open.push(text);
			await acts(play, phone, 'write.add', { noteId: newId(), text, secret: newSecret() });
		}
		await leads(play, 'write.reveal');
	},
	async cluster(play) {
		const board = await view(play, boardKind);
		if (board.empty) return;
		const notes = [...(await play.room.shown(boardNoteKind, 'people'))].filter(
			([, { runId }]) => runId === play.runId
		);
		const name = sentence('Groep');
		play.told.open.push(name);
		const noteIds = notes.slice(0, 2).map(([id]) => id);
		await leads(play, 'cluster.create', { clusterId: newId(), name, noteIds });
	},
	async vote(play) {
		const { method, options, round } = await view(play, voteFormKind);
		const first = options[0]?.id;
		if (method !== 'consent') expect(options.length, 'nothing to vote on').toBeGreaterThan(0);
		const ballots = {
			score: { kind: 'score', scores: Object.fromEntries(options.map(({ id }) => [id, 4])) },
			approval: { kind: 'approval', options: options.slice(0, 1).map(({ id }) => id) },
			dots: { kind: 'dots', dots: first === undefined ? {} : { [first]: 1 } },
			consent: { kind: 'consent', answer: 'consent' }
		};
		for (const phone of play.phones) {
			await acts(play, phone, 'vote.cast', { round, secret: newSecret(), ballot: ballots[method] });
		}
		await leads(play, 'vote.close');
	},
	consult: consulted,
	async group(play) {
		const { now, of } = await view(play, groupPlanKind);
		const seated = now.flatMap(({ people }) => people);
		expect(new Set(seated).size, 'somebody sits twice').toBe(seated.length);
		for (let from = 0; from < Math.min(of, 3); from++) await leads(play, 'group.nextRound', { from });
	},
	async exchange(play) {
		for (const phone of play.phones.slice(0, 6)) {
			const how = sentence('Zo doen wij het');
			play.told.open.push(how);
			await acts(play, phone, 'exchange.save', { how, whom: 'HR', timing: 'Elk jaar', effect: 'Rust' });
		}
		await leads(play, 'exchange.reveal');
	},
	async weigh(play) {
		if ((await view(play, weighFormKind)).items.length === 0) {
			await leads(play, 'weigh.addItem', { text: sentence('Voorstel') });
		}
		const { items, board } = await view(play, weighFormKind);
		const item = items[0]?.id ?? '';
		for (const phone of play.phones.slice(0, 6)) {
			const secret = newSecret();
			if (board === 'axes') {
				await acts(play, phone, 'weigh.place', { secret, places: { [item]: { x: 1, y: 2 } } });
				continue;
			}
			const text = sentence('Sterk');
			play.told.open.push(text);
			const note = { noteId: newId(), item, field: 'strength', text, secret };
			await acts(play, phone, 'weigh.note', note);
		}
		await leads(play, 'weigh.reveal');
	},
	async form(play) {
		const { items } = await view(play, formKind);
		const answers = Object.fromEntries(items.map(({ id, kind }) => [id, ANSWERS[kind]]));
		for (const phone of play.phones) await acts(play, phone, 'form.answer', { secret: newSecret(), answers });
		await leads(play, 'form.close');
	},
	async draft(play) {
		const { per } = await view(play, draftFormKind);
		const places = await play.room.shown(draftPlaceKind, 'facilitators');
		for (const [at, phone] of play.phones.slice(0, 6).entries()) {
			const seat = places.get(phone.memberId)?.group;
			const group = per === 'plenary' ? 1 : (seat ?? 1);
			if (per === 'subgroup' && seat === undefined) await acts(play, phone, 'draft.join', { group });
			const text = sentence('Wij raden aan');
			play.told.open.push(text);
			const update = toBase64(filled(null, [text], at + 1) ?? new Uint8Array());
			await acts(play, phone, 'draft.update', { group, update, field: 0 });
		}
		await leads(play, 'draft.reveal');
	},
	async present(play) {
		await leads(play, 'present.link', { title: 'Gids', url: 'https://gids.example' });
		const questionIds: string[] = [];
		for (const phone of play.phones.slice(0, 4)) {
			const [questionId, text] = [newId(), sentence('Hoe doen anderen dat')];
			play.told.open.push(text);
			questionIds.push(questionId);
			await acts(play, phone, 'present.ask', { questionId, text, secret: newSecret() });
		}
		await leads(play, 'present.quiet', { quiet: '' });
		const [questionId] = questionIds;
		if (questionId !== undefined) await leads(play, 'present.mark', { questionId, answered: 'on' });
	},
	async track(play) {
		const { chosen, tracks } = await view(play, tracksKind);
		for (const [at, phone] of play.phones.entries()) {
			if (chosen) await acts(play, phone, 'track.join', { track: (at % tracks.length) + 1 });
		}
		await leads(play, 'track.begin');
		await leads(play, 'track.next', { track: 1, from: 0 });
		await leads(play, 'track.extend', { track: 2, from: 0, minutes: 2 });
		await leads(play, 'track.tell', { from: 0, to: 1 });
		for (let track = 1; track <= tracks.length; track++) {
			const teller = (await view(play, tracksKind)).tracks[track - 1]?.reporter;
			const phone = play.phones.find(({ memberId }) => memberId === teller) ?? play.room.lead;
			for (const field of ['course', 'outcome']) {
				const text = sentence('Onze groep zag');
				play.told.open.push(text);
				await acts(play, phone, 'track.write', { track, field, text });
			}
			if (track < tracks.length) await leads(play, 'track.tell', { from: track, to: track + 1 });
		}
	}
};

/** Peer consultation: somebody of each group brings a case, the others write, and the giver decides what remains. */
async function consulted(play: Play): Promise<void> {
	const { kring, room, phones, runId } = play;
	const form = await view(play, consultFormKind);
	const seats = [...(await room.shown(consultSeatKind, 'people'))].filter(([, seat]) => seat.runId === runId);
	const phoneOf = (memberId: string) => phones.find((phone) => phone.memberId === memberId);
	for (const group of new Set(seats.map(([, seat]) => seat.group))) {
		const mine = seats.filter(([, seat]) => seat.group === group);
		let giver = mine.find(([, { gives }]) => gives)?.[0];
		if (form.bring && giver === undefined) {
			const holder = mine.find(([memberId]) => phoneOf(memberId));
			giver = holder?.[0];
			const phone = giver === undefined ? undefined : phoneOf(giver);
			if (phone) await does(kring, phone, 'consult.bring', { runId, question: sentence('Mijn vraag') });
		}
		const writers = mine.filter(([memberId]) =>
			form.writers === 'everybody' ? true : (memberId === giver) === (form.writers === 'giver')
		);
		const phone = phoneOf(writers.find(([memberId]) => phoneOf(memberId))?.[0] ?? '');
		if (form.says !== null && giver !== undefined && phone) {
			const text = sentence('Vertrouwelijk');
			play.told.confided.push(text);
			await does(kring, phone, 'consult.write', { runId, entryId: newId(), text });
		}
		const giving = phoneOf(giver ?? '');
		if (!giving) continue;
		const read = [...(await room.shown(entryKind, `member:${giving.memberId}`))];
		for (const [entryId] of form.giver === 'keeps' ? read.slice(0, 1) : []) {
			await does(kring, giving, 'consult.keep', { runId, entryId, kept: 'on' });
			const firstStep = sentence('Eerste stap');
			play.told.confided.push(firstStep);
			await does(kring, giving, 'consult.decide', { runId, firstStep });
		}
		expect([...(await room.shown(consultRemainsKind, 'all')).keys()]).toEqual([]);
	}
	if (form.says !== null && form.reader === 'group') await leads(play, 'consult.show');
}
