import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cockpitOf, openRoom, phoneOf, SCREEN, type Entry, type Room } from '#tests/support/room.ts';
import { rule } from '#tests/support/rule.ts';
import { STEP_KINDS, type StepKindName } from './contract.ts';
import { faces } from './faces.ts';
import { serverSteps } from './kinds.server.ts';

// What every kind of step promises to the stage, whatever it does in between.

/** What stands in the log, without the order in which it came. */
function shown(entries: readonly Entry[]): Map<string, unknown> {
	return new Map(
		entries
			.map(({ kind, id, audience, value }) => [`${kind} ${id} ${audience}`, value] as const)
			.sort(([a], [b]) => a.localeCompare(b))
	);
}

/** What a surface holds that begins anew with these audiences: the newest value of each kind and id. */
function held(entries: readonly Entry[], audiences: readonly string[]): Map<string, unknown> {
	const mine = entries
		.filter(({ audience }) => audiences.includes(audience))
		.sort((a, b) => a.clock - b.clock);
	return new Map(mine.map(({ kind, id, value }) => [`${kind} ${id}`, value]));
}

describe.each(STEP_KINDS)('a step of the kind %s', (kind: StepKindName) => {
	let room: Room;
	let runId: string;
	beforeAll(async () => {
		room = await openRoom(7, `contract ${kind}`);
		runId = await room.open(kind);
	});
	afterAll(() => room.end());

	test('is known under its own name on the server and in the browser', () => {
		expect(serverSteps[kind].kind).toBe(kind);
		expect(Object.keys(faces[kind]).sort()).toEqual(['Cockpit', 'Phone', 'Screen']);
	});

	rule('U16', 'takes in who comes late and lets go who leaves', async () => {
		const late = await room.add('Zita', { present: false });
		await room.arrive(runId, late);
		await room.leave(runId, room.member(2));
		await room.arrive(runId, room.member(2));
		await expect(room.harvest(runId)).resolves.toBeInstanceOf(Array);
	});

	test('tells the room of somebody who comes in only what changed', async () => {
		const late = await room.add('Yara', { present: false });
		const key = ({ kind, id, audience }: Entry) => `${kind} ${id} ${audience}`;
		const before = new Map((await room.entries()).map((entry) => [key(entry), entry]));
		await room.arrive(runId, late);
		const again = (await room.entries()).filter((entry) => {
			const was = before.get(key(entry));
			return was && was.clock !== entry.clock && JSON.stringify(was.value) === JSON.stringify(entry.value);
		});
		expect(again.map(key)).toEqual([]);
	});

	test('shows a page that is loaded again what it showed before', async () => {
		const first = await room.entries();
		for (const audiences of [phoneOf(room.member(0)), cockpitOf(room.facilitator), SCREEN]) {
			expect(held(await room.entries(), audiences)).toEqual(held(first, audiences));
		}
	});

	rule('U11', 'is after a step on and a step back as it was', async () => {
		const before = shown(await room.entries());
		await room.close(runId);
		await expect(room.harvest(runId)).resolves.toBeInstanceOf(Array);
		await room.reopen(runId);
		expect(shown(await room.entries())).toEqual(before);
		await room.close(runId);
		await room.reopen(runId);
		expect(shown(await room.entries())).toEqual(before);
	});

	test('leaves nothing to write on once the meeting has moved on, and keeps its data', async () => {
		const data = () => room.rows('select data from step_run where id = $1', [runId]);
		const before = await data();
		await room.close(runId);
		expect(await data()).toEqual(before);
		const [row] = await room.rows<{ state: string }>('select state from step_run where id = $1', [runId]);
		expect(row?.state).toBe('closed');
		await expect(room.harvest(runId)).resolves.toBeInstanceOf(Array);
	});
});
