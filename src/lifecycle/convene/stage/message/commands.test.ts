import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSecret } from '#platform/ids/ids.ts';
import { stageKind } from '#lifecycle/convene/stage/events.ts';
import { liveStart } from '#lifecycle/convene/stage/surfaces/queries.server.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { does } from '#tests/support/does.ts';
import { rule } from '#tests/support/rule.ts';
import { makeRoom } from '#tests/support/staged-room.ts';
import { makeWrapped, type WrappedRoom } from '#tests/support/wrapped-room.ts';
import { leadMessageKind, ownMessageKind } from './events.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const SAID = 'Kan het raam open? Ik krijg het warm.';

const wrapped = () => makeWrapped(kring, { askers: [] });
const tell = (room: WrappedRoom, name: string, named: boolean, text = SAID) => {
	const scope = room.at[name];
	if (!scope) throw new Error(`${name} is not here`);
	return room.does(scope, 'stage.tellLead', { text, named });
};
const held = async (room: Pick<WrappedRoom, 'shown'>) => [
	...(await room.shown(leadMessageKind, 'facilitators'))
];

/** Everything that a surface of the meeting is told, as text. */
async function told(room: WrappedRoom, viewer: Parameters<typeof liveStart>[2]): Promise<string> {
	return JSON.stringify((await liveStart(kring.runtime.db, room.lead, viewer, Date.now)).changes);
}

rule(
	'H75',
	'a message to who leads reaches the cockpits and nobody else, named or not as its writer chose',
	async () => {
		const room = await wrapped();
		expect(await tell(room, 'An', false)).toEqual({ ok: true, value: null });
		expect(await tell(room, 'Bart', true, 'Ik moet om vier uur weg.')).toMatchObject({ ok: true });
		expect((await held(room)).map(([, value]) => value)).toEqual([
			{ text: SAID, by: '', state: 'new' },
			{ text: 'Ik moet om vier uur weg.', by: 'Bart Baerts', state: 'new' }
		]);
		for (const memberId of [room.lead.memberId, room.second.memberId])
			expect(await told(room, { surface: 'cockpit', memberId })).toContain(SAID);
		const phones = [...Object.values(room.members), room.lead.memberId].map((memberId) => ({
			surface: 'phone' as const,
			memberId
		}));
		for (const viewer of [{ surface: 'screen' as const }, ...phones]) {
			const all = await told(room, viewer);
			expect(all, 'nor on the phone of its writer: that would name them').not.toContain(SAID);
			const own = 'memberId' in viewer && viewer.memberId === room.members['Bart'];
			expect(all.includes('om vier uur weg')).toBe(own);
		}
	}
);

rule('H75', 'of a message without a name nothing in the database tells who wrote it', async () => {
	const room = await wrapped();
	await tell(room, 'An', false);
	const rows = await room.look((trx) => trx.selectFrom('lead_message').selectAll().execute());
	expect(rows).toMatchObject([{ by_member_id: null, text: SAID }]);
	expect(JSON.stringify(rows)).not.toContain(room.members['An']);
	const log = await room.look((trx) =>
		trx.selectFrom('audit_event').select('command').where('command', 'like', '%tellLead').execute()
	);
	expect(log).toEqual([]);
});

rule(
	'H5',
	'while a step is on in which nobody is to be known a message has no name, whatever was asked',
	async () => {
		const room = await makeRoom(kring, {
			agenda: [{ title: 'Peiling', steps: [{ minutes: 5, kind: 'write', settings: { anonymous: true } }] }]
		});
		await does(kring, room.lead, 'stage.openLobby');
		const { scope } = await room.comeIn('An');
		await does(kring, room.lead, 'stage.start');
		expect((await room.shown(stageKind)).get('now')?.nameless).toBe(true);
		await does(kring, scope, 'stage.tellLead', { text: SAID, named: true });
		expect((await held(room)).map(([, { by }]) => by)).toEqual(['']);
		expect((await room.shown(ownMessageKind, `member:${scope.memberId}`)).size).toBe(0);
	}
);

