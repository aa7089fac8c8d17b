import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const eslint = new ESLint();

async function ruleNames(code: string, filePath: string): Promise<(string | null)[]> {
	const [result] = await eslint.lintText(code, { filePath });
	return result?.messages.map((message) => message.ruleId) ?? [];
}

test('no any and no "!", in TypeScript and in components', async () => {
	const code = 'export const a = (b: any): string => b.c!;\n';
	const rules = ['@typescript-eslint/no-explicit-any', '@typescript-eslint/no-non-null-assertion'];
	expect(await ruleNames(code, 'src/commons/people/model.ts')).toEqual(rules);
	expect(await ruleNames(`<script lang="ts" module>\n${code}</script>\n`, 'src/ui/Card.svelte')).toEqual(
		rules
	);
});

test('a type error is not silenced without saying why', async () => {
	expect(await ruleNames('// @ts-ignore\nexport const a = 1;\n', 'src/live/log.ts')).toEqual([
		'@typescript-eslint/ban-ts-comment'
	]);
});

test('the product does not speak on the console, scripts do', async () => {
	const code = "console.log('x');\n";
	expect(await ruleNames(code, 'src/live/log.ts')).toEqual(['no-console']);
	expect(await ruleNames(code, 'scripts/tables.ts')).toEqual([]);
});

test('what a browser lends only to pages with https is not used for an id', async () => {
	const code = 'export const id = crypto.randomUUID();\n';
	expect(await ruleNames(code, 'src/steps/write/components/own-notes.svelte.ts')).toEqual([
		'no-restricted-properties'
	]);
});
