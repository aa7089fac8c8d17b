import { afterAll, beforeAll, expect } from 'vitest';
import { newId } from '#platform/ids/ids.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { opened } from '#tests/support/report-page.ts';
import { rule } from '#tests/support/rule.ts';
import { makeWrapped } from '#tests/support/wrapped-room.ts';
import { reportOf } from '../queries.server.ts';

const START = new Date('2026-11-22T10:00:00Z');
let kring: TestKring;
beforeAll(async () => {
	kring = await startKring(START);
});
afterAll(() => kring.stop());

rule(
	'H96',
	'a draft that is made anew keeps what somebody typed in it meanwhile, and is made anew no more',
	async () => {
		const room = await makeWrapped(kring, { here: ['An', 'Bart', 'Chris'], askers: [] });
		let notes = 0;
		const note = (text: string) =>
			room.look((trx) =>
				trx
					.insertInto('report_note')
					.values({
						network_id: room.networkId,
						id: newId(),
						meeting_id: room.lead.meetingId,
						kind: 'note',
						text,
						question_id: null,
						at: new Date(START.getTime() + ++notes * 1_000)
					})
					.execute()
			);
		const lines = async () => {
			const block = (await room.look((trx) => reportOf(trx, room.lead)))?.blocks.find(
				({ type }) => type === 'notes'
			);
			return block?.type === 'notes' ? block.lines : [];
		};
		const paper = () =>
			room.does(room.lead, 'evaluation.enterPaperLater', { answers: { content: { mark: 8 } } });
		await note('Er was koffie.');
		await room.does(room.lead, 'recap.begin');
		await room.does(room.lead, 'evaluation.open', { template: 'klankbordgroep' });
		expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
		expect(await lines()).toEqual(['Er was koffie.']);

		const away = await opened(kring, room, room.second, 'notes.lines', 'Er was koffie.');
		away.type((text) => text.insert(6, ' ook'));
		await note('Er was taart.');
		expect(await paper()).toMatchObject({ ok: true });
		expect(await lines()).toEqual(['Er was koffie.', 'Er was taart.']);
		// Who opens it now writes on in what the draft says now.
		const here = await opened(kring, room, room.lead, 'notes.lines');
		expect(await away.send()).toMatchObject({ ok: true });
		expect(await lines()).toEqual(['Er was ook koffie.', 'Er was taart.']);
		here.type((text) => text.insert(text.length, ' Met slagroom.'));
		expect(await here.send()).toMatchObject({ ok: true });
		const both = ['Er was ook koffie.', 'Er was taart. Met slagroom.'];
		expect(await lines()).toEqual(both);
		await note('Er was wijn.');
		expect(await paper()).toMatchObject({ ok: true });
		expect(await lines()).toEqual(both);
	}
);
