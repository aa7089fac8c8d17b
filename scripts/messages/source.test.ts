import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compileMessages } from '../compile-messages.ts';

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'messages-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, texts: Record<string, unknown>): void {
	const file = join(root, 'messages', path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, JSON.stringify(texts));
}

const made = (path: string) => join(root, 'src/platform/i18n/generated', path);

test('each argument gets the type that its use asks for', () => {
	put('nl/call.json', {
		plain: 'Welkom.',
		mixed: '{name} heeft {count, plural, one {# vraag} other {# vragen}}',
		state: '{state, select, open {Open} closed {Dicht} other {Anders}}',
		truth: '{answered, select, true {Beantwoord} other {Nog open}}'
	});
	put('en/call.json', {});
	compileMessages(root);
	const keys = readFileSync(made('keys.ts'), 'utf8');
	expect(keys).toContain(`'call.plain': undefined;`);
	expect(keys).toContain(`'call.mixed': { count: number; name: string | number };`);
	expect(keys).toContain(`'call.state': { state: 'closed' | 'open' | 'other' };`);
	expect(keys).toContain(`'call.truth': { answered: boolean };`);
});

test('what did not change is not written again, what went away is removed', () => {
	put('nl/call.json', { a: 'A' });
	put('nl/report.json', { a: 'A' });
	compileMessages(root);
	const before = statSync(made('nl/call.js')).mtimeMs;
	rmSync(join(root, 'messages/nl/report.json'));
	compileMessages(root);
	expect(statSync(made('nl/call.js')).mtimeMs).toBe(before);
	expect(existsSync(made('nl/report.js'))).toBe(false);
});

test.each([
	['a text that is not ICU', { a: 'Nog {count, plural, one {#}' }, /nl\/call\.json "a"/],
	['a brace that stays open', { a: 'Bewaar {' }, /a brace without its partner/],
	['a plural that the language does not have', { a: '{n, plural, few {#} other {#}}' }, /few is not valid/],
	[
		'a date, which would forget the time zone',
		{ a: '{when, date, short}' },
		/pass a text made by format\.ts/
	],
	['a nested object', { a: { b: 'c' } }, /keys are flat, write "a\.more"/],
	[
		'one name for two things',
		{ a: '{x, plural, other {#}} {x, select, a {} other {}}' },
		/give them two names/
	]
])('refuses %s, with file and key', (_what, texts, message) => {
	put('nl/call.json', texts);
	expect(() => compileMessages(root)).toThrow(message);
});
