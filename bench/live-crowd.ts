// How many people one meeting carries: everybody says something once in ten seconds, and the slowest hundredth of all that
// is heard comes within 250 ms. People come one after another, as many as the next round needs; the crowd grows until it is
// too much, or until `MOST`. Against a bare `ws` server in the same run.
// `node bench/live-crowd.ts [SECONDS]`: length of each round, 10 by default.
import type { HttpPhone } from '#tests/support/http-phone.ts';
import { Bare } from './lib/bare.ts';
import type { Figures } from './lib/figures.ts';
import { openMeeting } from './lib/meeting.ts';
import { talk, type Speaker } from './lib/talk.ts';

const seconds = Number(process.argv[2] ?? 10);
const CROWDS = [100, 200, 300, 400, 500, 600, 800];
const MOST = 250;
const BUDGET = 500;

const bare = await Bare.start();
const meeting = await openMeeting();
const clients: Speaker[] = [];
const phones: HttpPhone[] = [];
let carried = 0;
try {
	for (const people of CROWDS) {
		while (clients.length < people) clients.push(await bare.come());
		while (phones.length < people) phones.push(await meeting.join(`Iemand ${phones.length}`));
		const floor = await talk(clients, people / 10, seconds);
		const ours = await talk(phones, people / 10, seconds);
		const carries = ours.p99 <= MOST && ours.missing === 0;
		if (carries) carried = people;
		console.log(
			`${people} people, ${people / 10}/s: ${shown(ours)}; bare ws ${shown(floor)}; ` +
				`ratio ${(ours.p99 / floor.p99).toFixed(1)}${carries ? '' : '; too much'}`
		);
		if (!carries) break;
	}
} finally {
	for (const one of [...phones, ...clients]) one.close();
	await meeting.stop();
	await bare.stop();
}
console.log(
	`one meeting carries ${carried} people; budget ${BUDGET}: ${carried < BUDGET ? 'NOT MET' : 'met'}`
);
if (carried < BUDGET) process.exitCode = 1;

function shown({ p50, p99, missing }: Figures): string {
	return `p50 ${p50.toFixed(0)} p99 ${p99.toFixed(0)} ms, missing ${missing}`;
}
