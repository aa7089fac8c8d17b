import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { STEP_KINDS } from './contract.ts';
import { words } from './faces.ts';

/** A face with all parts of it that it brings along from the folders of the steps. */
function partsOf(file: string, found = new Set<string>()): Set<string> {
	if (found.has(file) || !existsSync(file)) return found;
	found.add(file);
	for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
		/(?:from |import\()'([^']+\.svelte(?:\.ts)?)'/g
	))
		if (from.startsWith('.')) partsOf(join(dirname(file), from), found);
	return found;
}

test.each(STEP_KINDS)('the phone of a step of kind %s says only words that it brings along', (kind) => {
	const known = new Set<string>(['ui', 'errors', 'steps', words[kind] ?? 'steps']);
	const parts = partsOf(join(import.meta.dirname, kind, 'Phone.svelte'));
	const said = [...parts].flatMap((file) =>
		[...readFileSync(file, 'utf8').matchAll(/\bt\(\s*['`](\w+)\./g)].map(([, chapter = '']) => chapter)
	);
	expect(said.length).toBeGreaterThan(0);
	expect(said.filter((chapter) => !known.has(chapter))).toEqual([]);
});
