// How soon a phone of the middle class can be read and pressed: Chromium with its processor slowed down four times, and then
// over slow 4G too (the figures of Lighthouse: 562 ms latency, 1.44 Mbit/s), on a first visit. Also how long its thread was
// busy beyond 50 ms at a time, how far things moved while the page came, and which other hosts it asked. The floor is the
// same page without its scripts and styles, from a bare Node server in the same run. The middle of so many visits.
// `node bench/ready.ts [VISITS]`: 5 by default.
import { chromium, type Page } from '@playwright/test';
import { atFloor } from './lib/floor.ts';
import { openMeeting } from './lib/meeting.ts';

const visits = Number(process.argv[2] ?? 5);
const SLOW_4G = { latency: 562.5, downloadThroughput: 1_474_560 / 8, uploadThroughput: 691_200 / 8 };
const WAYS = [
	{ name: '4x slower', network: null, budget: 800 },
	{ name: '4x slower, slow 4G', network: SLOW_4G, budget: 1_600 }
];
const BUSY = 100;
const MOVED = 0.02;
const PROMPT = 'Wat wil je van de anderen leren?';

interface Visit {
	/** Milliseconds until what the page says can be read. */
	read: number;
	/** Milliseconds until its buttons are alive. */
	alive: number;
	/** Milliseconds of long tasks, beyond 50 of each. */
	busy: number;
	/** Cumulative layout shift. */
	moved: number;
	/** Hosts other than its own that were asked. */
	others: number;
}

const prompt = { nl: PROMPT, en: PROMPT };
const meeting = await openMeeting([
	{ title: 'Vragen', steps: [{ minutes: 60, kind: 'write', prompt } as never] }
]);
const executablePath = process.env['KRING_CHROMIUM'];
const browser = await chromium.launch({
	...(executablePath ? { executablePath } : {}),
	args: ['--no-sandbox']
});
let over = false;
try {
	const inside = await meeting.join('Wie wacht');
	const { origin } = new URL(inside.page);
	const phone = { address: inside.page, cookie: inside.cookie, text: PROMPT };
	const join = { address: `${origin}/join`, cookie: '', text: 'code' };
	for (const { name, network, budget } of WAYS) {
		for (const [what, page] of Object.entries({ 'live phone, writing': phone, 'join page': join })) {
			const ours = await middle(page, network);
			const floor = await bareVisit(page, network);
			const fits = ours.read <= budget && ours.busy <= BUSY && ours.moved <= MOVED && ours.others === 0;
			over ||= !fits;
			console.log(
				`${what}, ${name}: read after ${ours.read.toFixed(0)} ms, alive after ${ours.alive.toFixed(0)} ms, ` +
					`busy ${ours.busy.toFixed(0)} ms, moved ${ours.moved.toFixed(3)}, other hosts ${ours.others}; ` +
					`bare ${floor.read.toFixed(0)} ms, ratio ${(ours.read / floor.read).toFixed(1)}; ` +
					`budget ${budget} ms, ${BUSY} ms, ${MOVED}, 0: ${fits ? 'met' : 'NOT MET'}`
			);
		}
	}
	inside.close();
} finally {
	await browser.close();
	await meeting.stop();
}
if (over) process.exitCode = 1;

interface Seen {
	address: string;
	cookie: string;
	/** What is on the page once it can be read. */
	text: string;
}

async function middle(seen: Seen, network: typeof SLOW_4G | null): Promise<Visit> {
	const all: Visit[] = [];
	for (let visit = 0; visit < visits; visit++) all.push(await visitOnce(seen, network));
	const of = (key: keyof Visit) =>
		all.map((one) => one[key]).toSorted((a, b) => a - b)[Math.floor(visits / 2)] ?? NaN;
	return {
		read: of('read'),
		alive: of('alive'),
		busy: of('busy'),
		moved: of('moved'),
		others: Math.max(...all.map(({ others }) => others))
	};
}

async function visitOnce({ address, cookie, text }: Seen, network: typeof SLOW_4G | null): Promise<Visit> {
	const context = await browser.newContext({ viewport: { width: 412, height: 823 }, locale: 'nl-BE' });
	const { origin, host } = new URL(address);
	for (const one of cookie === '' ? [] : cookie.split('; ')) {
		const [name = '', value = ''] = one.split('=');
		await context.addCookies([{ name, value, url: origin }]);
	}
	const page = await context.newPage();
	const wire = await context.newCDPSession(page);
	await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	await wire.send('Network.enable');
	if (network) await wire.send('Network.emulateNetworkConditions', { offline: false, ...network });
	const others = new Set<string>();
	page.on('request', (request) => {
		const asked = new URL(request.url()).host;
		if (asked !== host && asked !== '') others.add(asked);
	});
	await page.addInitScript(watch, text);
	await page.goto(address, { waitUntil: 'load' });
	await page.waitForFunction(() => window.measured.read > 0 && window.measured.alive > 0);
	// What still moves or keeps the thread busy comes within a second.
	await page.waitForTimeout(1_000);
	const measured = await measuredBy(page);
	await context.close();
	return { ...measured, others: others.size };
}

declare global {
	interface Window {
		measured: Omit<Visit, 'others'>;
	}
}

function measuredBy(page: Page): Promise<Omit<Visit, 'others'>> {
	return page.evaluate(() => window.measured);
}

/** Runs in the page from its first moment, on its own clock. */
function watch(text: string): void {
	const measured = { read: 0, alive: 0, busy: 0, moved: 0 };
	window.measured = measured;
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) measured.busy += duration - 50;
	}).observe({ type: 'longtask', buffered: true });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			if ('value' in entry && typeof entry.value === 'number') measured.moved += entry.value;
		}
	}).observe({ type: 'layout-shift', buffered: true });
	const look = () => {
		if (measured.read === 0 && document.body?.innerText.includes(text)) measured.read = performance.now();
		if (measured.read > 0 && window.early === undefined) measured.alive = performance.now();
		if (measured.alive === 0) requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}

/** The same page, without all that it would fetch, from a bare server. */
async function bareVisit({ address, cookie, text }: Seen, network: typeof SLOW_4G | null): Promise<Visit> {
	const answer = await fetch(address, { headers: { cookie, accept: 'text/html', 'accept-language': 'nl' } });
	const bare = (await answer.text()).replace(/<script[^]*?<\/script>|<link[^>]*>/gu, '');
	return atFloor(bare, (bareAddress) => middle({ address: bareAddress, cookie: '', text }, network));
}
