import { Client } from 'pg';
import * as v from 'valibot';
import type { MeetingScope, Role } from '#platform/auth/scope.ts';
import { seeded } from '#platform/chance/model.ts';
import { settableClock } from '#platform/clock/clock.ts';
import { defineCommand, type Command, type LiveAppend } from '#platform/commands/command.ts';
import { execute } from '#platform/commands/execute.ts';
import { done, type Outcome } from '#platform/commands/outcome.ts';
import type { Runtime } from '#platform/commands/runtime.ts';
import { inNetwork, openDatabase } from '#platform/db/access.ts';
import type { Json } from '#platform/db/tables.ts';
import { newId } from '#platform/ids/ids.ts';
import type { LiveKind } from '#live/kinds.ts';
import { appendChanges, cutStreams, tellPassing } from '#live/log.server.ts';
import type { HarvestBlock, Step, StepContext, StepKindName, StepRun } from '#steps/contract.ts';
import { serverSteps } from '#steps/kinds.server.ts';
import { stepContext } from '#steps/running/queries.server.ts';
import { createTestDatabase } from './database.ts';

/** Somebody in the room of a test. */
export interface Someone {
	id: string;
	firstName: string;
	scope: MeetingScope;
}

/** An entry of the live log, as it stands in the database. */
export interface Entry {
	kind: string;
	id: string;
	audience: string;
	value: unknown;
	clock: number;
}

/** One meeting with people in it, on a database of its own, in which steps run without a stage. */
export interface Room {
	readonly runtime: Runtime;
	readonly clock: ReturnType<typeof settableClock>;
	/** What was told and is kept nowhere, in the order in which it was. */
	readonly passed: LiveAppend[];
	readonly networkId: string;
	readonly meetingId: string;
	readonly facilitator: Someone;
	/** Present members, in the order of their first names. */
	readonly members: readonly Someone[];
	/** Member number `at`; fails the test when there is none. */
	member(at: number): Someone;
	/** Adds somebody to the network; in the room unless told otherwise. */
	add(
		firstName: string,
		is?: { role?: Role; organisation?: string; present?: boolean; fixedSeat?: boolean }
	): Promise<Someone>;
	/**
	 * Plans a step and opens it; the one that runs is closed first, as the stage does.
	 * @param inItem the agenda item that it is the next step of; without it, it is the first of a new one
	 */
	open(
		kind: StepKindName,
		settings?: { [key: string]: Json },
		step?: Partial<Step>,
		inItem?: string
	): Promise<string>;
	/** The meeting moves on from this run. */
	close(runId: string): Promise<void>;
	/** One step back to this run. */
	reopen(runId: string): Promise<void>;
	/** Somebody comes in, or leaves, while a step runs. */
	arrive(runId: string, who: Someone): Promise<void>;
	leave(runId: string, who: Someone): Promise<void>;
	harvest(runId: string): Promise<HarvestBlock[]>;
	/** Carries out a command as somebody. */
	as(
		who: Someone,
		command: Command<'meeting', v.GenericSchema, unknown>,
		input: object,
		key?: string
	): Promise<Outcome<unknown>>;
	/** What stands in the live log, values that were taken away left out. */
	entries(kind?: { name: string }): Promise<Entry[]>;
	/** What one viewer holds of a kind: everything in these audiences, the latest of each id. */
	holds<T>(kind: LiveKind<T>, audiences: readonly string[]): Promise<Map<string, T>>;
	/** Rows of a query as the owner of the tables, past every policy. */
	rows<T>(query: string, values?: unknown[]): Promise<T[]>;
	end(): Promise<void>;
}

/** The audiences of somebody on a phone. */
export function phoneOf(who: Someone): string[] {
	return ['all', 'people', `member:${who.id}`];
}

/** The audiences of a cockpit. */
export function cockpitOf(who: Someone): string[] {
	return [...phoneOf(who), 'facilitators'];
}

/** The audiences of the room screen. */
export const SCREEN = ['all', 'screen'];

