// Two hundred people at one board: how long it takes from the POST of whoever moves a note to the last of all phones, each
// against a bare `ws` server in the same run. The built program, its routes, durable commits; phones may move notes.
// `node bench/live-board.ts [SECONDS]`: length of each run, 10 by default.
import { stageKind } from '#lifecycle/convene/stage/events.ts';
import { next } from '#lifecycle/convene/stage/commands.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { create } from '#steps/cluster/commands.server.ts';
import { add } from '#steps/write/commands.server.ts';
import { reveal } from '#steps/write/reveal/commands.server.ts';
import { boardNoteKind, type BoardNote } from '#steps/cluster/events.ts';
import { valueOf } from '#tests/support/networks.ts';
import type { HttpPhone } from '#tests/support/http-phone.ts';
import { Bare } from './lib/bare.ts';
import { figures, pause, type Figures } from './lib/figures.ts';
import { openMeeting } from './lib/meeting.ts';

const seconds = Number(process.argv[2] ?? 10);
const PEOPLE = 200;
const NOTES = 60;
const RATE = 10;
/** A change reaches two hundred people in so many milliseconds, or in four times the floor (budgets of the design). */
const MOST = 40;

const groups = [newId(), newId()];
let notes: string[] = [];
let runId = '';
const meeting = await openMeeting(
	[
		{
			title: 'Briefjes',
			steps: [
				{ minutes: 10, kind: 'write' },
				{ minutes: 50, kind: 'cluster', settings: { phones: 'move' } }
			]
		}
	],
	async ({ runtime }, { lead, shown }) => {
		const running = async () => (await shown(stageKind)).get('now')?.running?.runId ?? '';
		const write = await running();
		for (let at = 0; at < NOTES; at++) {
			const note = { noteId: newId(), text: `Zo leren wij van elkaar, manier ${at}`, secret: newSecret() };
			valueOf(await execute(runtime, add, lead, { runId: write, ...note }));
		}
		valueOf(await execute(runtime, reveal, lead, { runId: write }));
		valueOf(await execute(runtime, next, lead, { from: write }));
		runId = await running();
		for (const clusterId of groups) {
			valueOf(await execute(runtime, create, lead, { runId, clusterId, name: clusterId, noteIds: [] }));
		}
		notes = [...(await shown(boardNoteKind, 'people')).keys()];
	}
);
const bare = await Bare.start();
const phones: HttpPhone[] = [];
let over = false;
try {
	while (phones.length < PEOPLE) phones.push(await meeting.join(`Iemand ${phones.length}`));
	const floor = await moves(await Promise.all(phones.map(() => bare.come())), (people, at, move) => {
		void people[at % people.length]?.say(move);
	});
	const ours = await board();
	const most = Math.max(MOST, 4 * floor.p99);
	over = ours.p99 > most || ours.missing > 0;
	const show = ({ p50, p99 }: Figures) => `p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ms`;
	console.log(
		`${over ? 'OVER' : 'ok  '} a note moved, ${PEOPLE} people, ${RATE}/s: ${show(ours)}, missing ${ours.missing}; ` +
			`bare ws ${show(floor)}; ratio ${(ours.p99 / floor.p99).toFixed(1)}; at most ${most.toFixed(0)} ms`
	);
} finally {
	for (const phone of phones) phone.close();
	await meeting.stop();
	await bare.stop();
}
if (over) process.exitCode = 1;

/** Each move is of the next note, to the other group than last time. */
function moveAt(turn: number): { note: string; to: string } {
	return {
		note: notes[turn % NOTES] ?? '',
		to: groups[Math.floor(turn / NOTES) % groups.length] ?? ''
	};
}

/** Moves at the board, heard by every phone. */
async function board(): Promise<Figures> {
	const said = new Map<string, number>();
	const times: number[] = [];
	for (const phone of phones) {
		phone.watch(({ kind, id, value }) => {
			if (kind !== boardNoteKind.name || value === null) return;
			const at = said.get(`${id} ${String((value as BoardNote).cluster)}`);
			if (at !== undefined) times.push(performance.now() - at);
		});
	}
	return spoken(times, (turn) => {
		const { note, to } = moveAt(turn);
		said.delete(`${note} ${groups.find((other) => other !== to) ?? ''}`);
		said.set(`${note} ${to}`, performance.now());
		void phones[turn % PEOPLE]?.send('cluster.move', { runId, noteIds: [note], to });
	});
}

/** The same moves as bare messages. */
async function moves<P extends { hear(heard: (text: string) => void): void }>(
	people: readonly P[],
	say: (people: readonly P[], turn: number, move: string) => void
): Promise<Figures> {
	const said = new Map<string, number>();
	const times: number[] = [];
	for (const one of people) {
		one.hear((text) => {
			const at = said.get(text);
			if (at !== undefined) times.push(performance.now() - at);
		});
	}
	return spoken(times, (turn) => {
		const move = JSON.stringify({ turn, ...moveAt(turn) });
		said.set(move, performance.now());
		say(people, turn, move);
	});
}

/** Says something `RATE` times a second and waits until everybody has heard all of it. */
async function spoken(times: number[], say: (turn: number) => void): Promise<Figures> {
	const count = seconds * RATE;
	for (let turn = 0; turn < count; turn++) {
		say(turn);
		await pause(1_000 / RATE);
	}
	for (let wait = 0; wait < 100 && times.length < count * PEOPLE; wait++) await pause(50);
	return figures(times, count * PEOPLE - times.length);
}
