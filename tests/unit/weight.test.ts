import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { STEP_KINDS, type StepKindName } from '#steps/contract.ts';
import { words as chapterOf } from '#steps/faces.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';

// Bytes are the same in every run, so a build that grew is found here and not on somebody's phone.
const OUTPUT = join(import.meta.dirname, '..', '..', '.svelte-kit', 'output');
const NODES = '.svelte-kit/generated/build/client-optimized/nodes';
/** What a phone may download today with the heaviest step, in KB of brotli; the aim is 60 (decision 033). */
const CEILING = 83;
/** Kinds that may weigh more, each with its reason. */
const HEAVIER: Partial<Record<StepKindName, number>> = {
	// Merging what several people type at once takes Yjs, 23 KB (decision 061); it comes when such a step begins.
	draft: 103
};

interface Chunk {
	file: string;
	imports?: string[];
	css?: string[];
}
let manifest: Record<string, Chunk> = {};

beforeAll(async () => {
	await ensureBuilt();
	manifest = JSON.parse(readFileSync(join(OUTPUT, 'client', '.vite', 'manifest.json'), 'utf8'));
}, 180_000);

/** The chunks that these need, with themselves. */
function needed(names: readonly string[]): Set<Chunk> {
	const found = new Set<Chunk>();
	const add = (name: string) => {
		const chunk = manifest[name];
		if (!chunk || found.has(chunk)) return;
		found.add(chunk);
		for (const other of chunk.imports ?? []) add(other);
	};
	for (const name of names) add(name);
	return found;
}

function nodeOf(file: string): string {
	const folder = join(OUTPUT, '..', 'generated', 'build', 'client-optimized', 'nodes');
	const node = readdirSync(folder).find((name) => readFileSync(join(folder, name), 'utf8').includes(file));
	if (node === undefined) throw new Error(`no page is made of ${file}`);
	return `${NODES}/${node}`;
}

test.each(STEP_KINDS)('a phone with a step of kind %s stays under its weight', (kind) => {
	const kit = Object.keys(manifest).filter((name) => /client\/(client-)?entry\.js$|\/app\.js$/.test(name));
	const own = chapterOf[kind];
	const words = ['ui', 'errors', 'stage', 'steps', ...(own ? [own] : [])].map(
		(chapter) => `src/platform/i18n/generated/nl/${chapter}.js`
	);
	const page = ['src/routes/+layout.svelte', '/(room)/+layout.svelte', '/phone/+page.svelte'].map(nodeOf);
	const chunks = needed([...kit, ...words, ...page, `src/steps/${kind}/Phone.svelte`]);
	let bytes = 0;
	for (const { file } of chunks) {
		if (file.endsWith('.js')) bytes += brotliCompressSync(readFileSync(join(OUTPUT, 'client', file))).length;
	}
	expect(bytes).toBeGreaterThan(20 * 1024);
	expect(bytes / 1024).toBeLessThan(HEAVIER[kind] ?? CEILING);
});

test('every page comes with the styles of all that it is made of', () => {
	for (const file of readdirSync(join(OUTPUT, 'server', 'nodes'))) {
		const styles = [...needed([`${NODES}/${file}`])].flatMap(({ css = [] }) => css);
		const node = readFileSync(join(OUTPUT, 'server', 'nodes', file), 'utf8');
		expect(
			styles.filter((style) => !node.includes(style)),
			file
		).toEqual([]);
	}
});
