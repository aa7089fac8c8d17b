// How many pages with data are answered in a second, over 16 connections that are kept: each against a bare Node server that
// sends the same bytes in the same run. Server, database and floor are processes of their own, the demo is loaded, commits
// are durable; this process is all the browsers. `node bench/pages.ts [SECONDS]`: length of each run, 5 by default.
import { atFloor } from './lib/floor.ts';
import { load } from './lib/load.ts';
import { startRunning } from './lib/running.ts';

const seconds = Number(process.argv[2] ?? 5);
const PER_SECOND = 1_000;
const P99 = 30;

const kring = await startRunning();
let over = false;
try {
	const member = await kring.cookie('member');
	const facilitator = await kring.cookie('facilitator');
	const planning = await sixtyItems();
	const pages: [name: string, path: string, cookie: string][] = [
		['call page, stranger', `/call/${kring.slug}`, ''],
		["participant's home", `/n/${kring.slug}`, member],
		['meetings, participant', `/n/${kring.slug}/meetings`, member],
		['join page, stranger', '/join', ''],
		['planning, 60 items', planning, facilitator]
	];
	for (const [name, path, cookie] of pages) {
		const headers = { accept: 'text/html', 'accept-language': 'nl', ...(cookie === '' ? {} : { cookie }) };
		const answer = await fetch(`${kring.origin}${path}`, { headers, redirect: 'manual' });
		const body = Buffer.from(await answer.arrayBuffer());
		if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
		const bare = await atFloor(body, (address) => load(address, {}, { seconds }));
		const ours = await load(`${kring.origin}${path}`, headers, { seconds });
		const fits = ours.perSecond >= PER_SECOND && ours.p99 <= P99 && ours.failed === 0;
		over ||= !fits;
		console.log(
			`${name}: ${Math.round(ours.perSecond)}/s, p50 ${ours.p50.toFixed(1)} ms, p99 ${ours.p99.toFixed(1)} ms, ` +
				`${ours.failed} failed, ${(body.length / 1024).toFixed(1)} KB; bare ${Math.round(bare.perSecond)}/s, ` +
				`p99 ${bare.p99.toFixed(1)} ms; ratio ${(bare.perSecond / ours.perSecond).toFixed(1)}; ` +
				`budget ${PER_SECOND}/s, ${P99} ms: ${fits ? 'met' : 'NOT MET'}`
		);
	}
} finally {
	await kring.stop();
}
if (over) process.exitCode = 1;

/** Fills the agenda of the meeting to come with copies of its own items; resolves with the path of its page. */
async function sixtyItems(): Promise<string> {
	const [meeting] = await kring.query<{ id: string; number: number; items: number }>(
		`select meeting.id, meeting.number, count(*)::int as items from meeting
		join network on network.id = meeting.network_id
		join agenda_item item on item.network_id = meeting.network_id and item.meeting_id = meeting.id
		where network.slug = $1 and meeting.state in ('planned', 'prepared')
		group by meeting.id, meeting.number order by meeting.number limit 1`,
		[kring.slug]
	);
	if (!meeting) throw new Error('the demo has no meeting to come');
	await kring.query(
		`insert into agenda_item (network_id, id, meeting_id, position, title, method_id, mode, minutes, steps)
		select network_id, gen_random_uuid(), meeting_id, 1000 + copy * 100 + position, title, method_id, mode, minutes, steps
		from agenda_item, generate_series(1, 60) copy where meeting_id = $1
		order by copy, position limit 60 - $2`,
		[meeting.id, meeting.items]
	);
	return `/n/${kring.slug}/meetings/${meeting.number}`;
}
