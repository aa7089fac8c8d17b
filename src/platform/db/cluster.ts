import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { clusterFolder, prepareFolder, settle } from './cluster/place.ts';
import {
	forgetDeadPostmaster,
	readPostmaster,
	spawnPostmaster,
	stopPostmaster
} from './cluster/postmaster.ts';
import { postmasterState } from './cluster/processes.ts';
import { withStartLock } from './cluster/start-lock.ts';
import { failureCode, failureText, StartRefusal } from './refusal.ts';

/** Held shared by every process that uses the cluster; who gets it alone is the last one and stops the server. */
const USERS_LOCK = 7_305_411;
/** Recovery after a crash replays at most 256 MB of log; a server that needs longer than this hangs. */
const PATIENCE_MS = 120_000;

export interface ClusterOptions {
	/** DATA_DIR: the cluster is made in its folder `postgres`. */
	folder: string;
	/** False only for tests: no fsync. */
	durable?: boolean;
	/** Takes one line for the person who started the program or reads its log. */
	say?: (line: string) => void;
}

/** The embedded PostgreSQL as one of the processes that use it sees it. */
export interface Cluster {
	/** Connection URL of a database, as its owner; `kring` when no name is given. */
	url(database?: string): string;
	/** Ends our use of it. The last process that leaves stops the server. Close your own connections first. */
	leave(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs there already: another process of ours, or
 * one that outlived a killed program. While we use it, a server that dies is started again.
 * @throws StartRefusal with what to do, when the folder, the system or the user does not allow it
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
	const folder = resolve(options.folder);
	const say = options.say ?? (() => undefined);
	const durable = options.durable ?? true;
	prepareFolder(folder);
	let leaving = false;
	let holder = await join();

	/** Joins the running server, else starts one; a server that is just being stopped is waited for. */
	async function join(): Promise<Client> {
		const until = Date.now() + PATIENCE_MS;
		for (;;) {
			const client = (await adopt(folder)) ?? (await withStartLock(folder, () => start(until)));
			if (client !== null) {
				client.once('end', () => void rejoin());
				return client;
			}
			if (Date.now() > until) {
				const pid = readPostmaster(realpathSync(clusterFolder(folder)))?.pid ?? 0;
				throw new StartRefusal(
					`PostgreSQL (process ${pid}) does not answer in ${folder}: end it with "kill -INT ${pid}" and start again.`
				);
			}
			await pause(25);
		}
	}

	async function start(until: number): Promise<Client | null> {
		const place = settle(folder, say);
		const before = await adopt(folder);
		const server = readPostmaster(place.data);
		if (before !== null) return before;
		if (server !== null && postmasterState(server.pid, place.data) === 'ours') return null;
		forgetDeadPostmaster(place);
		let gone = '';
		spawnPostmaster(place, durable).catch(
			(error: unknown) => (gone = failureText(error) || 'no reason given')
		);
		while (gone === '' && Date.now() < until) {
			const client = await adopt(folder);
			if (client !== null) return client;
			await pause(10);
		}
		// Backends of a killed server take a moment to notice that it is gone.
		if (gone.includes('pre-existing shared memory block')) return null;
		throw new StartRefusal(
			`PostgreSQL does not start in ${place.data}; the end of ${place.log} says: ${gone}`
		);
	}

	async function rejoin(): Promise<void> {
		if (leaving) return;
		say('The connection to PostgreSQL is gone; joining or starting it again.');
		while (!leaving) {
			try {
				holder = await join();
				if (leaving) await holder.end();
				else say('PostgreSQL is there again.');
				return;
			} catch (error) {
				say(failureText(error));
				await pause(1000);
			}
		}
	}

	return {
		url: (database = 'kring') => {
			const socket = readPostmaster(realpathSync(clusterFolder(folder)))?.socket ?? holder.host;
			return `postgresql://kring@localhost/${database}?host=${encodeURIComponent(socket)}`;
		},
		leave: async () => {
			leaving = true;
			await withStartLock(folder, async () => {
				try {
					await holder.query('select pg_advisory_unlock_shared($1)', [USERS_LOCK]);
					const { rows } = await holder.query('select pg_try_advisory_lock($1) as alone', [USERS_LOCK]);
					if (rows[0].alone === true) await stopPostmaster(realpathSync(clusterFolder(folder)));
				} catch {
					// The server went first.
				}
				await holder.end().catch(() => undefined);
			});
		}
	};
}

/** A connection to the server that runs in the folder, counted among its users; null when none answers (yet). */
async function adopt(folder: string): Promise<Client | null> {
	const link = clusterFolder(folder);
	const server = existsSync(link) ? readPostmaster(realpathSync(link)) : null;
	if (server === null) return null;
	const client = new Client({
		host: server.socket,
		port: server.port,
		user: 'kring',
		database: 'postgres',
		application_name: 'kring supervisor',
		connectionTimeoutMillis: 5000
	});
	client.on('error', () => undefined);
	try {
		await client.connect();
		await client.query('select pg_advisory_lock_shared($1)', [USERS_LOCK]);
		const { rowCount } = await client.query("select from pg_database where datname = 'kring'");
		if (rowCount === 0) await client.query('create database kring');
		return client;
	} catch (error) {
		await client.end().catch(() => undefined);
		// 42P04: another process made the database in the same moment.
		return failureCode(error) === '42P04' ? adopt(folder) : null;
	}
}
