// Warnings are errors: npm run check calls eslint with --max-warnings 0. What the laws of the house check is not here.
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'data/',
			'static/',
			'src/platform/i18n/generated/',
			'src/platform/db/tables.ts'
		]
	},
	...ts.configs.strict,
	...ts.configs.stylistic,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			eqeqeq: ['error', 'always'],
			'array-callback-return': 'error',
			'no-cond-assign': 'error',
			'no-console': 'error',
			'no-constant-binary-expression': 'error',
			'no-constant-condition': 'error',
			'no-control-regex': 'error',
			'no-debugger': 'error',
			'no-dupe-else-if': 'error',
			'no-duplicate-case': 'error',
			'no-else-return': 'error',
			'no-empty-pattern': 'error',
			'no-fallthrough': 'error',
			'no-loss-of-precision': 'error',
			'no-misleading-character-class': 'error',
			'no-param-reassign': 'error',
			'no-restricted-properties': [
				'error',
				{
					object: 'crypto',
					property: 'randomUUID',
					message: 'Missing on a page without https: use newId of #platform/ids/device.ts.'
				}
			],
			'no-self-assign': 'error',
			'no-sparse-arrays': 'error',
			'no-template-curly-in-string': 'error',
			'no-unreachable-loop': 'error',
			'no-unsafe-finally': 'error',
			'no-unsafe-optional-chaining': 'error',
			'no-useless-backreference': 'error',
			'no-useless-catch': 'error',
			'no-useless-escape': 'error',
			'no-var': 'error',
			'object-shorthand': 'error',
			'prefer-const': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', prefer: 'type-imports' }
			],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			// A callback that has nothing to do is a callback; swallowed refusals are caught by scripts/laws/refusals.ts.
			'@typescript-eslint/no-empty-function': 'off',
			// Both ways of writing an object type are used for what they say: a record of anything, or named keys.
			'@typescript-eslint/consistent-indexed-object-style': 'off',
			'@typescript-eslint/consistent-type-definitions': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		rules: {
			// $props() is written with let, so that what is bindable looks like the rest.
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { destructuring: 'all', excludedRunes: ['$props', '$bindable'] }],
			'svelte/button-has-type': 'error',
			'svelte/no-at-html-tags': 'error',
			'svelte/no-target-blank': 'error',
			'svelte/require-each-key': 'error',
			// {' '} keeps the blank between two elements; svelte-check knows which ignores are needed.
			'svelte/no-useless-mustaches': 'off',
			'svelte/no-unused-svelte-ignore': 'off',
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		// A controller decides for itself which of its collections are state.
		files: ['**/*.svelte.ts'],
		rules: { 'svelte/prefer-svelte-reactivity': 'off' }
	},
	{
		files: ['**/*.test.ts'],
		rules: { 'no-param-reassign': 'off', 'no-template-curly-in-string': 'off' }
	},
	{
		// Programs that a person runs speak on the console; so does the log.
		files: ['scripts/**', 'bench/**', 'tests/**', 'src/platform/errors/log.ts', '*.{js,ts}'],
		rules: { 'no-console': 'off' }
	}
);
