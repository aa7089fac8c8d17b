import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { messages } from './scripts/messages/plugin.ts';

export default defineConfig({
	plugins: [
		messages(),
		sveltekit({
			adapter: adapter(),
			// Svelte sets inline style attributes for colours of a mode, so style-src cannot do without.
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self', 'unsafe-inline'],
					'img-src': ['self', 'data:'],
					'connect-src': ['self'],
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
