import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '#platform/commands/execute.ts';
import { settableClock } from '#platform/clock/clock.ts';
import { atMeeting, startKring, type TestKring } from '#tests/support/kring.ts';
import { draftNetwork, valueOf } from '#tests/support/networks.ts';
import { changeMeeting, planMeeting } from './commands.server.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring(new Date('2026-11-22T10:00:00Z'));
});
afterAll(() => kring.stop());

const MEETING = { title: 'Start', kind: 'kickoff', startTime: '13:00', endTime: '16:30', place: 'Gent' };

test('a day that is over is no day to meet; today still is, and a meeting of yesterday keeps its place corrected', async () => {
	const { scope } = await draftNetwork(kring);
	const plan = (day: string) => execute(kring.runtime, planMeeting, scope, { ...MEETING, day });
	expect(await plan('2025-11-22')).toMatchObject({ reason: 'invalid', fields: { day: 'past' } });
	valueOf(await plan('2026-11-22'));
	const meeting = await atMeeting(kring, scope, 1);
	const change = (day: string, version: number, place: string) =>
		execute(kring.runtime, changeMeeting, meeting, { ...MEETING, day, place, version });
	expect(await change('2026-11-21', 1, 'Gent')).toMatchObject({ fields: { day: 'past' } });
	const tomorrow = { ...kring.runtime, clock: settableClock(new Date('2026-11-23T10:00:00Z')) };
	const late = { ...MEETING, day: '2026-11-22', place: 'Aalst', version: 1 };
	expect(valueOf(await execute(tomorrow, changeMeeting, meeting, late))).toEqual({ version: 2 });
});
