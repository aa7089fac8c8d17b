import { afterAll, beforeAll, expect } from 'vitest';
import { library, libraryMethod } from '#methods/library/model.ts';
import type { Method } from '#methods/model.ts';
import { inNetwork } from '#platform/db/access.ts';
import { stageKind } from '#lifecycle/convene/stage/events.ts';
import { STEP_KINDS, type StepRun } from '#steps/contract.ts';
import { serverSteps } from '#steps/kinds.server.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { does } from '#tests/support/does.ts';
import { PLAYERS, type Play } from '#tests/support/players.ts';
import { rule } from '#tests/support/rule.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';

// Every method of the library, led from its first step to its last in a real meeting: with the fewest people it is made
// for, and with as many as it takes or sixty.

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

/** A meeting holds no more in one room. */
const MOST = 60;
/** So many hold a phone; who leads says of the others that they are there. */
const PHONES = 8;
const largest = ({ people }: Method) => Math.min(people.max, MOST);
/** Of each kind of step the method for the most people, and then the shortest: there everybody holds a phone once. */
const FULL = new Set(
	STEP_KINDS.map(
		(kind) =>
			library
				.filter(({ steps }) => steps.some((step) => step.kind === kind))
				.toSorted((a, b) => largest(b) - largest(a) || a.steps.length - b.steps.length)[0]?.id
	)
);
const phonesOf = ({ id }: Method, people: number) => (FULL.has(id) ? people : PHONES);

/** What a method builds on when it makes nothing to lay together or to vote on itself. */
const BEFORE = ['clusters', 'questions', 'notes'];
function before(method: Method): readonly Method[] {
	const makes = method.steps.findIndex(({ kind }) => kind === 'write');
	const needs = method.steps.findIndex(
		({ kind, settings }) => kind === 'cluster' || BEFORE.includes(String(settings['from']))
	);
	const storm = libraryMethod('question_storm');
	return needs >= 0 && (makes < 0 || makes > needs) && storm ? [storm] : [];
}

async function gather(method: Method, people: number): Promise<{ room: TestRoom; phones: Play['phones'] }> {
	const names = Array.from({ length: people }, (_, at) => `Lid${String(at + 1).padStart(2, '0')}`);
	const agenda = [...before(method), method].map(({ name, steps }) => ({
		title: name.nl,
		steps: [...steps]
	}));
	const room = await makeRoom(kring, { names, agenda });
	await does(kring, room.lead, 'stage.openLobby');
	const phones = [];
	const holders = (people > PHONES ? names.slice(0, -1) : names).slice(0, phonesOf(method, people));
	for (const name of holders) phones.push((await room.comeIn(name)).scope);
	// One is late.
	for (const name of names.slice(holders.length, -1)) {
		await does(kring, room.lead, 'stage.markPresent', { memberId: room.members[name], here: 'on' });
	}
	await does(kring, room.lead, 'stage.start');
	return { room, phones };
}

const stageOf = async (room: TestRoom) => (await room.shown(stageKind)).get('now');

/** All that the report gets of a meeting, step by step. */
async function harvested(room: TestRoom, steps: Method['steps'][]): Promise<string> {
	return inNetwork(kring.runtime.db, room.networkId, async (trx) => {
		const runs = await trx
			.selectFrom('step_run')
			.selectAll()
			.where('network_id', '=', room.networkId)
			.orderBy('opened_at')
			.execute();
		const notes = await trx
			.selectFrom('report_note')
			.select('text')
			.where('network_id', '=', room.networkId)
			.execute();
		const left: unknown[] = [notes];
		for (const row of runs) {
			const step = steps[room.items.indexOf(row.item_id)]?.[row.step_index];
			if (!step) throw new Error('a run of no step');
			const { kind } = step;
			const run: StepRun = {
				...row,
				kind,
				meetingId: row.meeting_id,
				itemId: row.item_id,
				index: row.step_index
			};
			left.push(await serverSteps[kind].harvest(trx, run, step, 'nl'));
		}
		return JSON.stringify(left);
	});
}

for (const method of library) {
	const sizes = [...new Set([method.people.min, largest(method)])];
	rule(
		'H19',
		`${method.id} runs from its first step to its last with ${sizes.join(' and with ')} people`,
		async () => {
			for (const people of sizes) await lead(method, people);
		},
		60_000
	);
}

async function lead(method: Method, people: number): Promise<void> {
	const { room, phones } = await gather(method, people);
	const methods = [...before(method), method];
	const told: Play['told'] = { open: [], confided: [] };
	for (const [at, step] of methods.flatMap(({ steps }) => steps).entries()) {
		const stage = await stageOf(room);
		const runId = stage?.running?.runId ?? '';
		expect(stage?.running?.kind, `${method.id} ${step.id}`).toBe(step.kind);
		const play = { kring, room, phones, runId, step, told };
		await PLAYERS[step.kind](play);
		if (at === 1) {
			// A step back and on again: the same run, with what was made in it.
			await does(kring, room.lead, 'stage.back', { from: runId });
			const back = (await stageOf(room))?.running?.runId ?? null;
			await does(kring, room.lead, 'stage.next', { from: back });
			expect((await stageOf(room))?.running?.runId).toBe(runId);
			if (people > PHONES) {
				const late = room.members[`Lid${String(people).padStart(2, '0')}`];
				await does(kring, room.lead, 'stage.markPresent', { memberId: late, here: 'on' });
			}
		}
		await does(kring, room.lead, 'stage.next', { from: runId });
	}
	expect(await stageOf(room), method.id).toMatchObject({ state: 'wrapping_up', running: null });
	const report = await harvested(
		room,
		methods.map(({ steps }) => [...steps])
	);
	expect(
		told.open.filter((text) => !report.includes(text)),
		`${method.id}: not in the report`
	).toEqual([]);
	expect(
		told.confided.filter((text) => report.includes(text)),
		`${method.id}: told on`
	).toEqual([]);
}
