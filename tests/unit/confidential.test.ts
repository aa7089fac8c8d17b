import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { execute } from '#platform/commands/execute.ts';
import type { Command } from '#platform/commands/command.ts';
import { inNetwork, onPlatform } from '#platform/db/access.ts';
import { newSecret } from '#platform/ids/ids.ts';
import { findCommand } from '#routes/registry.server.ts';
import { kringOn, signIn, type TestKring } from '#tests/support/kring.ts';
import { draftNetwork } from '#tests/support/networks.ts';
import { serve, type Served } from '#tests/support/served.ts';
import { makeWrapped, type WrappedRoom } from '#tests/support/wrapped-room.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

// A string that only one person may see is looked for in everything that everybody else can get at.

let served: Served;
let kring: TestKring;
let room: WrappedRoom;
const canaries: Record<string, string> = {};

/** A word that stands nowhere else; `owner` is the one cookie that may show it, or nobody. */
function canary(owner: string): string {
	const word = `kanarie${newSecret()
		.replaceAll(/[^a-z]/gi, '')
		.slice(0, 16)}`;
	canaries[word] = owner;
	return word;
}

async function must(name: string, scope: Parameters<WrappedRoom['does']>[0], input: object): Promise<void> {
	const command = findCommand(name) as Command<'meeting'>;
	const outcome = await execute(kring.runtime, command, scope, input);
	if (!outcome.ok) throw new Error(`${name}: ${outcome.reason} ${JSON.stringify(outcome.fields)}`);
}

beforeAll(async () => {
	await ensureBuilt();
	served = await serve();
	kring = kringOn(served.kring.url, new Date());
	room = await makeWrapped(kring, { names: ['An', 'Bart', 'Chris'] });
	await must('evaluation.open', room.lead, { template: 'klankbordgroep', promises: false, nextTime: false });
	const { An: an, Bart: bart } = room.at;
	if (!an || !bart) throw new Error('nobody is here');
	await must('evaluation.answer', an, {
		secret: newSecret(),
		answers: { content: { mark: 2, comment: canary('nobody') }, takeaways: { text: canary('An') } }
	});
	await must('evaluation.answer', bart, {
		secret: newSecret(),
		answers: { content: { mark: 9, comment: canary('nobody') } }
	});
}, 180_000);
afterAll(async () => {
	await kring.stop();
	await served.stop();
});

/** Somebody who is signed in with this role in the network of the room. */
async function withRole(role: 'member' | 'sponsor' | 'expert'): Promise<string> {
	const { scope, login } = await signIn(kring, { email: `${role}@${room.slug}.example` });
	await inNetwork(kring.runtime.db, room.networkId, (trx) =>
		trx
			.insertInto('member')
			.values({
				network_id: room.networkId,
				id: scope.personId,
				person_id: scope.personId,
				role,
				first_name: role,
				last_name: 'Zo',
				joined_at: new Date()
			})
			.execute()
	);
	return `kring_login=${login}`;
}

/** The first pieces of a stream, which tell all that this viewer may see. */
async function beginOf(path: string, cookie: string): Promise<string> {
	const stop = new AbortController();
	const answer = await fetch(`${served.origin}${path}`, { headers: { cookie }, signal: stop.signal });
	const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
	let said = '';
	while (answer.ok && !/event: (reset|changes)[\s\S]*\n\n/.test(said))
		said += (await reader?.read())?.value ?? '';
	stop.abort();
	return said;
}

test('no page, stream, mail or log tells somebody else what was confided', async () => {
	const other = await draftNetwork(served.kring, 'Een ander netwerk');
	const cookies: Record<string, string> = {
		stranger: '',
		facilitator: `kring_login=${room.login}`,
		cofacilitator: `kring_login=${room.secondLogin}`,
		'another network': `kring_login=${other.login}`,
		administrator: served.cookies.administrator,
		member: await withRole('member'),
		sponsor: await withRole('sponsor'),
		expert: await withRole('expert')
	};
	const paths = served.routes
		.map(({ id }) => id.replaceAll('[network]', room.slug).replaceAll('[meeting]', '1'))
		.filter((path) => !path.includes('[') && !path.startsWith('/gallery') && !path.endsWith('/live'));
	expect(paths.length).toBeGreaterThan(20);
	let opened = 0;
	for (const [who, cookie] of Object.entries(cookies)) {
		for (const path of paths) {
			for (const asked of [path, `${path.replace(/\/$/, '')}/__data.json`]) {
				const answer = await fetch(`${served.origin}${asked}`, { headers: { cookie, accept: 'text/html' } });
				const text = await answer.text();
				if (answer.ok) opened++;
				for (const word of Object.keys(canaries)) expect(text, `${asked} to ${who}`).not.toContain(word);
			}
		}
		for (const surface of ['phone', 'cockpit', 'screen']) {
			const said = await beginOf(`/n/${room.slug}/meetings/1/live?surface=${surface}`, cookie);
			for (const word of Object.keys(canaries)) expect(said, `${surface} to ${who}`).not.toContain(word);
		}
	}
	expect(opened).toBeGreaterThan(100);
	const mails = JSON.stringify(
		await onPlatform(kring.runtime.db, (trx) => trx.selectFrom('mail').selectAll().execute())
	);
	for (const word of Object.keys(canaries)) expect(mails + served.program.text()).not.toContain(word);
}, 60_000);

