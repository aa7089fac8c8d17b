import type { MeetingScope } from '#platform/auth/scope.ts';
import { enterNetwork } from '#platform/auth/mint.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { inNetwork, onPlatform } from '#platform/db/access.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { join } from '#lifecycle/convene/stage/joining/commands.server.ts';
import { readSince } from '#live/log.server.ts';
import type { LiveKind } from '#live/kinds.ts';
import type { Audience } from '#live/protocol.ts';
import type { Mode, Step } from '#steps/contract.ts';
import { atMeeting, inside, signIn, type TestKring } from './kring.ts';

/** One item of a test agenda: its title and its steps, or minutes where it has none. */
export interface TestItem {
	title: string;
	minutes?: number;
	mode?: Mode;
	steps?: (Partial<Step> & Pick<Step, 'minutes'>)[];
}

/** A network with a meeting that is about to begin. */
export interface TestRoom {
	slug: string;
	networkId: string;
	meetingId: string;
	/** The login of who leads, for a cookie. */
	login: string;
	secondLogin: string;
	lead: MeetingScope;
	second: MeetingScope;
	/** Ids of the accepted members by first name. */
	members: Record<string, string>;
	items: string[];
	/** Comes in by the code on the screen, as a member with this name or as a guest. */
	comeIn(firstName: string): Promise<{ scope: MeetingScope; seat: string }>;
	/** What an audience holds of a kind now, by id. */
	shown<T>(kind: LiveKind<T>, audience?: Audience): Promise<Map<string, T>>;
}

const AGENDA: TestItem[] = [
	{ title: 'Welkom', minutes: 5 },
	{ title: 'Tafelronde', steps: [{ minutes: 10 }, { minutes: 20 }] },
	{ title: 'Pauze', minutes: 15, mode: 'break' }
];

/** Makes a network led by two facilitators, with members of these first names, and a meeting with this agenda. */
export async function makeRoom(
	kring: TestKring,
	{
		names = ['An', 'Bart', 'Chris'],
		agenda = AGENDA,
		kind = 'ordinary' as 'ordinary' | 'kickoff',
		/** Of each first name; all work at the same place when it is not said. */
		organisations = {} as Readonly<Record<string, string>>
	} = {}
): Promise<TestRoom> {
	const { db, clock } = kring.runtime;
	const networkId = newId();
	const meetingId = newId();
	const slug = `net-${networkId.slice(0, 8)}`;
	const now = clock.now();
	const leaders = await Promise.all(
		['Hilde', 'Rik'].map(async (name) => ({
			name,
			...(await signIn(kring, { email: `${name.toLowerCase()}@${slug}.example`, name }))
		}))
	);
	const members: Record<string, string> = {};
	const items: string[] = [];
	await inNetwork(db, networkId, async (trx) => {
		await trx
			.insertInto('network')
			.values({
				id: networkId,
				slug,
				title: 'Lerend netwerk PC218',
				created_by: leaders[0]?.scope.personId ?? newId(),
				created_at: now,
				changed_at: now
			})
			.execute();
		const employer = (name: string) => organisations[name] ?? 'Catering Zevenbord';
		const employers = new Map(names.map((name) => [employer(name), newId()]));
		for (const [name, id] of employers) {
			await trx.insertInto('organisation').values({ network_id: networkId, id, name }).execute();
		}
		for (const [index, leader] of leaders.entries()) {
			await trx
				.insertInto('member')
				.values({
					network_id: networkId,
					id: newId(),
					person_id: leader.scope.personId,
					role: index === 0 ? 'facilitator' : 'cofacilitator',
					first_name: leader.name,
					last_name: 'Vermeersch',
					joined_at: now
				})
				.execute();
		}
		for (const name of names) {
			const id = newId();
			members[name] = id;
			await trx
				.insertInto('member')
				.values({
					network_id: networkId,
					id,
					first_name: name,
					last_name: `${name.charAt(0)}aerts`,
					organisation_id: employers.get(employer(name)) ?? null,
					joined_at: now
				})
				.execute();
		}
		await trx
			.insertInto('meeting')
			.values({
				network_id: networkId,
				id: meetingId,
				number: 1,
				kind,
				title: 'Invoeren van competentiemanagement',
				place: 'Drukkerij Morgenrood',
				starts_at: now,
				ends_at: new Date(now.getTime() + 3 * 3_600_000)
			})
			.execute();
		for (const [position, item] of agenda.entries()) {
			const id = newId();
			items.push(id);
			const steps = (item.steps ?? []).map((step, index) => plannedStep(item, index, step));
			await trx
				.insertInto('agenda_item')
				.values({
					network_id: networkId,
					id,
					meeting_id: meetingId,
					position,
					title: item.title,
					method_id: 'round_table',
					mode: item.mode ?? 'plenary',
					minutes: item.minutes ?? steps.reduce((sum, { minutes }) => sum + minutes, 0),
					steps: JSON.stringify(steps)
				})
				.execute();
		}
	});
	await onPlatform(db, (trx) =>
		trx
			.insertInto('door')
			.values({ kind: 'network', key: slug, network_id: networkId, thing_id: networkId })
			.execute()
	);
	const [lead, second] = await Promise.all(
		leaders.map(async ({ login }) => atMeeting(kring, await inside(kring, slug, login), 1))
	);
	if (!lead || !second) throw new Error('two lead');
	return {
		slug,
		networkId,
		meetingId,
		login: leaders[0]?.login ?? '',
		secondLogin: leaders[1]?.login ?? '',
		lead,
		second,
		members,
		items,
		comeIn: (firstName) => comeIn(kring, { slug, networkId, meetingId, members }, firstName),
		async shown<T>(kind: LiveKind<T>, audience: Audience = 'all') {
			const { entries } = await inNetwork(db, networkId, (trx) =>
				readSince(trx, { networkId, meetingId }, 0, [audience])
			);
			const mine = entries.filter((entry) => entry.kind === kind.name && entry.value !== null);
			return new Map(mine.map(({ id, value }) => [id, kind.typed(value)]));
		}
	};
}

function plannedStep(item: TestItem, index: number, step: Partial<Step> & Pick<Step, 'minutes'>): Step {
	const title = { nl: `${item.title} ${index + 1}`, en: `${item.title} ${index + 1}` };
	return {
		id: `${index}`,
		kind: 'talk',
		mode: item.mode ?? 'plenary',
		title,
		prompt: title,
		phoneDown: false,
		settings: {},
		...step
	};
}

async function comeIn(
	kring: TestKring,
	room: Pick<TestRoom, 'slug' | 'networkId' | 'meetingId' | 'members'>,
	firstName: string
): Promise<{ scope: MeetingScope; seat: string }> {
	const { runtime } = kring;
	const seat = newSecret();
	const { code } = await inNetwork(runtime.db, room.networkId, (trx) =>
		trx
			.selectFrom('meeting')
			.select('join_code as code')
			.where('network_id', '=', room.networkId)
			.where('id', '=', room.meetingId)
			.executeTakeFirstOrThrow()
	);
	const outside = await enterNetwork(runtime.db, room.slug, { login: null, seat: null }, runtime.clock.now());
	if (!outside) throw new Error('no such network');
	const joined = await execute(runtime, join, outside.public, {
		code,
		firstName,
		memberId: room.members[firstName] ?? null,
		seat
	});
	if (!joined.ok) throw new Error(joined.reason);
	const entry = await enterNetwork(runtime.db, room.slug, { login: null, seat }, runtime.clock.now());
	if (!entry?.network) throw new Error('the seat opens nothing');
	const scope = await atMeeting(kring, entry.network, 1);
	return { scope, seat };
}
