import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '#platform/commands/execute.ts';
import { inNetwork } from '#platform/db/access.ts';
import { startKring, type TestKring } from '#tests/support/kring.ts';
import { announcedNetwork, mailsTo, secretIn, valueOf, versionOf } from '#tests/support/networks.ts';
import { rule } from '#tests/support/rule.ts';
import { closeCall } from '#lifecycle/announce/call/commands.server.ts';
import { changeMeetings } from '#lifecycle/announce/setup/commands.server.ts';
import {
	confirmRegistration,
	correctRegistration,
	register,
	withdrawRegistration
} from './commands.server.ts';
import {
	acceptRegistration,
	declineRegistration,
	endMembership,
	waitRegistration
} from './desk/commands.server.ts';

let kring: TestKring;
beforeAll(async () => {
	kring = await startKring();
});
afterAll(() => kring.stop());

type Network = Awaited<ReturnType<typeof announcedNetwork>>;

function rows(network: Network) {
	return inNetwork(kring.runtime.db, network.scope.networkId, (trx) =>
		trx.selectFrom('registration').selectAll().orderBy('arrival').execute()
	);
}

async function form(network: Network, name: string) {
	const commitments = await inNetwork(kring.runtime.db, network.scope.networkId, (trx) =>
		trx.selectFrom('commitment').select('id').execute()
	);
	return {
		firstName: name,
		lastName: 'Peeters',
		email: `${name.toLowerCase()}@voorbeeld.example`,
		organisation: 'Drukkerij Morgenrood',
		firstQuestion: `Wat wil ${name} weten?`,
		experience: 'none',
		commitments: Object.fromEntries(commitments.map(({ id }) => [id, 'on'])),
		consent: 'on',
		language: 'nl'
	};
}

const submit = async (network: Network, name: string, change: object = {}) =>
	execute(kring.runtime, register, network.stranger, { ...(await form(network, name)), ...change });

async function secretOf(name: string): Promise<string> {
	const mails = await mailsTo(kring, `${name.toLowerCase()}@voorbeeld.example`);
	return secretIn(mails.at(-1)?.text ?? '', 'registration');
}

const confirm = async (network: Network, name: string) =>
	execute(kring.runtime, confirmRegistration, network.stranger, { secret: await secretOf(name) });

rule('H10', 'every commitment is ticked one by one, and each open one is told at its own field', async () => {
	const network = await announcedNetwork(kring);
	const [first = ''] = Object.keys((await form(network, 'Ada')).commitments);
	const refused = await submit(network, 'Ada', { commitments: { [first]: 'on' } });
	if (refused.ok) throw new Error('one commitment is open');
	expect(Object.values(refused.fields ?? {})).toEqual(['agree']);
	expect(Object.keys(refused.fields ?? {})[0]).toMatch(/^commitments\./);
	expect(await submit(network, 'Ada', { consent: '', firstName: 'x'.repeat(61) })).toEqual({
		ok: false,
		reason: 'invalid',
		fields: { consent: 'agree', firstName: 'too_long:60' }
	});
	expect(await rows(network)).toEqual([]);
});

rule(
	'H11',
	'a confirmed and accepted registration becomes member, organisation and learning question',
	async () => {
		const network = await announcedNetwork(kring);
		valueOf(await submit(network, 'Bea', { offersCase: 'on', canHost: 'on' }));
		expect(valueOf(await confirm(network, 'Bea'))).toEqual({ state: 'confirmed' });
		const [row] = await rows(network);
		const decide = { registrationId: row?.id, message: 'Fijn dat je komt.' };
		valueOf(await execute(kring.runtime, acceptRegistration, network.scope, decide));
		const found = await inNetwork(kring.runtime.db, network.scope.networkId, async (trx) => ({
			member: await trx
				.selectFrom('member')
				.selectAll()
				.where('role', '=', 'member')
				.executeTakeFirstOrThrow(),
			organisation: await trx.selectFrom('organisation').selectAll().executeTakeFirstOrThrow(),
			question: await trx.selectFrom('learning_question').selectAll().executeTakeFirstOrThrow(),
			events: await trx.selectFrom('question_event').select('event').execute()
		}));
		expect(found.member).toMatchObject({
			first_name: 'Bea',
			can_host: true,
			offers_case: true,
			state: 'accepted'
		});
		expect(found.member.organisation_id).toBe(found.organisation.id);
		expect(found.question).toMatchObject({
			asker_id: found.member.id,
			source: 'registration',
			state: 'raised'
		});
		expect(found.events).toEqual([{ event: 'raised' }]);
		const mail = (await mailsTo(kring, 'bea@voorbeeld.example')).at(-1);
		expect(mail?.text).toContain('Fijn dat je komt.');
		expect(secretIn(mail?.text ?? '', 'me')).toHaveLength(43);
		const again = await execute(kring.runtime, acceptRegistration, network.scope, decide);
		expect(again).toEqual({ ok: false, reason: 'decided' });
	}
);

