import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveStart } from '#lifecycle/convene/stage/surfaces/queries.server.ts';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { newId } from '#platform/ids/ids.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { rule } from '#tests/support/rule.ts';
import { makeWrapped, type WrappedRoom } from '#tests/support/wrapped-room.ts';
import { thanksGivenKind, thanksKind } from './events.ts';
import { countThanks, readOwnThanks } from './queries.server.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

const LINE = 'Jouw voorbeeld van de ploegen hielp mij.';

/** An, Bart and Chris are here; Dorien is not. */
const wrapped = () =>
	makeWrapped(kring, { names: ['An', 'Bart', 'Chris', 'Dorien'], here: ['An', 'Bart', 'Chris'], askers: [] });
const scopeOf = (room: WrappedRoom, name: string): MeetingScope => {
	const scope = room.at[name];
	if (!scope) throw new Error(`${name} is not here`);
	return scope;
};
const thank = (room: WrappedRoom, from: string, to: string, text = LINE) =>
	room.does(scopeOf(room, from), 'thanks.give', { toId: room.members[to] ?? to, text });
const got = async (room: WrappedRoom, name: string) => [
	...(await room.shown(thanksKind, `member:${room.members[name]}`))
];
const gave = async (room: WrappedRoom, name: string) => [
	...(await room.shown(thanksGivenKind, `member:${room.members[name]}`))
];
const atHome = (scope: MeetingScope) => readOwnThanks(kring.runtime.db, scope);

async function close(room: WrappedRoom): Promise<void> {
	await room.does(room.lead, 'recap.begin');
	await room.does(room.lead, 'evaluation.open', { template: 'klankbordgroep', nextTime: false });
	expect(await room.does(room.lead, 'recap.close')).toMatchObject({ ok: true });
}

rule(
	'H75',
	'a card of thanks is read by whoever got it and by nobody else; who leads is told how many there are',
	async () => {
		const room = await wrapped();
		expect(await thank(room, 'An', 'Bart')).toEqual({ ok: true, value: null });
		expect(
			(await got(room, 'Bart')).map(([, value]) => value),
			'closed: its words stay on the server'
		).toEqual([{ opened: false }]);
		await room.does(scopeOf(room, 'Bart'), 'thanks.open');
		expect((await got(room, 'Bart')).map(([, value]) => value)).toEqual([
			{ opened: true, text: LINE, by: 'An Aaerts' }
		]);
		const { lead, second, members } = room;
		const viewers = [
			{ surface: 'screen' as const },
			...[lead, second].map(({ memberId }) => ({ surface: 'cockpit' as const, memberId })),
			...[lead.memberId, members['Chris'] ?? '', members['Dorien'] ?? ''].map((memberId) => ({
				surface: 'phone' as const,
				memberId
			}))
		];
		for (const viewer of viewers) {
			const { changes } = await liveStart(kring.runtime.db, lead, viewer, Date.now);
			expect(JSON.stringify(changes)).not.toContain(LINE);
			expect(changes.filter(({ kind }) => kind.startsWith('thanks'))).toEqual([]);
		}
		expect(await countThanks(kring.runtime.db, lead)).toBe(1);
		expect((await atHome(lead)).got).toEqual([]);
	}
);

test('nobody thanks themselves, an absentee, a stranger, or the same person twice; who leads can be thanked', async () => {
	const room = await wrapped();
	const wrong = { ok: false, reason: 'invalid', fields: { toId: 'choose' } };
	for (const to of ['An', 'Dorien', newId()]) expect(await thank(room, 'An', to), to).toEqual(wrong);
	expect(await thank(room, 'An', room.lead.memberId)).toMatchObject({ ok: true });
	expect(await thank(room, 'An', 'Chris')).toMatchObject({ ok: true });
	expect(await thank(room, 'An', 'Chris', 'Nog eens')).toEqual(wrong);
	const toOneself = room.look((trx) =>
		trx
			.insertInto('thanks_card')
			.values({
				network_id: room.networkId,
				id: newId(),
				meeting_id: room.meetingId,
				from_member_id: room.members['An'] ?? '',
				to_member_id: room.members['An'] ?? '',
				text: 'Dank aan mij'
			})
			.execute()
	);
	await expect(toOneself, 'the database refuses it too').rejects.toThrow(/check/);
});

