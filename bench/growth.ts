// Does Kring stay as quick with ten thousand networks in its database as with two? Pages and a command of one network, one
// after the other over one connection, while more and more copies of the demo network with fifteen people stand beside it.
// A bare Node server that sends the same bytes is asked in the same minute: what is told is the growth beyond its own.
// `node bench/growth.ts [NETWORKS]`: how many there are at the end, 10000 by default.
import { openLobby, start } from '#lifecycle/convene/stage/commands.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { HttpPhone } from '#tests/support/http-phone.ts';
import { kringOn } from '#tests/support/kring.ts';
import { valueOf } from '#tests/support/networks.ts';
import { makeRoom } from '#tests/support/staged-room.ts';
import { figures } from './lib/figures.ts';
import { atFloor } from './lib/floor.ts';
import { load } from './lib/load.ts';
import { startRunning, type Running } from './lib/running.ts';

const most = Number(process.argv[2] ?? 10_000);
const SECONDS = 4;
const COMMANDS = 300;
/** They take turns: nobody may press faster than a person can. */
const PEOPLE = 20;
/** Flat: no more than so many times what it took in the beginning, counted against the floor. */
const FLAT = 1.25;

const kring = await startRunning();
let over = false;
try {
	const inside = await someMeeting(kring);
	const pages: [name: string, path: string, cookie: string][] = [
		['call page', `/call/${kring.slug}`, ''],
		["participant's home", `/n/${kring.slug}`, await kring.cookie('member')],
		['planning', `/n/${kring.slug}/meetings/2`, await kring.cookie('facilitator')]
	];
	const measure = async () => {
		const found = new Map<string, { ours: number; relative: number }>();
		for (const [name, path, cookie] of pages) found.set(name, await pageTime(path, cookie));
		found.set('a command', await commandTime(inside));
		return found;
	};
	const before = await measure();
	let networks = 2;
	for (const wanted of [100, 1_000, 10_000].filter((count) => count <= most)) {
		await copies(kring, wanted - networks);
		networks = wanted;
		const after = await measure();
		for (const [name, { ours, relative }] of after) {
			const grown = relative / (before.get(name)?.relative ?? NaN);
			over ||= grown > FLAT;
			console.log(
				`${name}, ${networks} networks: p50 ${ours.toFixed(2)} ms (with two: ${before.get(name)?.ours.toFixed(2)}); ` +
					`${grown.toFixed(2)} times as long, beyond the floor; budget ${FLAT}: ${grown > FLAT ? 'NOT MET' : 'met'}`
			);
		}
	}
	for (const phone of inside) phone.close();
} finally {
	await kring.stop();
}
if (over) process.exitCode = 1;

async function pageTime(path: string, cookie: string): Promise<{ ours: number; relative: number }> {
	const headers = { accept: 'text/html', 'accept-language': 'nl', ...(cookie === '' ? {} : { cookie }) };
	const answer = await fetch(`${kring.origin}${path}`, { headers, redirect: 'manual' });
	if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
	const bytes = Buffer.from(await answer.arrayBuffer());
	const how = { seconds: SECONDS, connections: 1 };
	const bare = await atFloor(bytes, (address) => load(address, {}, how));
	const ours = await load(`${kring.origin}${path}`, headers, how);
	if (ours.failed > 0) throw new Error(`${path} failed ${ours.failed} times`);
	return { ours: ours.p50, relative: ours.p50 / bare.p50 };
}

/** A parked text, from its POST to its acknowledgement; against the health page, which asks the database one thing. */
async function commandTime(phones: readonly HttpPhone[]): Promise<{ ours: number; relative: number }> {
	const bare = await load(`${kring.origin}/healthz`, {}, { seconds: 1, connections: 1 });
	const times: number[] = [];
	for (let command = 0; command < COMMANDS; command++) {
		const at = performance.now();
		await phones[command % PEOPLE]?.say(`Tekst ${command}`);
		times.push(performance.now() - at);
	}
	const { p50 } = figures(times, 0);
	return { ours: p50, relative: p50 / bare.p50 };
}

/** People in a meeting that is live. */
async function someMeeting({ databaseUrl, origin }: Running): Promise<HttpPhone[]> {
	const test = kringOn(databaseUrl, new Date());
	const room = await makeRoom(test);
	const { code } = valueOf(await execute(test.runtime, openLobby, room.lead, {}));
	valueOf(await execute(test.runtime, start, room.lead, {}));
	await test.stop();
	return Promise.all(Array.from({ length: PEOPLE }, (_, at) => HttpPhone.join(origin, code, `Iemand ${at}`)));
}

/**
 * Puts copies of the demo network with fifteen people beside it, with all that is theirs and under their own address.
 * References between networks do not exist, so each table is copied by itself.
 */
async function copies({ query, slug }: Running, count: number): Promise<void> {
	const columns = await query<{ table: string; names: string[] }>(
		`select table_name as table, array_agg(column_name::text order by ordinal_position) as names
		from information_schema.columns join information_schema.tables using (table_schema, table_name)
		where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
		group by table_name having bool_or(column_name = 'network_id')`
	);
	// The copies refer to what is copied with them; the order of the tables is of no matter then.
	await query(`set session_replication_role = replica`);
	await query(`create temp table copy as select gen_random_uuid() as id from generate_series(1, $1::int)`, [
		count
	]);
	const networkNames = await query<{ name: string }>(
		`select column_name as name from information_schema.columns
		where table_name = 'network' and column_name not in ('id', 'slug') and is_generated = 'NEVER'`
	);
	const names = networkNames.map(({ name }) => `network.${name}`).join(', ');
	await query(
		`insert into network (id, slug, ${names.replaceAll('network.', '')})
		select copy.id, 'n' || replace(copy.id::text, '-', ''), ${names} from network, copy where slug = $1`,
		[slug]
	);
	await query(
		`insert into door (kind, key, network_id, thing_id)
		select 'network', network.slug, copy.id, copy.id from network join copy on copy.id = network.id`
	);
	for (const { table, names: all } of columns) {
		if (table === 'door' || table === 'mail') continue;
		const own = all.filter((name) => name !== 'network_id').map((name) => `${table}."${name}"`);
		const list = all.filter((name) => name !== 'network_id').map((name) => `"${name}"`);
		await query(
			`insert into "${table}" (network_id, ${list.join(', ')})
			select copy.id, ${own.join(', ')} from "${table}", copy
			where network_id = (select id from network where slug = $1)`,
			[slug]
		);
	}
	await query('drop table copy');
	await query('reset session_replication_role');
	await query('analyze');
}
