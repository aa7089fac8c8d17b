import { enterNetwork, meetingScope } from '#platform/auth/mint.server.ts';
import { personScope } from '#platform/auth/persons.server.ts';
import type { MeetingScope, NetworkScope, PersonScope } from '#platform/auth/scope.ts';
import { settableClock } from '#platform/clock/clock.ts';
import type { LiveAppend } from '#platform/commands/command.ts';
import type { Runtime } from '#platform/commands/runtime.ts';
import { inNetwork, onPlatform, openDatabase } from '#platform/db/access.ts';
import { newId, newSecret, secretHash } from '#platform/ids/ids.ts';
import { appendChanges, cutStreams, tellPassing } from '#live/log.server.ts';
import { createTestDatabase } from './database.ts';

/** A whole installation on a database of its own, without a web server: what tests of commands run against. */
export interface TestKring {
	runtime: Runtime;
	url: string;
	setNow(at: Date): void;
	/** Queued jobs, in order: what would run after the commits so far. */
	jobs: { queue: string; id: string; after: Date | null }[];
	/** What was told and is kept nowhere, in the order in which it was. */
	passed: LiveAppend[];
	stop(): Promise<void>;
}

/** Starts one; stop it when the file's tests are done. */
export async function startKring(now = new Date('2026-11-22T10:00:00Z')): Promise<TestKring> {
	const database = await createTestDatabase();
	const kring = kringOn(database.url, now);
	return {
		...kring,
		async stop() {
			await kring.stop();
			await database.drop();
		}
	};
}

/** The same on a database that is there already, such as that of a running server. */
export function kringOn(url: string, now: Date): TestKring {
	const db = openDatabase(url);
	const clock = settableClock(now);
	const jobs: TestKring['jobs'] = [];
	const passed: TestKring['passed'] = [];
	let seed = 1;
	const runtime: Runtime = {
		db,
		clock,
		origin: 'http://kring.example',
		// mulberry32: the same draws in every run
		random() {
			seed = (seed + 0x6d2b79f5) | 0;
			let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
			mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
			return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
		},
		changed: () => undefined,
		appendChanges: (trx, networkId, meetingId, changes) =>
			appendChanges(trx, { networkId, meetingId }, changes),
		tellPassing(trx, networkId, meetingId, change) {
			passed.push(change);
			return tellPassing(trx, { networkId, meetingId }, change);
		},
		cutStreams,
		enqueue(_trx, queue, data, startAfter) {
			jobs.push({ queue, id: data.id, after: startAfter ?? null });
			return Promise.resolve();
		}
	};
	return {
		runtime,
		url,
		setNow: (at) => clock.set(at),
		jobs,
		passed,
		stop: () => db.destroy()
	};
}

/** Somebody who is signed in, with a real login in the database. */
export async function signIn(
	kring: TestKring,
	who: {
		email: string;
		name?: string;
		mayCreate?: boolean;
		administrator?: boolean;
		language?: 'nl' | 'en';
	}
): Promise<{ scope: PersonScope; login: string }> {
	const login = newSecret();
	const now = kring.runtime.clock.now();
	await onPlatform(kring.runtime.db, async (trx) => {
		const { id } = await trx
			.insertInto('person')
			.values({
				id: newId(),
				email: who.email,
				name: who.name ?? who.email,
				administrator: who.administrator ?? false,
				may_create_networks: who.mayCreate ?? false,
				language: who.language ?? 'nl',
				created_at: now
			})
			.onConflict((conflict) =>
				conflict
					.column('email')
					.doUpdateSet({ email: who.email, ...(who.language ? { language: who.language } : {}) })
			)
			.returning('id')
			.executeTakeFirstOrThrow();
		await trx
			.insertInto('login_session')
			.values({
				id: newId(),
				token_hash: secretHash(login),
				kind: 'person',
				person_id: id,
				created_at: now,
				last_seen_at: now,
				expires_at: new Date(now.getTime() + 86_400_000 * 365)
			})
			.execute();
	});
	const scope = await personScope(kring.runtime.db, login, now);
	if (!scope) throw new Error(`${who.email} is not signed in`);
	return { scope, login };
}

/** What the holder of a login is in a network; throws when that is nothing. */
export async function inside(kring: TestKring, slug: string, login: string): Promise<NetworkScope> {
	const { runtime } = kring;
	const entry = await enterNetwork(runtime.db, slug, { login, seat: null }, runtime.clock.now());
	if (!entry?.network) throw new Error(`this login is not in ${slug}`);
	return entry.network;
}

/** The same, inside one meeting. */
export async function atMeeting(
	kring: TestKring,
	scope: NetworkScope,
	number: number
): Promise<MeetingScope> {
	const meeting = await inNetwork(kring.runtime.db, scope.networkId, (trx) =>
		meetingScope(trx, scope, number)
	);
	if (!meeting) throw new Error(`no meeting ${number}`);
	return meeting;
}
