import { afterAll, beforeAll, expect } from 'vitest';
import { stepClockKind } from '#steps/running/events.ts';
import { tracksKind } from '#steps/track/events.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { does } from '#tests/support/does.ts';
import { rule } from '#tests/support/rule.ts';
import { makeRoom, type TestRoom } from '#tests/support/staged-room.ts';
import { stageKind } from '../events.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const START = new Date('2026-11-22T10:00:00Z').getTime();
const MINUTE = 60_000;
const at = (minutes: number) => kring.setNow(new Date(START + minutes * MINUTE));

/** Each kind with a clock of its own: how it starts, and when the part that is on ends. */
const KINDS = [
	['pair', 'pair.nextRound', { from: 0 }],
	['group', 'group.nextRound', { from: 0 }],
	['turn', 'turn.begin', {}],
	['track', 'track.begin', {}]
] as const;

async function endOf(room: TestRoom, kind: string, runId: string): Promise<number> {
	const end =
		kind === 'track'
			? (await room.shown(tracksKind)).get(runId)?.tracks[0]?.endsAt
			: (await room.shown(stepClockKind)).get(runId)?.parts.at(-1)?.endsAt;
	if (end === undefined || end === null) throw new Error(`no clock runs in ${kind}`);
	return end;
}

for (const [kind, start, input] of KINDS) {
	rule('U7', `while the meeting’s clock stands still, so does the clock inside ${kind}`, async () => {
		at(0);
		const room = await makeRoom(kring, {
			names: ['An', 'Bart', 'Chris', 'Dorien'],
			agenda: [{ title: 'Werk', steps: [{ minutes: 30, kind }] }]
		});
		await does(kring, room.lead, 'stage.openLobby');
		for (const name of Object.keys(room.members)) await room.comeIn(name);
		await does(kring, room.lead, 'stage.start');
		const runId = (await room.shown(stageKind)).get('now')?.running?.runId ?? '';
		await does(kring, room.lead, start, { runId, ...input });
		const before = await endOf(room, kind, runId);
		at(1);
		await does(kring, room.lead, 'stage.pause', { from: runId });
		at(4);
		await does(kring, room.lead, 'stage.resume', { from: runId });
		expect(await endOf(room, kind, runId)).toBe(before + 3 * MINUTE);
		await does(kring, room.lead, 'stage.resume', { from: runId });
		expect(await endOf(room, kind, runId)).toBe(before + 3 * MINUTE);
	});
}
