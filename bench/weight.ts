// How many bytes of JavaScript the join page and the live phone cost a browser that comes for the first time: as they came
// over the wire (brotli), counted by Chromium until nothing more comes. The phone is seen during a step of kind `talk`, and
// after a meeting, when the wrap-up comes with it.
import { chromium } from '@playwright/test';
import { openMeeting } from './lib/meeting.ts';
import { startRunning } from './lib/running.ts';

const kring = await startRunning();
const meeting = await openMeeting();
const executablePath = process.env['KRING_CHROMIUM'];
const browser = await chromium.launch({
	...(executablePath ? { executablePath } : {}),
	args: ['--no-sandbox']
});
let over = false;
try {
	const inside = await meeting.join('Wie weegt');
	for (const [name, address, cookie, budget] of [
		['join page', `${kring.origin}/join`, '', 30],
		['live phone', inside.page, inside.cookie, 60],
		[
			'phone after a meeting',
			`${kring.origin}/n/${kring.slug}/meetings/1/phone`,
			await kring.cookie('member'),
			60
		]
	] as const) {
		const { scripts, bytes } = await visit(address, cookie);
		const kb = bytes / 1024;
		over ||= kb > budget;
		console.log(
			`${name}: ${kb.toFixed(1)} KB of JavaScript in ${scripts} files; budget ${budget} KB: ${kb > budget ? 'NOT MET' : 'met'}`
		);
	}
	inside.close();
} finally {
	await browser.close();
	await meeting.stop();
	await kring.stop();
}
if (over) process.exitCode = 1;

async function visit(address: string, cookie: string): Promise<{ scripts: number; bytes: number }> {
	const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
	const { origin } = new URL(address);
	for (const one of cookie === '' ? [] : cookie.split('; ')) {
		const [name = '', value = ''] = one.split('=');
		await context.addCookies([{ name, value, url: origin }]);
	}
	const page = await context.newPage();
	const wire = await context.newCDPSession(page);
	const asked = new Set<string>();
	let bytes = 0;
	let scripts = 0;
	wire.on('Network.responseReceived', ({ requestId, response }) => {
		if (/javascript/.test(response.mimeType)) asked.add(requestId);
	});
	wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		if (!asked.has(requestId)) return;
		scripts++;
		bytes += encodedDataLength;
	});
	await wire.send('Network.enable');
	await page.goto(address, { waitUntil: 'load' });
	// A live page never falls silent: its stream stays open. Nothing new for a second is enough.
	for (let before = -1; before !== bytes; await page.waitForTimeout(1000)) before = bytes;
	await context.close();
	return { scripts, bytes };
}
