import { afterAll, beforeAll, expect, test } from 'vitest';
import { inNetwork, onPlatform } from '#platform/db/access.ts';
import { layOut } from '#platform/mail/layout.ts';
import { sql } from 'kysely';
import { serve, type Served } from '#tests/support/served.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

// Whatever somebody typed stands in a page and a mail as text: never as markup, never as a script.

let served: Served;
beforeAll(async () => {
	await ensureBuilt();
	served = await serve();
}, 180_000);
afterAll(() => served.stop());

const TAGS =
	'script img svg iframe math body style link object embed video details input form a base meta'.split(' ');
const TRICKS = [
	(tag: string) => `<${tag} src=x onerror=kring()>`,
	(tag: string) => `"><${tag} onload=kring()>`,
	(tag: string) => `'><${tag} href=javascript:kring()>`,
	(tag: string) => `</script><${tag}>kring()</${tag}>`,
	(tag: string) => `<!--><${tag} onfocus=kring() autofocus>-->`,
	(tag: string) => `</title></textarea><${tag}/onmouseover=kring()>`,
	(tag: string) => `{@html '<${tag} onerror=kring()>'}`,
	(tag: string) => `<\u0000${tag} onerror=kring()>\u2028`,
	(tag: string) => `&lt;${tag} onerror=kring()&gt;<${tag.toUpperCase()}>`,
	(tag: string) => `javascript:kring()//<${tag}`,
	(tag: string) => `${tag}\`\${kring()}\``,
	(tag: string) => `%3C${tag} onerror=kring()%3E<${tag}\n onerror\n=\nkring()>`
];
const corpus = TAGS.flatMap((tag) => TRICKS.map((trick) => `kring9 ${trick(tag)}`));

/** What is wrong with the tags of a page: one that only came there because somebody typed it, or that runs something. */
function wrong(html: string): string[] {
	const tags = [...html.matchAll(/<[a-z/!](?:"[^"]*"|'[^']*'|[^"'>])*>/gi)].map(([tag]) => tag);
	return tags.filter((tag) => {
		// What stands between quotes is a value, save an address that runs.
		const bare = tag.replaceAll(/"(?!\s*javascript:)[^"]*"|'(?!\s*javascript:)[^']*'/gi, '""');
		const isScript = /^<script/i.test(tag) && !tag.includes('nonce=') && !tag.includes('application/');
		return isScript || /kring\(|\son\w+\s*=|javascript:/i.test(bare);
	});
}

test('two hundred texts in a mail are text', async () => {
	expect(corpus.length).toBeGreaterThanOrEqual(200);
	for (const text of corpus) {
		const { html } = await layOut(
			{
				sendKey: 'x',
				networkId: null,
				to: { email: 'ann@kring.example', name: text },
				language: 'nl',
				subject: text,
				preheader: text,
				blocks: [
					{ type: 'heading', text },
					{ type: 'text', text },
					{ type: 'list', items: [text] },
					{ type: 'quote', text, by: text },
					{ type: 'button', label: text, href: `http://kring.example/${text}` },
					{ type: 'code', label: text, code: text },
					{ type: 'facts', rows: [{ label: text, value: text }] },
					{ type: 'small', text }
				],
				reason: text
			},
			'http://kring.example'
		);
		expect(wrong(html)).toEqual([]);
		const made = [...html.matchAll(/<([a-z][a-z0-9]*)[\s>/]/gi)].map(([, name]) => name?.toLowerCase() ?? '');
		expect(made.filter((name) => TAGS.includes(name)).toSorted()).toEqual([
			'a',
			'body',
			'meta',
			'meta',
			'meta',
			'meta',
			'style'
		]);
	}
});

test('two hundred texts in every text that is stored stand in every page as text', async () => {
	const { rows } = await sql<{ table: string; column: string; most: number | null }>`
		select c.table_name as table, c.column_name as column, null as most from information_schema.columns c
		where c.table_schema = 'public' and c.data_type = 'text' and c.column_name in
			('title', 'text', 'first_name', 'last_name', 'goal', 'audience', 'organiser', 'place', 'route', 'bring', 'tagline',
			'name', 'job_title', 'change', 'asked', 'message', 'motivation', 'decided')
			and exists (select from information_schema.columns n where n.table_schema = 'public'
				and n.table_name = c.table_name and n.column_name = 'network_id') and c.table_name <> 'mail'`.execute(
		served.kring.runtime.db
	);
	const { networkId } = await onPlatform(served.kring.runtime.db, (trx) =>
		trx
			.selectFrom('network')
			.select('id as networkId')
			.where('slug', '=', served.slug)
			.executeTakeFirstOrThrow()
	);
	const paths = served.routes
		.map(({ id }) => id.replaceAll('[network]', served.slug).replaceAll('[meeting]', '1'))
		.filter((path) => !path.includes('[') && !path.startsWith('/gallery') && !path.endsWith('/live'));
	let seen = 0;
	// Every page is asked for a handful of bundles: each bundle puts another part of the corpus in every column.
	for (let bundle = 0; bundle < 6; bundle++) {
		await inNetwork(served.kring.runtime.db, networkId, async (trx) => {
			for (const [at, { table, column }] of rows.entries()) {
				const text = (corpus[(bundle * 37 + at * 11) % corpus.length] ?? '')
					.replaceAll('\u0000', '')
					.slice(0, 60);
				await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${text} where network_id = ${networkId}`.execute(
					trx
				);
			}
			const title = corpus[(bundle * 41) % corpus.length] ?? '';
			await sql`update network set title = left(${title.replaceAll('\u0000', '')}, 100), goal = ${title.replaceAll('\u0000', '')}
				where id = ${networkId}`.execute(trx);
		});
		for (const path of paths) {
			for (const cookie of [served.cookies.stranger, served.cookies.facilitator]) {
				const answer = await fetch(`${served.origin}${path}`, { headers: { cookie, accept: 'text/html' } });
				const html = await answer.text();
				expect(answer.status, path).toBeLessThan(500);
				if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
				expect(wrong(html), path).toEqual([]);
				seen += html.split('kring9').length - 1;
			}
		}
	}
	expect(seen, 'the corpus stands in pages at all').toBeGreaterThan(200);
}, 60_000);
