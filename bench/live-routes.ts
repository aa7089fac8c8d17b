// A meeting as its phones meet it: the built program, its routes, its cookies. How long a change takes from the POST of one
// phone to all phones; how long people wait who all come in within one second from one address (form, page, stream); how
// soon everybody is back after the server was stopped and started; and that no acknowledged change is lost or doubled when
// the server is killed (-9) under load. Each time against a bare `ws` server in the same run.
// `node bench/live-routes.ts [SECONDS] [KILLS]`: length of each steady run, 10 by default, and how often to kill, 3.
import { randomUUID } from 'node:crypto';
import { Bare } from './lib/bare.ts';
import { figures, pause, type Figures } from './lib/figures.ts';
import type { HttpPhone } from '#tests/support/http-phone.ts';
import { openMeeting } from './lib/meeting.ts';
import { talk, type Speaker } from './lib/talk.ts';

const seconds = Number(process.argv[2] ?? 10);
const kills = Number(process.argv[3] ?? 3);
let over = false;

const bare = await Bare.start();
const meeting = await openMeeting();
const phones: HttpPhone[] = [];
try {
	for (const [people, budget] of [
		[50, 300],
		[200, 1_000]
	] as const) {
		const [ours, came] = await storm(people, (place) => meeting.join(`Storm${people} ${place}`));
		const [floor] = await storm(people, () => bare.come());
		report(`join storm, ${people} people in one second`, ours, floor, budget);
		for (const phone of came) phone.close();
	}
	for (const [people, rate, budget] of [
		[15, 5, 15],
		[50, 5, 20],
		[200, 20, 40]
	] as const) {
		while (phones.length < people) phones.push(await meeting.join(`Steady ${phones.length}`));
		const floor = await talk(await Promise.all(phones.map(() => bare.come())), rate, seconds);
		const ours = await talk(phones, rate, seconds);
		report(`change to everybody, ${people} people, ${rate}/s`, ours, floor, Math.max(budget, 4 * floor.p99));
	}
	await comeBack(phones);
	await killUnderLoad(phones);
} finally {
	// A phone that is still open looks for its server for ever.
	for (const phone of phones) phone.close();
	await meeting.stop();
	await bare.stop();
}
if (over) process.exitCode = 1;

/** Everybody comes within one second; times from coming to having the state. */
async function storm<P extends Speaker>(
	people: number,
	come: (place: number) => Promise<P>
): Promise<[Figures, P[]]> {
	const times: number[] = [];
	const came = await Promise.all(
		Array.from({ length: people }, async (_, place) => {
			await pause((place * 1_000) / people);
			const at = performance.now();
			const one = await come(place).catch((error: unknown) => {
				console.error(`  ${error instanceof Error ? error.message : 'failed'}`);
			});
			if (one) times.push(performance.now() - at);
			return one;
		})
	);
	const here = came.filter((one) => one !== undefined);
	return [figures(times, people - here.length), here];
}

/** The server stops and starts; how long after it answers the last phone has its stream again. */
async function comeBack(phones: readonly HttpPhone[]): Promise<void> {
	const back = phones.map((phone) => phone.streamsAgain());
	const answered = await meeting.restart('SIGTERM');
	await Promise.all(back);
	const waited = performance.now() - answered;
	over ||= waited > 3_000;
	console.log(
		`${waited > 3_000 ? 'OVER' : 'ok  '} ${phones.length} people back ${waited.toFixed(0)} ms after the server answers; at most 3000 ms`
	);
}

/** Phones say things and repeat them until acknowledged, while the server is killed; then the database is asked. */
async function killUnderLoad(phones: readonly HttpPhone[]): Promise<void> {
	const acknowledged: string[] = [];
	let going = true;
	const talkers = phones.slice(0, 20).map(async (phone) => {
		while (going) {
			const text = `Kept ${randomUUID()}`;
			await phone.insist(text);
			acknowledged.push(text);
		}
	});
	for (let kill = 0; kill < kills; kill++) {
		await pause(1_500);
		await meeting.restart('SIGKILL');
	}
	going = false;
	await Promise.all(talkers);
	const times = await meeting.timesKept('Kept ');
	const lost = acknowledged.filter((text) => !times.has(text)).length;
	const doubled = [...times.values()].filter((count) => count > 1).length;
	over ||= lost > 0 || doubled > 0;
	console.log(
		`${lost + doubled > 0 ? 'OVER' : 'ok  '} killed ${kills} times under load: ${lost} of ${acknowledged.length} acknowledged lost, ${doubled} doubled`
	);
}

function report(what: string, ours: Figures, floor: Figures, most: number): void {
	const within = ours.p99 <= most && ours.missing === 0;
	over ||= !within;
	const show = ({ p50, p99 }: Figures) => `p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ms`;
	console.log(
		`${within ? 'ok  ' : 'OVER'} ${what}: ${show(ours)}, missing ${ours.missing}; ` +
			`bare ws ${show(floor)}; ratio ${(ours.p99 / floor.p99).toFixed(1)}; at most ${most.toFixed(0)} ms`
	);
}
