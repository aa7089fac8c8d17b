import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids/ids.ts';
import { rule } from '#tests/support/rule.ts';
import { atMeeting, inside, startKring, type TestKring } from '#tests/support/kring.ts';
import { makeWrapped, type WrappedRoom } from '#tests/support/wrapped-room.ts';
import { readReport, reportOf } from './queries.server.ts';
import { openingKind } from '#lifecycle/convene/opening/events.ts';

let kring: TestKring;
const START = new Date('2026-11-22T10:00:00Z');
beforeAll(async () => {
	kring = await startKring(START);
});
afterAll(() => kring.stop());

async function closed(here: string[]): Promise<WrappedRoom> {
	kring.setNow(START);
	const room = await makeWrapped(kring, { here, askers: [] });
	await room.does(room.lead, 'recap.begin');
	await room.does(room.lead, 'evaluation.open', { template: 'klankbordgroep' });
	expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
	return room;
}

function mails(room: WrappedRoom) {
	return room.look(async (trx) =>
		(
			await trx
				.selectFrom('mail')
				.select(['to_email', 'subject', 'text'])
				.where('network_id', '=', room.networkId)
				.where('send_key', 'like', 'report:%')
				.orderBy('to_email')
				.execute()
		).map((mail) => ({ ...mail, to: mail.to_email.split('@')[0] }))
	);
}

rule(
	'H96',
	'the report goes to every accepted member, also to who was absent, each with an own link',
	async () => {
		const room = await closed(['An']);
		expect(await room.does(room.lead, 'report.send', { version: 1 })).toMatchObject({ ok: true });
		const sent = await mails(room);
		expect(sent.map(({ to }) => to)).toEqual(expect.arrayContaining(['an', 'bart', 'chris']));
		const links = sent.map(({ text }) => /\/me\/[\w-]+/.exec(text)?.[0]);
		expect(new Set(links).size).toBe(sent.length);
		expect(sent.find(({ to }) => to === 'bart')?.text).toContain('We misten je');
		expect(sent.find(({ to }) => to === 'bart')?.text).not.toContain('voor jou.');
		expect(sent.find(({ to }) => to === 'an')?.text).not.toContain('We misten je');
	}
);

rule('R8', 'sending can be taken back for half a minute, and no mail is left', async () => {
	const room = await closed(['An']);
	await room.does(room.lead, 'report.send', { version: 1 });
	kring.setNow(new Date(START.getTime() + 20_000));
	expect(await room.does(room.lead, 'report.undoSend')).toMatchObject({ ok: true });
	expect(await mails(room)).toEqual([]);
	expect(await room.does(room.lead, 'report.send', { version: 1 })).toMatchObject({ ok: true });
	// A colleague who had the page open presses too: the mails go once, and it is said why.
	expect(await room.does(room.lead, 'report.send', { version: 1 })).toEqual({
		ok: false,
		reason: 'sent_already'
	});
	kring.setNow(new Date(START.getTime() + 120_000));
	expect(await room.does(room.lead, 'report.undoSend')).toMatchObject({ reason: 'closed' });
});

test('two who add at once both stand, and a change after sending is a new version', async () => {
	const room = await closed(['An']);
	const extra = { version: 1, extra: 'Tot volgende keer.' };
	expect(await room.does(room.lead, 'report.save', extra)).toMatchObject({ ok: true });
	expect(await room.does(room.second, 'report.save', extra)).toMatchObject({ ok: true });
	expect(await room.does(room.second, 'report.save', { ...extra, version: 7 })).toMatchObject({
		reason: 'stale'
	});
	await room.does(room.lead, 'report.send', { version: 3 });
	kring.setNow(new Date(START.getTime() + 60_000));
	expect(await room.does(room.lead, 'report.save', { version: 3, extra: 'Beter zo.' })).toMatchObject({
		ok: true
	});
	expect(await room.does(room.lead, 'report.send', { version: 4 })).toMatchObject({ ok: true });
	expect((await mails(room)).some(({ subject }) => subject.startsWith('Aangepast'))).toBe(true);
});

rule(
	'H96',
	'members read the version that went out until the next one is out, and never a change in the making',
	async () => {
		const room = await closed(['An']);
		await room.does(room.lead, 'report.save', { version: 1, extra: 'Zo was het.' });
		await room.does(room.lead, 'report.send', { version: 2 });
		const reads = async (seconds: number) => {
			const page = await readReport(
				kring.runtime.db,
				room.at.An ?? room.lead,
				new Date(START.getTime() + seconds * 1000)
			);
			return page?.report.blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join(' ');
		};
		expect(await reads(10)).toBeUndefined();
		expect(await reads(40)).toBe('Zo was het.');
		kring.setNow(new Date(START.getTime() + 60_000));
		await room.does(room.lead, 'report.save', { version: 2, extra: 'Beter zo.' });
		expect(await reads(70)).toBe('Zo was het.');
		await room.does(room.lead, 'report.send', { version: 3 });
		expect(await reads(80)).toBe('Zo was het.');
		expect(await reads(100)).toBe('Zo was het. Beter zo.');
		kring.setNow(new Date(START.getTime() + 80_000));
		expect(await room.does(room.lead, 'report.undoSend')).toMatchObject({ ok: true });
		expect(await reads(100)).toBe('Zo was het.');
	}
);

rule(
	'H83',
	'the next meeting opens with the change that people asked for, and the one before is settled',
	async () => {
		const room = await closed(['An']);
		await room.does(room.lead, 'report.send', { version: 1 });
		const change = { asked: 'meer gesprek', change: 'we luisteren hoogstens tien minuten' };
		expect(await room.does(room.lead, 'evaluation.adjust', change)).toMatchObject({ ok: true });
		await room.look(async (trx) => {
			const id = newId();
			const row = { network_id: room.networkId, id, number: 2, title: 'Vervolg' };
			await trx.insertInto('meeting').values(row).execute();
			await trx
				.insertInto('agenda_item')
				.values({
					network_id: room.networkId,
					id: newId(),
					meeting_id: id,
					position: 0,
					title: 'Welkom',
					method_id: 'round_table',
					mode: 'plenary',
					minutes: 5
				})
				.execute();
		});
		const second = await atMeeting(kring, await inside(kring, room.slug, room.login), 2);
		expect(await room.does(second, 'stage.openLobby')).toMatchObject({ ok: true });
		const told = await room.look(async (trx) => ({
			entry: await trx
				.selectFrom('live_entry')
				.select('value')
				.where('network_id', '=', room.networkId)
				.where('meeting_id', '=', second.meetingId)
				.where('kind', '=', openingKind.name)
				.executeTakeFirst(),
			first: await trx
				.selectFrom('meeting')
				.select('state')
				.where('network_id', '=', room.networkId)
				.where('number', '=', 1)
				.executeTakeFirst()
		}));
		expect(told.entry?.value).toMatchObject({ adjustments: [change] });
		expect(told.first?.state).toBe('settled');
	}
);

rule(
	'H20',
	'the report says how the meeting really went: each part, what it took and how many took part',
	async () => {
		const room = await closed(['An', 'Bart']);
		const report = await room.look((trx) => reportOf(trx, room.lead));
		const course = report?.blocks.find(
			(block) => block.type === 'harvest' && block.title === 'Hoe de bijeenkomst verliep'
		);
		expect(course?.type === 'harvest' ? course.blocks : []).toMatchObject([
			{
				groups: [
					{
						notes: ['Welkom', 'Tafelronde', 'Pauze'].map((part) => ({
							text: `${part} (minder dan een minuut, met 2 mensen)`
						}))
					}
				]
			}
		]);
	}
);
