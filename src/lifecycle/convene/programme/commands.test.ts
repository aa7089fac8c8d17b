import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelMeeting, planMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import { changeProgramme } from '#lifecycle/convene/programme/commands.server.ts';
import { readProgramme } from '#lifecycle/convene/programme/queries.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { atMeeting, startKring, type TestKring } from '#tests/support/kring.ts';
import { draftNetwork, valueOf } from '#tests/support/networks.ts';
import { rule } from '#tests/support/rule.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

rule(
	'H7',
	'theme, cases and outside input of a meeting stand in the programme long before its agenda',
	async () => {
		const { scope } = await draftNetwork(kring);
		const day = { title: 'Start', kind: 'kickoff', day: '2030-01-17', startTime: '13:00', endTime: '16:30' };
		valueOf(await execute(kring.runtime, planMeeting, scope, { ...day, place: 'Gent' }));
		const meeting = await atMeeting(kring, scope, 1);
		const written = { title: 'Gesprekken', cases: 'Bart, over zijn team', outsideInput: 'Een jurist' };
		const input = { ...written, hostMemberId: scope.memberId, version: 1 };
		valueOf(await execute(kring.runtime, changeProgramme, meeting, input));
		const { meetings, promised } = await readProgramme(kring.runtime.db, scope);
		expect(meetings).toMatchObject([
			{ ...written, hostMemberId: scope.memberId, hostName: 'Hilde', version: 2 }
		]);
		expect(promised).toBeGreaterThan(0);
		// Who wrote on an older page does not wipe out what was written since.
		expect(await execute(kring.runtime, changeProgramme, meeting, input)).toMatchObject({ reason: 'stale' });
		const nobody = { ...input, hostMemberId: '11111111-1111-4111-8111-111111111111', version: 2 };
		expect(await execute(kring.runtime, changeProgramme, meeting, nobody)).toMatchObject({
			fields: { hostMemberId: 'choose' }
		});
	}
);

test('a meeting that does not go on leaves the programme', async () => {
	const { scope } = await draftNetwork(kring, 'Zonder');
	const day = { title: 'Start', kind: 'kickoff', day: '2030-01-17', startTime: '13:00', endTime: '16:30' };
	valueOf(await execute(kring.runtime, planMeeting, scope, { ...day, place: 'Gent' }));
	const meeting = await atMeeting(kring, scope, 1);
	expect((await readProgramme(kring.runtime.db, scope)).meetings).toHaveLength(1);
	valueOf(await execute(kring.runtime, cancelMeeting, meeting, { reason: 'Staking' }));
	expect((await readProgramme(kring.runtime.db, scope)).meetings).toEqual([]);
});