test('the same address twice gets the same answer, one row, and a mail that says so', async () => {
	const network = await announcedNetwork(kring);
	const first = valueOf(await submit(network, 'Cas'));
	valueOf(await confirm(network, 'Cas'));
	kring.setNow(new Date('2026-11-22T12:00:00Z'));
	expect(valueOf(await submit(network, 'Cas', { email: ' CAS@voorbeeld.example ' }))).toEqual(first);
	expect(await rows(network)).toHaveLength(1);
	const subjects = (await mailsTo(kring, 'cas@voorbeeld.example')).map((mail) => mail.subject);
	expect(subjects.at(-1)).toContain('al ingeschreven');
	// A machine that posts again and again fills nobody's mailbox.
	for (let times = 0; times < 5; times += 1) valueOf(await submit(network, 'Cas'));
	expect(await mailsTo(kring, 'cas@voorbeeld.example')).toHaveLength(subjects.length);
});

test('until the address is confirmed, the last that somebody sent counts; after that nobody changes it so', async () => {
	const network = await announcedNetwork(kring);
	valueOf(await submit(network, 'Dia'));
	valueOf(await submit(network, 'Dia', { lastName: 'Beter', firstQuestion: 'Liever dit?' }));
	expect(await rows(network)).toMatchObject([{ last_name: 'Beter', first_question: 'Liever dit?' }]);
	valueOf(await confirm(network, 'Dia'));
	valueOf(await submit(network, 'Dia', { lastName: 'Anders' }));
	expect(await rows(network)).toMatchObject([{ last_name: 'Beter', state: 'confirmed' }]);
});

test('the longest name that the form takes can be accepted', async () => {
	const network = await announcedNetwork(kring);
	const email = 'lang@voorbeeld.example';
	valueOf(await submit(network, 'E'.repeat(60), { lastName: 'F'.repeat(80), email }));
	const secret = secretIn((await mailsTo(kring, email))[0]?.text ?? '', 'registration');
	valueOf(await execute(kring.runtime, confirmRegistration, network.stranger, { secret }));
	const [row] = await rows(network);
	expect(
		await execute(kring.runtime, acceptRegistration, network.scope, { registrationId: row?.id, message: '' })
	).toMatchObject({ ok: true });
});

test('what fills in the hidden field is thanked and forgotten', async () => {
	const network = await announcedNetwork(kring);
	valueOf(await submit(network, 'Bot', { leaveEmpty: 'https://spam.example' }));
	expect(await rows(network)).toEqual([]);
	expect(await mailsTo(kring, 'bot@voorbeeld.example')).toEqual([]);
});

rule(
	'H8',
	'two hundred people at once for fifteen places: fifteen have one, the rest wait in order of arrival',
	async () => {
		const network = await announcedNetwork(kring, 15);
		const names = Array.from({ length: 200 }, (_, index) => `Storm${index}`);
		await Promise.all(names.map(async (name) => valueOf(await submit(network, name))));
		const outcomes = await Promise.all(names.map(async (name) => valueOf(await confirm(network, name))));
		expect(outcomes.filter(({ state }) => state === 'confirmed')).toHaveLength(15);
		const all = await rows(network);
		expect(new Set(all.map(({ arrival }) => arrival)).size).toBe(200);
		expect(all.slice(0, 15).map(({ state }) => state)).toEqual(Array(15).fill('confirmed'));
		expect(all.slice(15).every(({ state }) => state === 'waiting')).toBe(true);
	},
	120_000
);

test('a place that comes free goes to whoever waits longest, and not to whom the facilitator made wait', async () => {
	const network = await announcedNetwork(kring, 2);
	for (const name of ['Dan', 'Eva', 'Fay', 'Gus']) {
		valueOf(await submit(network, name));
		valueOf(await confirm(network, name));
	}
	const [, eva, fay] = await rows(network);
	valueOf(
		await execute(kring.runtime, waitRegistration, network.scope, { registrationId: eva?.id, message: '' })
	);
	expect((await rows(network)).find(({ id }) => id === fay?.id)?.state).toBe('confirmed');
	valueOf(
		await execute(kring.runtime, withdrawRegistration, network.stranger, { secret: await secretOf('Dan') })
	);
	const states = Object.fromEntries((await rows(network)).map((row) => [row.first_name, row.state]));
	expect(states).toEqual({ Dan: 'withdrawn', Eva: 'waiting', Fay: 'confirmed', Gus: 'confirmed' });
	expect((await mailsTo(kring, 'gus@voorbeeld.example')).at(-1)?.subject).toContain('Er is een plaats');
});

