import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Served } from '#tests/support/served.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

// How soon a page can be read over a slow network is decided by what it asks for first. On the real program.

let served: Served;

beforeAll(async () => {
	await ensureBuilt();
	served = await serve();
}, 180_000);
afterAll(() => served.stop());

test('a page asks for all its styles in one file, before anything that can wait', async () => {
	const { origin, slug, cookies } = served;
	const pages = [
		['/sign-in', cookies.stranger],
		[`/call/${slug}`, cookies.stranger],
		[`/n/${slug}`, cookies.facilitator],
		[`/n/${slug}/meetings/1`, cookies.facilitator]
	] as const;
	for (const [path, cookie] of pages) {
		const headers = { accept: 'text/html', ...(cookie === '' ? {} : { cookie }) };
		const answer = await fetch(`${origin}${path}`, { headers });
		expect(answer.status, path).toBe(200);
		const links = (await answer.text()).match(/<link [^>]*rel="(stylesheet|preload|modulepreload)"/gu) ?? [];
		const [first, ...others] = links.map((link) => /rel="(\w+)"/u.exec(link)?.[1]);
		expect(first, path).toBe('stylesheet');
		expect(others, path).not.toContain('stylesheet');
		expect(others.length, path).toBeGreaterThan(0);
	}
});
