import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/ids/ids.ts';
import { rule } from '#tests/support/rule.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { makeWrapped, type WrappedRoom } from '#tests/support/wrapped-room.ts';
import { readCorrections } from './queries.server.ts';

let kring: TestKring;
const START = new Date('2026-11-22T10:00:00Z');
const later = (hours: number) => kring.setNow(new Date(START.getTime() + hours * 3_600_000));
beforeAll(async () => {
	kring = await startKring(START);
});
afterAll(() => kring.stop());

const WORDS = { about: 'Wie er was', text: 'Ik was er ook, tot drie uur.' };

/** A meeting whose report is there, sent or not, with An and Bart who were in it. */
async function reported(
	sent = true
): Promise<WrappedRoom & { an: WrappedRoom['lead']; bart: WrappedRoom['lead'] }> {
	kring.setNow(START);
	const room = await makeWrapped(kring, { askers: [] });
	await room.does(room.lead, 'recap.begin');
	await room.does(room.lead, 'evaluation.open', { template: 'klankbordgroep' });
	expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
	if (sent) expect(await room.does(room.lead, 'report.send', { version: 1 })).toMatchObject({ ok: true });
	const { An: an, Bart: bart } = room.at;
	if (!an || !bart) throw new Error('An and Bart are here');
	return { ...room, an, bart };
}

const seenBy = async (scope: WrappedRoom['lead']) =>
	(await readCorrections(kring.runtime.db, scope, kring.runtime.clock.now())).all;

async function proposed(room: Awaited<ReturnType<typeof reported>>): Promise<string> {
	later(1);
	await room.does(room.an, 'report.proposeCorrection', WORDS);
	const [first] = await seenBy(room.lead);
	if (!first) throw new Error('there is a correction');
	return first.id;
}

describe('a correction of a report', () => {
	rule('H96', 'is welcome from the moment the report is out until three days later', async () => {
		const draft = await reported(false);
		expect(await draft.does(draft.an, 'report.proposeCorrection', WORDS)).toMatchObject({
			reason: 'not_open'
		});
		const room = await reported();
		expect(await room.does(room.an, 'report.proposeCorrection', WORDS), 'the mails still wait').toMatchObject(
			{
				reason: 'not_open'
			}
		);
		later(71);
		expect(await room.does(room.an, 'report.proposeCorrection', WORDS)).toMatchObject({ ok: true });
		later(73);
		expect(await room.does(room.an, 'report.proposeCorrection', WORDS)).toMatchObject({
			reason: 'corrections_over'
		});
		expect((await readCorrections(kring.runtime.db, room.an, kring.runtime.clock.now())).time).toBe('over');
	});

	rule('H96', 'is read by who leads, with a name, and by nobody else but its writer', async () => {
		const room = await reported();
		await proposed(room);
		expect(await seenBy(room.lead)).toMatchObject([{ ...WORDS, state: 'open', by: 'An Aaerts' }]);
		expect(await seenBy(room.an)).toMatchObject([{ ...WORDS, state: 'open' }]);
		expect(await seenBy(room.bart)).toEqual([]);
	});

	rule('H96', 'comes into the report with a change, which goes out again as a next version', async () => {
		const room = await reported();
		const id = await proposed(room);
		expect(
			await room.does(room.lead, 'report.save', { version: 1, extra: 'An was er ook.', corrections: [id] })
		).toMatchObject({ ok: true });
		expect(await seenBy(room.an)).toMatchObject([{ state: 'taken', reason: '' }]);
		expect(
			await room.does(room.lead, 'report.leaveCorrection', { correctionId: id, reason: 'Nee' })
		).toMatchObject({
			reason: 'correction_decided'
		});
		expect(await room.does(room.lead, 'report.send', { version: 2 })).toMatchObject({ ok: true });
		const subjects = await room.look((trx) =>
			trx
				.selectFrom('mail')
				.select('subject')
				.where('network_id', '=', room.networkId)
				.where('send_key', 'like', 'report:%')
				.execute()
		);
		expect(subjects.some(({ subject }) => subject.startsWith('Aangepast'))).toBe(true);
	});

	test('a change that is refused takes nothing over', async () => {
		const room = await reported();
		const id = await proposed(room);
		expect(
			await room.does(room.lead, 'report.save', { version: 7, extra: 'Te laat.', corrections: [id] })
		).toMatchObject({ reason: 'stale' });
		expect(await seenBy(room.an)).toMatchObject([{ state: 'open' }]);
	});

	test('is left with a reason that its writer reads, and not by a member', async () => {
		const room = await reported();
		const correctionId = await proposed(room);
		const reason = 'Je ging om twee uur, dat staat er.';
		const leave = (scope: WrappedRoom['lead'], input: object) =>
			room.does(scope, 'report.leaveCorrection', { correctionId, reason, ...input });
		expect(await leave(room.bart, {})).toMatchObject({ reason: 'not_allowed' });
		expect(await leave(room.lead, { reason: '' })).toMatchObject({ fields: { reason: 'required' } });
		expect(await leave(room.lead, { correctionId: newId() })).toMatchObject({ reason: 'not_found' });
		expect(await leave(room.lead, {})).toMatchObject({ ok: true });
		expect(await seenBy(room.an)).toMatchObject([{ state: 'left', reason }]);
	});
});
