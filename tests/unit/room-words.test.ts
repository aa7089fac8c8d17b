import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

// A page of the room brings along the chapters of words that it needs; a word of another chapter breaks the page the moment
// that it is drawn. What a kind of step draws is in src/steps/faces.test.ts.

const ROOM = join(import.meta.dirname, '../../src/routes/(room)/n/[network]/meetings/[meeting]');
const SRC = join(import.meta.dirname, '../../src');

/** A page with all components that it draws, except those of the steps. */
function partsOf(file: string, found = new Set<string>()): Set<string> {
	if (found.has(file) || !existsSync(file)) return found;
	found.add(file);
	for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
		/(?:from |import\()'([^']+\.svelte(?:\.ts)?)'/g
	)) {
		if (from.startsWith('.')) partsOf(join(dirname(file), from), found);
		else if (from.startsWith('#') && !from.startsWith('#steps')) partsOf(join(SRC, from.slice(1)), found);
	}
	return found;
}

test.each(['cockpit', 'screen'])('everything on the %s says only words that its page brings', (page) => {
	const brought = readFileSync(join(ROOM, page, '+page.ts'), 'utf8');
	const said = [...partsOf(join(ROOM, page, '+page.svelte'))].flatMap((file) =>
		[...readFileSync(file, 'utf8').matchAll(/\bt\(\s*['`](\w+)\./g)].map(([, chapter = '']) => chapter)
	);
	expect(new Set(said).size).toBeGreaterThan(2);
	expect([...new Set(said)].filter((chapter) => !brought.includes(`'${chapter}'`))).toEqual([]);
});
