// How many bytes of JavaScript the join page and the live phone cost a browser that comes for the first time: as they came
// over the wire (brotli), counted by Chromium until nothing more comes.
import { chromium } from '@playwright/test';
import { startRunning } from './lib/running.ts';

const kring = await startRunning();
const executablePath = process.env['KRING_CHROMIUM'];
const browser = await chromium.launch({
	...(executablePath ? { executablePath } : {}),
	args: ['--no-sandbox']
});
let over = false;
try {
	const cookie = await kring.cookie('member');
	for (const [name, path, budget] of [
		['join page', '/join', 30],
		['live phone', `/n/${kring.slug}/meetings/1/phone`, 60]
	] as const) {
		const { scripts, bytes } = await visit(`${kring.origin}${path}`, cookie);
		const kb = bytes / 1024;
		const fits = scripts > 0 && kb <= budget;
		over ||= !fits;
		console.log(
			`${name}: ${kb.toFixed(1)} KB of JavaScript in ${scripts} files; budget ${budget} KB: ${fits ? 'met' : 'NOT MET'}`
		);
	}
} finally {
	await browser.close();
	await kring.stop();
}
if (over) process.exitCode = 1;

async function visit(address: string, cookie: string): Promise<{ scripts: number; bytes: number }> {
	const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
	const [name = '', value = ''] = cookie.split('=');
	await context.addCookies([{ name, value, url: kring.origin }]);
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