rule(
	'H15',
	'a member who is let go while the group is composed leaves a place, and whoever waits longest has it at once',
	async () => {
		const network = await announcedNetwork(kring, 2);
		for (const name of ['Ine', 'Jef', 'Kaat', 'Lot']) {
			valueOf(await submit(network, name));
			valueOf(await confirm(network, name));
		}
		const [ine] = await rows(network);
		const { memberId } = valueOf(
			await execute(kring.runtime, acceptRegistration, network.scope, {
				registrationId: ine?.id,
				message: ''
			})
		);
		const end = () => execute(kring.runtime, endMembership, network.scope, { memberId });
		expect(valueOf(await end())).toEqual({ seated: 1 });
		const states = Object.fromEntries((await rows(network)).map((row) => [row.first_name, row.state]));
		expect(states).toEqual({ Ine: 'accepted', Jef: 'confirmed', Kaat: 'confirmed', Lot: 'waiting' });
		expect((await mailsTo(kring, 'kaat@voorbeeld.example')).at(-1)?.subject).toContain('Er is een plaats');
		// Pressed twice nothing more comes free.
		expect(await end()).toMatchObject({ ok: false, reason: 'not_found' });
		expect((await rows(network)).filter(({ state }) => state === 'waiting')).toHaveLength(1);
	}
);

test('more places go to whoever waits longest, also before somebody who comes now; fewer than there are people is refused', async () => {
	const network = await announcedNetwork(kring, 2);
	for (const name of ['Hana', 'Igor', 'Jana', 'Kobe', 'Lore']) valueOf(await submit(network, name));
	for (const name of ['Hana', 'Igor', 'Jana', 'Kobe']) valueOf(await confirm(network, name));
	const stateOf = async (name: string) =>
		(await rows(network)).find(({ first_name }) => first_name === name)?.state;
	const size = async (maxMembers: number) => ({
		version: await versionOf(kring, network.scope),
		plannedMeetings: 4,
		size: 'group',
		minMembers: 2,
		maxMembers
	});
	valueOf(await execute(kring.runtime, changeMeetings, network.scope, await size(3)));
	expect(await stateOf('Jana')).toBe('confirmed');
	expect((await mailsTo(kring, 'jana@voorbeeld.example')).at(-1)?.subject).toContain('Er is een plaats');
	await inNetwork(kring.runtime.db, network.scope.networkId, (trx) =>
		trx.updateTable('network').set({ max_members: 4 }).where('id', '=', network.scope.networkId).execute()
	);
	expect(valueOf(await confirm(network, 'Lore'))).toEqual({ state: 'waiting' });
	expect(await stateOf('Kobe')).toBe('confirmed');
	for (const { id } of (await rows(network)).filter(({ state }) => state === 'confirmed'))
		valueOf(
			await execute(kring.runtime, acceptRegistration, network.scope, { registrationId: id, message: '' })
		);
	expect(await execute(kring.runtime, changeMeetings, network.scope, await size(3))).toMatchObject({
		fields: { maxMembers: 'places_taken:4' }
	});
});

test('somebody can correct and withdraw with their link, and register again after that', async () => {
	const network = await announcedNetwork(kring);
	valueOf(await submit(network, 'Ida'));
	const secret = await secretOf('Ida');
	const about = { secret, firstName: 'Ida', lastName: 'Maes', organisation: 'Kantoor Vlasbloem' };
	valueOf(await execute(kring.runtime, correctRegistration, network.stranger, about));
	expect((await rows(network))[0]).toMatchObject({ last_name: 'Maes', organisation: 'Kantoor Vlasbloem' });
	valueOf(await execute(kring.runtime, withdrawRegistration, network.stranger, { secret }));
	expect(await execute(kring.runtime, correctRegistration, network.stranger, about)).toEqual({
		ok: false,
		reason: 'wrong_state'
	});
	valueOf(await submit(network, 'Ida'));
	expect(await rows(network)).toHaveLength(2);
});

test('a closed call takes nobody, and a wrong secret opens nothing', async () => {
	const network = await announcedNetwork(kring);
	valueOf(await submit(network, 'Jan'));
	valueOf(
		await execute(kring.runtime, closeCall, network.scope, { version: await versionOf(kring, network.scope) })
	);
	expect(await submit(network, 'Kim')).toEqual({ ok: false, reason: 'closed' });
	expect(await confirm(network, 'Jan')).toEqual({ ok: false, reason: 'closed' });
	const wrong = await execute(kring.runtime, confirmRegistration, network.stranger, {
		secret: 'x'.repeat(43)
	});
	expect(wrong).toEqual({ ok: false, reason: 'not_found' });
});

test('another network decides nothing here, and its doors do not open here', async () => {
	const network = await announcedNetwork(kring);
	const other = await announcedNetwork(kring);
	valueOf(await submit(network, 'Lea'));
	const [row] = await rows(network);
	const decide = { registrationId: row?.id, message: '' };
	expect(await execute(kring.runtime, declineRegistration, other.scope, decide)).toEqual({
		ok: false,
		reason: 'not_found'
	});
	expect(await confirm(other, 'Lea')).toEqual({ ok: false, reason: 'not_found' });
	expect((await rows(network))[0]?.state).toBe('submitted');
});
