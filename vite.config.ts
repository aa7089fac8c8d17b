import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { icons } from './scripts/icons.ts';
import { messages } from './scripts/messages/plugin.ts';

/**
 * What most pages share, in few files: a file costs its headers, and small ones are compressed badly. Nothing that leads to an
 * `import()`: Kit finds the styles of a page along its imports, and would give them to what comes later.
 */
const shared = [
	// All styles are 29 KB in one file, or else a phone waits for some seventy files that each have a rule or two.
	{ name: 'styles', test: /\.css$/, priority: 5 },
	...['nl', 'en'].flatMap((locale) => [
		{ name: `words-${locale}`, test: new RegExp(`/generated/${locale}/(ui|errors)\\.js$`), priority: 5 },
		{ name: `room-${locale}`, test: new RegExp(`/generated/${locale}/(stage|steps)\\.js$`), priority: 5 }
	]),
	{
		name: 'frame',
		test: /node_modules\/(svelte|esm-env)\/|vite\/preload-helper|kit\/src\/(runtime\/(app\/|client\/(?!(client-)?entry|payload))|utils|exports)/,
		minShareCount: 2,
		priority: 4
	},
	// Kit waits for the page that says what went wrong before it makes any page alive.
	{ name: 'parts', test: /src\/ui\/(ErrorPage|TopBar)\.svelte/, priority: 4 },
	{
		name: 'live',
		test: /src\/live\/|stage\/(components\/(surface|device)|events|model)/,
		minShareCount: 2,
		priority: 3
	},
	{
		name: 'phone',
		test: /src\/ui\/(LineIcon|Menu|Ring|RingClock|Dialog|PhoneFrame|PeopleRow|StepHeader|ConnectionPill|Mark|ModeShape|StatusLine)\.svelte|src\/steps\/(faces|contract)\.ts|stage\/components\/(OpeningLines|PhoneMessage)|lucide\/svelte\/dist\/icons\/(hand|pencil|plus|trash-2|signal|check)\./,
		minShareCount: 2,
		priority: 2
	},
	{
		name: 'parts',
		test: /src\/(ui|platform\/i18n)\/(?!translate)[\w-]+\.|node_modules\/@lucide\/svelte\/dist\/(?!icons)/,
		minShareCount: 20,
		priority: 1
	}
];

export default defineConfig({
	environments: {
		client: { build: { rolldownOptions: { output: { codeSplitting: { groups: shared } } } } }
	},
	plugins: [
		messages(),
		icons(),
		sveltekit({
			adapter: adapter(),
			// A style attribute may be inline, a style sheet or a <style> may not (docs/decisions/036-what-may-be-inline.md).
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['none'],
					'script-src': ['self'],
					'style-src': ['self'],
					'style-src-elem': ['self'],
					'style-src-attr': ['unsafe-inline'],
					'img-src': ['self', 'data:'],
					'connect-src': ['self'],
					'worker-src': ['self'],
					'manifest-src': ['self'],
					'frame-src': ['self'],
					'font-src': ['self'],
					'form-action': ['self'],
					'base-uri': ['none'],
					'object-src': ['none'],
					'frame-ancestors': ['self']
				}
			}
		})
	]
});
