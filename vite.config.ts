import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { messages } from './scripts/messages/plugin.ts';

/**
 * What most pages share, in few files: a file costs its headers, and small ones are compressed badly. Nothing that leads to an
 * `import()`: Kit finds the styles of a page along its imports, and would give them to what comes later.
 */
const shared = [
	{
		name: 'frame',
		test: /node_modules\/(svelte|esm-env)\/|vite\/preload-helper/,
		minShareCount: 8,
		priority: 4
	},
	{
		name: 'live',
		test: /src\/live\/|stage\/(components\/(surface|device)|events|model)/,
		minShareCount: 2,
		priority: 3
	},
	{
		name: 'phone',
		test: /src\/ui\/(Menu|Ring|RingClock|Dialog|PhoneFrame|PeopleRow|StepHeader|ConnectionPill|Mark|ModeShape)\.svelte/,
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