test('what was told to who leads is in the bytes of their cockpits, and in no other stream or page', async () => {
	const { seat: an } = await room.comeIn('An');
	const { seat: bart } = await room.comeIn('Bart');
	const [named, nameless] = [newSecret(), newSecret()];
	await must('stage.tellLead', room.at['An'] as MeetingScope, { text: named, named: true });
	await must('stage.tellLead', room.at['An'] as MeetingScope, { text: nameless, named: false });
	const seats = { An: `kring_seat=${an}`, Bart: `kring_seat=${bart}` };
	const leaders = { Hilde: `kring_login=${room.login}`, Rik: `kring_login=${room.secondLogin}` };
	const live = (surface: string, cookie: string) =>
		beginOf(`/n/${room.slug}/meetings/1/live?surface=${surface}`, cookie);
	for (const cookie of Object.values(leaders)) {
		const cockpit = await live('cockpit', cookie);
		expect(cockpit).toContain(named);
		expect(cockpit).toContain(nameless);
	}
	for (const [who, cookie] of Object.entries({ ...seats, ...leaders })) {
		const pages = [`/n/${room.slug}`, `/n/${room.slug}/meetings/1/phone`];
		const bytes = [await live('phone', cookie), await live('screen', cookie)];
		for (const path of pages)
			bytes.push(await (await fetch(`${served.origin}${path}`, { headers: { cookie } })).text());
		for (const said of bytes) expect(said, who).not.toContain(nameless);
		if (who !== 'An') for (const said of bytes) expect(said, who).not.toContain(named);
	}
	expect(await live('phone', seats.An), 'whoever gave a name has it back').toContain(named);
	expect(served.program.text()).not.toContain(named);
}, 60_000);

test('a card of thanks is in the bytes of two phones, and its words not before it is opened', async () => {
	const seats: Record<string, string> = {};
	for (const name of ['An', 'Bart', 'Chris']) seats[name] = `kring_seat=${(await room.comeIn(name)).seat}`;
	const [line, bart] = [newSecret(), room.at['Bart'] as MeetingScope];
	await must('thanks.give', room.at['An'] as MeetingScope, { toId: bart.memberId, text: line });
	const others = [seats['Chris'], `kring_login=${room.login}`, `kring_login=${room.secondLogin}`];
	const live = (surface: string, cookie = '') =>
		beginOf(`/n/${room.slug}/meetings/1/live?surface=${surface}`, cookie);
	const home = async (cookie = '') =>
		(await fetch(`${served.origin}/n/${room.slug}`, { headers: { cookie, accept: 'text/html' } })).text();
	for (const opened of [false, true]) {
		if (opened) await must('thanks.open', bart, {});
		for (const cookie of others)
			for (const said of [await live('phone', cookie), await live('cockpit', cookie), await home(cookie)])
				expect(said).not.toContain(line);
		expect(await live('screen', `kring_login=${room.login}`)).not.toContain(line);
		expect(await live('phone', seats['An'])).toContain(line);
		expect((await live('phone', seats['Bart'])).includes(line)).toBe(opened);
		expect((await home(seats['Bart'])).includes(line)).toBe(opened);
	}
}, 60_000);

test('what was confided is there all the same, where it belongs', async () => {
	const found = await inNetwork(kring.runtime.db, room.networkId, async (trx) => {
		const answers = await sql`select answers from evaluation_response`.execute(trx);
		const takeaways = await sql`select text from takeaway`.execute(trx);
		return JSON.stringify([answers.rows, takeaways.rows]);
	});
	for (const word of Object.keys(canaries)) expect(found).toContain(word);
});
