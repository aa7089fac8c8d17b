import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { makeWrapped, type WrappedRoom } from '#tests/support/wrapped-room.ts';
import { proposalKind } from '#lifecycle/debrief/recap/events.ts';
import { agreeInTime } from './commands.server.ts';
import { readProposalFor, readStandingProposal } from './queries.server.ts';

let kring: TestKring;
const START = new Date('2026-11-22T10:00:00Z');
const HOUR = 3_600_000;
/** The mails of the report wait half a minute. */
const MAILED = new Date(START.getTime() + 30_000);
const OVER = new Date(MAILED.getTime() + 72 * HOUR);
beforeAll(async () => {
	kring = await startKring(START);
});
afterAll(() => kring.stop());

/** A meeting that is closed with a proposal for next time of which An and Bart were told, and Chris was not there. */
async function proposed(agree: string[] = []): Promise<WrappedRoom> {
	kring.setNow(START);
	const room = await makeWrapped(kring, { here: ['An', 'Bart'], askers: [] });
	const next = { keep: [], extra: 'Gesprekken voeren' };
	expect(await room.does(room.lead, 'recap.proposeNext', next)).toMatchObject({ ok: true });
	for (const name of agree) {
		const scope = room.at[name];
		if (scope) await room.does(scope, 'recap.consent', { agrees: 'on' });
	}
	expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
	return room;
}

function agreedAt(room: WrappedRoom): Promise<Date | null> {
	return room.look(async (trx) => {
		const { agreed_at: at } = await trx
			.selectFrom('next_proposal')
			.select('agreed_at')
			.where('network_id', '=', room.networkId)
			.executeTakeFirstOrThrow();
		return at;
	});
}

function standing(room: WrappedRoom, name: string, now: Date) {
	const scope = room.at[name];
	if (!scope) throw new Error(`${name} is not here`);
	return readStandingProposal(kring.runtime.db, scope, now);
}

rule('H83', 'whoever makes the next agenda has before them what the group proposed for it', async () => {
	const room = await proposed(['An', 'Bart', 'Chris']);
	const next = { ...room.lead, meetingNumber: room.lead.meetingNumber + 1 };
	expect(await readProposalFor(kring.runtime.db, next, START)).toMatchObject({
		lines: ['Gesprekken voeren']
	});
	expect(await readProposalFor(kring.runtime.db, room.lead, START)).toBeNull();
});

rule('H46', 'the whole room sees what is proposed for next time, its screen too', async () => {
	const room = await proposed(['An']);
	expect((await room.shown(proposalKind)).get('now')).toMatchObject({
		lines: ['Gesprekken voeren'],
		agreed: 1
	});
});

async function sent(room: WrappedRoom): Promise<string> {
	expect(await room.does(room.lead, 'report.send', { version: 1 })).toMatchObject({ ok: true });
	const job = kring.jobs.findLast(({ queue }) => queue === 'agree');
	expect(job?.after).toEqual(OVER);
	return job?.id ?? '';
}

describe('invariant 4: the next agenda is a proposal until the group has reacted', () => {
	rule('H46', 'silence is consent 72 hours after the mail, once, and not a moment before', async () => {
		const room = await proposed(['An']);
		expect(await standing(room, 'Bart', START)).toMatchObject({ state: 'open', mine: null, until: null });
		const id = await sent(room);
		await agreeInTime(kring.runtime.db, id, new Date(OVER.getTime() - 1));
		expect(await agreedAt(room)).toBeNull();
		expect(await standing(room, 'An', MAILED)).toMatchObject({ state: 'open', mine: 'agrees', until: OVER });
		await agreeInTime(kring.runtime.db, id, OVER);
		await agreeInTime(kring.runtime.db, id, new Date(OVER.getTime() + HOUR));
		expect(await agreedAt(room)).toEqual(OVER);
		expect(await standing(room, 'Bart', OVER)).toMatchObject({ state: 'agreed' });
		kring.setNow(OVER);
		const late = { agrees: false, objection: 'Te laat.' };
		expect(room.at['Bart'] && (await room.does(room.at['Bart'], 'recap.consent', late))).toMatchObject({
			reason: 'closed'
		});
	});

	test('an objection from home keeps it open', async () => {
		const room = await proposed();
		const id = await sent(room);
		const bart = room.at['Bart'];
		if (!bart) throw new Error('Bart is here');
		const objection = { objection: 'Dan is het vakantie.' };
		expect(await room.does(bart, 'recap.consent', objection)).toMatchObject({ ok: true });
		await agreeInTime(kring.runtime.db, id, OVER);
		expect(await agreedAt(room)).toBeNull();
		expect(await standing(room, 'An', OVER)).toMatchObject({ state: 'objection' });
	});

	test('a tap of everybody in the room agrees at once, and nobody is asked again', async () => {
		const room = await proposed(['An', 'Bart']);
		expect(await agreedAt(room)).toEqual(START);
		const before = kring.jobs.filter(({ queue }) => queue === 'agree').length;
		expect(await room.does(room.lead, 'report.send', { version: 1 })).toMatchObject({ ok: true });
		expect(kring.jobs.filter(({ queue }) => queue === 'agree')).toHaveLength(before);
	});

	test('a mail that was taken back did not begin the time; the mail tells until when, in the network’s zone', async () => {
		const room = await proposed();
		const id = await sent(room);
		const { text } = await room.look((trx) =>
			trx
				.selectFrom('mail')
				.select('text')
				.where('network_id', '=', room.networkId)
				.where('send_key', 'like', 'report:%')
				.orderBy('created_at')
				.executeTakeFirstOrThrow()
		);
		expect(text).toContain('Gesprekken voeren');
		expect(text).toMatch(/25 november om 11[.:]00/);
		expect(await room.does(room.lead, 'report.undoSend')).toMatchObject({ ok: true });
		await agreeInTime(kring.runtime.db, id, OVER);
		expect(await agreedAt(room)).toBeNull();
		expect(await standing(room, 'An', OVER)).toMatchObject({ state: 'open' });
	});
});
