import { expect } from 'vitest';
import { treeOf, type Law } from './tree.ts';

/** For the tests of the laws: what a law says about a few planted files, as "file: sentence". */
export function said(law: Law, files: Readonly<Record<string, string>>): string[] {
	return law.check(treeOf(files)).map(({ file, says }) => `${file}: ${says}`);
}

/** The law finds exactly one thing here, in that file, and its sentence matches: it says what to do. */
export function expectCaught(
	law: Law,
	files: Readonly<Record<string, string>>,
	file: string,
	says: RegExp
): void {
	const found = said(law, files);
	expect(found).toHaveLength(1);
	expect(found[0]?.startsWith(`${file}: `), found[0]).toBe(true);
	expect(found[0]).toMatch(says);
}