test('a card can be taken back until it was opened, and then nothing of it is left', async () => {
	const room = await wrapped();
	await thank(room, 'An', 'Bart');
	const [[cardId = ''] = []] = await gave(room, 'An');
	expect(await room.does(scopeOf(room, 'Chris'), 'thanks.takeBack', { cardId })).toMatchObject({
		reason: 'not_found'
	});
	expect(await room.does(scopeOf(room, 'An'), 'thanks.takeBack', { cardId })).toMatchObject({ ok: true });
	expect([await got(room, 'Bart'), await gave(room, 'An')]).toEqual([[], []]);
	expect(await countThanks(kring.runtime.db, room.lead)).toBe(0);
	await thank(room, 'An', 'Bart', 'Anders gezegd');
	await room.does(scopeOf(room, 'Bart'), 'thanks.open');
	const [[again = '', card] = []] = await gave(room, 'An');
	expect(card).toMatchObject({ text: 'Anders gezegd', opened: true });
	expect(await room.does(scopeOf(room, 'An'), 'thanks.takeBack', { cardId: again })).toMatchObject({
		reason: 'card_opened'
	});
});

rule(
	'H75',
	'at home one gives and reads cards until the report is sent; what was got stays for who got it',
	async () => {
		const room = await wrapped();
		const [an, bart] = [scopeOf(room, 'An'), scopeOf(room, 'Bart')];
		await thank(room, 'An', 'Bart');
		expect((await atHome(an)).giving, 'on the phone while the meeting is on').toBeNull();
		await close(room);
		expect([await got(room, 'Bart'), await gave(room, 'An')], 'the log holds no copy').toEqual([[], []]);
		expect((await atHome(an)).giving).toMatchObject({
			meeting: 1,
			people: [{ name: 'Chris Caerts' }, { name: 'Hilde Vermeersch' }, { name: 'Rik Vermeersch' }],
			given: [{ to: 'Bart Baerts', text: LINE, opened: false }]
		});
		expect(await atHome(bart)).toMatchObject({ waiting: [{ meeting: 1, cards: 1 }], got: [] });
		expect(JSON.stringify(await atHome(bart)), 'not before it is opened').not.toContain(LINE);
		await thank(room, 'Chris', 'Bart', 'Fijn dat je er was.');
		await room.does(bart, 'thanks.open');
		expect((await atHome(bart)).got.map(({ by }) => by).toSorted()).toEqual(['An Aaerts', 'Chris Caerts']);
		await room.look((trx) =>
			trx
				.updateTable('meeting')
				.set({ state: 'reported' })
				.where('network_id', '=', room.networkId)
				.where('id', '=', room.meetingId)
				.execute()
		);
		expect(await thank(room, 'Bart', 'An')).toMatchObject({ reason: 'wrong_state' });
		expect((await atHome(an)).giving).toBeNull();
		expect((await atHome(bart)).got).toHaveLength(2);
	}
);

test('whoever was not there thanks nobody', async () => {
	const room = await wrapped();
	await close(room);
	const dorien: MeetingScope = { ...scopeOf(room, 'An'), memberId: room.members['Dorien'] ?? '' };
	expect(await room.does(dorien, 'thanks.give', { toId: room.members['An'], text: LINE })).toMatchObject({
		reason: 'not_there'
	});
	expect((await atHome(dorien)).giving).toBeNull();
});

test('cards go with whoever gave or got them', async () => {
	for (const gone of ['An', 'Bart']) {
		const room = await wrapped();
		await thank(room, 'An', 'Bart');
		await thank(room, 'Bart', 'An', 'Jij ook bedankt');
		await thank(room, 'Chris', room.lead.memberId);
		await room.look((trx) =>
			trx
				.deleteFrom('member')
				.where('network_id', '=', room.networkId)
				.where('id', '=', room.members[gone] ?? '')
				.execute()
		);
		expect(await countThanks(kring.runtime.db, room.lead), 'only those of others are left').toBe(1);
	}
});
