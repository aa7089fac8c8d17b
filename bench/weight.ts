// How many bytes of JavaScript the join page and the live phone cost a browser that comes for the first time: all that a
// page needs before it works, with what that imports, as it is sent (brotli). Counted over HTTP from the built program. What a
// step loads when it begins is counted apart, all kinds together.
import { startRunning } from './lib/running.ts';

const pages = [
	{ name: 'join page', path: '/join', budget: 30 },
	{ name: 'live phone', path: 'phone', budget: 60 }
] as const;

const kring = await startRunning();
let over = false;
try {
	const cookie = await kring.cookie('member');
	for (const { name, path, budget } of pages) {
		const address = path === 'phone' ? `/n/${kring.slug}/meetings/1/phone` : path;
		const html = await (
			await fetch(`${kring.origin}${address}`, { headers: { accept: 'text/html', cookie } })
		).text();
		const [now, later] = await scripts(html);
		const [kb, more] = [sum(now) / 1024, sum(later) / 1024];
		const fits = kb + more <= budget;
		over ||= !fits;
		console.log(
			`${name}: ${kb.toFixed(1)} KB in ${now.size} files, and at most ${more.toFixed(1)} KB when they are needed; ` +
				`budget ${budget} KB in all: ${fits ? 'met' : 'NOT MET'}`
		);
	}
} finally {
	await kring.stop();
}
if (over) process.exitCode = 1;

/** The scripts that a page names with all that they import, and those that they may import later. */
async function scripts(html: string): Promise<[now: Map<string, number>, later: Map<string, number>]> {
	const now = new Map<string, number>();
	const later = new Map<string, number>();
	const named = [...html.matchAll(/["'(](?:\.{0,2})?(\/?_app\/immutable\/[\w/.-]+\.js)/g)].map(
		(found) => found[1] ?? ''
	);
	const asked: [string, Map<string, number>][] = named.map((path) => [path.replace(/^\/?/, '/'), now]);
	for (let next = asked.shift(); next; next = asked.shift()) {
		const [path, into] = next;
		if (now.has(path) || later.has(path)) continue;
		const answer = await fetch(`${kring.origin}${path}`, { headers: { 'accept-encoding': 'br' } });
		const text = await answer.text();
		into.set(path, Number(answer.headers.get('content-length') ?? text.length));
		const at = (relative: string) => new URL(relative, `http://x${path}`).pathname;
		// The map of all pages is in the start script: what another page needs is not this one's.
		if (/\/entry\//.test(path)) continue;
		for (const [, file = ''] of text.matchAll(/(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g))
			asked.unshift([at(file), into]);
		for (const [, file = ''] of text.matchAll(/import\(\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]\s*\)/g))
			asked.push([at(file), later]);
	}
	return [now, later];
}

function sum(sizes: Map<string, number>): number {
	return [...sizes.values()].reduce((total, size) => total + size, 0);
}
