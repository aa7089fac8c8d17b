import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { messages } from './scripts/messages/plugin.ts';

export default defineConfig({
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