test('who conducts marks a message, and only a writer with a name sees how far it is', async () => {
	const room = await wrapped();
	await tell(room, 'An', false);
	await tell(room, 'Bart', true);
	const [[nameless = ''] = [], [named = ''] = []] = await held(room);
	const an = room.at['An'];
	if (!an) throw new Error('An is here');
	expect(await room.does(an, 'stage.markMessage', { messageId: named, state: 'seen' })).toMatchObject({
		reason: 'not_allowed'
	});
	for (const [messageId, state] of [
		[nameless, 'seen'],
		[named, 'answered']
	])
		expect(await room.does(room.second, 'stage.markMessage', { messageId, state })).toMatchObject({
			ok: true
		});
	expect(new Map(await held(room)).get(nameless)).toEqual({ text: SAID, by: '', state: 'seen' });
	const own = await room.shown(ownMessageKind, `member:${room.members['Bart']}`);
	expect([...own.values()]).toEqual([{ text: SAID, state: 'answered' }]);
	expect((await room.shown(ownMessageKind, `member:${an.memberId}`)).size).toBe(0);
	await room.does(room.lead, 'stage.markMessage', { messageId: named, state: 'new' });
	expect(new Map(await held(room)).get(named)?.state, 'and that is undone').toBe('new');
});

rule(
	'U11',
	'the phone that wrote a message takes it back, with a name and without; nobody else does',
	async () => {
		const room = await wrapped();
		const [an, bart] = [room.at['An'], room.at['Bart']];
		if (!an || !bart) throw new Error('An and Bart are here');
		const [ofAn, ofBart] = [newSecret(), newSecret()];
		await room.does(an, 'stage.tellLead', { text: SAID, named: false, secret: ofAn });
		await room.does(bart, 'stage.tellLead', {
			text: 'Ik moet om vier uur weg.',
			named: true,
			secret: ofBart
		});
		const rows = JSON.stringify(
			await room.look((trx) => trx.selectFrom('lead_message').selectAll().execute())
		);
		expect(rows, 'the secret itself is not kept').not.toContain(ofAn);
		expect(await room.does(bart, 'stage.takeBackMessage', { secret: newSecret() })).toMatchObject({
			reason: 'gone'
		});
		const [[id = ''] = []] = await held(room);
		expect(
			await room.does(bart, 'stage.takeBackMessage', { secret: id }),
			'its id is no proof'
		).toMatchObject({
			reason: 'gone'
		});
		expect(await held(room)).toHaveLength(2);
		expect(await room.does(an, 'stage.takeBackMessage', { secret: ofAn })).toMatchObject({ ok: true });
		expect((await held(room)).map(([, { by }]) => by)).toEqual(['Bart Baerts']);
		expect(await room.does(bart, 'stage.takeBackMessage', { secret: ofBart })).toMatchObject({ ok: true });
		expect(await held(room)).toEqual([]);
		expect((await room.shown(ownMessageKind, `member:${bart.memberId}`)).size).toBe(0);
		const log = await room.look((trx) =>
			trx.selectFrom('audit_event').select('command').where('command', 'like', '%Message').execute()
		);
		expect(log).toEqual([]);
	}
);

test('one person sends five in ten minutes; the others are not held up by it', async () => {
	const room = await wrapped();
	for (let at = 0; at < 5; at++) expect(await tell(room, 'An', false)).toMatchObject({ ok: true });
	expect(await tell(room, 'An', false)).toMatchObject({ ok: false, reason: 'too_many' });
	expect(await tell(room, 'Bart', false)).toMatchObject({ ok: true });
	expect(await held(room)).toHaveLength(6);
});

rule(
	'H75',
	'messages are gone from rows and log when the meeting closes, and none comes in after it',
	async () => {
		const room = await wrapped();
		await tell(room, 'An', false);
		await tell(room, 'Bart', true);
		await room.does(room.lead, 'recap.begin');
		await room.does(room.lead, 'evaluation.open', { template: 'klankbordgroep', nextTime: false });
		expect(await held(room)).toHaveLength(2);
		expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
		const kept = await room.look(async (trx) => ({
			rows: await trx.selectFrom('lead_message').select('id').execute(),
			log: await trx
				.selectFrom('live_entry')
				.select('kind')
				.where('kind', 'in', [leadMessageKind.name, ownMessageKind.name])
				.where('value', 'is not', null)
				.execute()
		}));
		expect(kept).toEqual({ rows: [], log: [] });
		expect(await tell(room, 'An', true)).toMatchObject({ reason: 'wrong_state' });
	}
);