const NAMES = 'An Bart Chris Dorien Els Filip Griet Hans Ilse Joris Karin Luc Mieke Nele Pieter'.split(' ');

/**
 * Builds a network with one live meeting and so many members in the room, each of an organisation of their own.
 * @param people number of members, besides one facilitator
 */
export async function openRoom(people: number, seed = 'room'): Promise<Room> {
	const database = await createTestDatabase();
	const owner = new Client({ connectionString: database.url });
	await owner.connect();
	const db = openDatabase(database.url, 6);
	const passed: LiveAppend[] = [];
	const clock = settableClock(new Date('2026-11-22T13:30:00Z'));
	const runtime: Runtime = {
		db,
		clock,
		origin: 'http://kring.test',
		random: seeded(seed),
		changed: () => undefined,
		appendChanges: (trx, networkId, meetingId, changes) =>
			appendChanges(trx, { networkId, meetingId }, changes),
		tellPassing(trx, networkId, meetingId, change) {
			passed.push(change);
			return tellPassing(trx, { networkId, meetingId }, change);
		},
		cutStreams,
		enqueue: () => Promise.resolve()
	};
	const networkId = newId();
	const meetingId = newId();
	const base = { networkId, slug: 'room', language: 'nl', timeZone: 'Europe/Brussels', personId: null };
	const at = clock.now();
	await owner.query(
		`insert into network (id, slug, title, created_by, created_at, changed_at) values ($1, 'room', 'Room', $2, $3, $3)`,
		[networkId, newId(), at]
	);
	await owner.query(`insert into meeting (network_id, id, number, state) values ($1, $2, 1, 'live')`, [
		networkId,
		meetingId
	]);

	const add: Room['add'] = async (firstName, is = {}) => {
		const { role = 'member', organisation = firstName, present = true, fixedSeat = false } = is;
		const id = newId();
		await owner.query(
			`insert into organisation (network_id, id, name) values ($1, $2, $3) on conflict do nothing`,
			[networkId, newId(), organisation]
		);
		await owner.query(
			`insert into member (network_id, id, role, first_name, last_name, organisation_id, job_title, fixed_seat, joined_at)
			values ($1, $2, $3, $4, 'Peeters', (select id from organisation where network_id = $1 and name = $5), 'HR', $6, $7)`,
			[networkId, id, role, firstName, organisation, fixedSeat, at]
		);
		if (present) await presence(id, true);
		// A test mints its own scopes: what mint.server.ts would prove by a login.
		const scope = {
			...base,
			memberId: id,
			role,
			door: 'person',
			meetingId,
			meetingNumber: 1
		} as unknown as MeetingScope;
		return { id, firstName, scope };
	};
	const presence = (id: string, present: boolean) =>
		owner.query(
			`insert into attendance (network_id, meeting_id, member_id, present_from, present_to) values ($1, $2, $3, $4, $5)
			on conflict (network_id, meeting_id, member_id) do update set present_to = excluded.present_to`,
			[networkId, meetingId, id, at, present ? null : at]
		);
	const facilitator = await add('Fien', { role: 'facilitator' });
	const members: Someone[] = [];
	for (let i = 0; i < people; i++) members.push(await add(NAMES[i] ?? `Lid${String(i).padStart(2, '0')}`));

	const steps = new Map<string, Step>();
	let position = 0;
	let running: string | null = null;
	/** Does something with a run as the stage does: in one transaction, with its live changes. */
	const conduct = async (
		runId: string,
		run: (context: StepContext, run: StepRun, step: Step) => Promise<void>
	) => {
		const command = defineCommand({
			name: 'test.conduct',
			summary: 'Does what the stage does.',
			scope: 'meeting',
			schema: v.object({}),
			allow: () => true,
			async run(context) {
				const row = await readRun(runId);
				await run(stepContext(context), row, stepOf(runId));
				return done(null);
			}
		});
		const outcome = await execute(runtime, command, facilitator.scope, {});
		if (!outcome.ok) throw new Error(outcome.reason);
	};
	const stepOf = (runId: string): Step => {
		const step = steps.get(runId);
		if (!step) throw new Error(`no step ${runId}`);
		return step;
	};
	const readRun = async (runId: string): Promise<StepRun> => {
		const [row] = await rows<StepRun>(
			`select id, meeting_id as "meetingId", item_id as "itemId", step_index as index, kind, state, settings, data from step_run where id = $1`,
			[runId]
		);
		if (!row) throw new Error(`no run ${runId}`);
		return row;
	};
	const rows = async <T>(query: string, values: unknown[] = []): Promise<T[]> =>
		(await owner.query(query, values)).rows;

	const close = async (runId: string) => {
		if (running === runId) running = null;
		await conduct(runId, (context, run, step) => serverSteps[run.kind].close(context, run, step));
	};

	return {
		runtime,
		passed,
		clock,
		networkId,
		meetingId,
		facilitator,
		members,
		member(number) {
			const found = members[number];
			if (!found) throw new Error(`no member ${number}`);
			return found;
		},
		add,
		async open(kind, settings = {}, more = {}, inItem) {
			const [runId, itemId] = [newId(), inItem ?? newId()];
			if (running !== null) await close(running);
			running = runId;
			const step: Step = {
				id: 's',
				kind,
				minutes: 10,
				mode: 'plenary',
				phoneDown: false,
				settings,
				title: { nl: 'Titel', en: 'Title' },
				prompt: { nl: 'Vraag?', en: 'Question?' },
				...more
			};
			steps.set(runId, step);
			await owner.query(
				`insert into agenda_item (network_id, id, meeting_id, position, title, method_id, mode, minutes, steps) values ($1, $2, $3, $4, 'Punt', 'x', 'plenary', 10, $5)
				 on conflict do nothing`,
				[networkId, itemId, meetingId, ++position, JSON.stringify([step])]
			);
			await owner.query(
				`insert into step_run (network_id, id, meeting_id, item_id, step_index, kind, state, settings, opened_at)
				 select $1, $2, $3, $4, count(*), $5, 'running', $6, $7 from step_run where network_id = $1 and item_id = $4`,
				[
					networkId,
					runId,
					meetingId,
					itemId,
					kind,
					JSON.stringify(settings),
					new Date(at.getTime() + position)
				]
			);
			await conduct(runId, serverSteps[kind].open);
			return runId;
		},
		close,
		async reopen(runId) {
			running = runId;
			await conduct(runId, (context, run, step) => serverSteps[run.kind].reopen(context, run, step));
		},
		async arrive(runId, who) {
			await presence(who.id, true);
			await conduct(runId, (context, run) => serverSteps[run.kind].arrive(context, run, who.id));
		},
		async leave(runId, who) {
			await presence(who.id, false);
			await conduct(runId, (context, run) => serverSteps[run.kind].leave(context, run, who.id));
		},
		async harvest(runId) {
			const run = await readRun(runId);
			return inNetwork(db, networkId, (trx) => serverSteps[run.kind].harvest(trx, run, stepOf(runId), 'nl'));
		},
		as: (who, command, input, key) => execute(runtime, command, who.scope, input, key),
		async entries(kind) {
			const found = await rows<Entry>(
				`select kind, id, audience, value, clock::int from live_entry where value is not null and value <> 'null'::jsonb order by clock`
			);
			return kind ? found.filter((entry) => entry.kind === kind.name) : found;
		},
		async holds<T>(kind: LiveKind<T>, audiences: readonly string[]) {
			const found = await rows<Entry>(
				`select kind, id, audience, value, clock::int from live_entry where kind = $1 and audience = any($2) order by clock`,
				[kind.name, audiences]
			);
			const held = new Map<string, T>();
			for (const { id, value } of found) {
				held.delete(id);
				if (value !== null) held.set(id, kind.typed(value));
			}
			return held;
		},
		rows,
		async end() {
			await db.destroy();
			await owner.end();
			await database.drop();
		}
	};
}
