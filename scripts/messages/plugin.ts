import { join } from 'node:path';
import type { Plugin } from 'vite';
import { compileMessages } from '../compile-messages.ts';

/** Vite: messages are compiled before a build, and again in dev whenever a file under messages/ changes. */
export function messages(): Plugin {
	return {
		name: 'kring-messages',
		config() {
			compileMessages();
		},
		configureServer(server) {
			const folder = join(server.config.root, 'messages');
			server.watcher.add(folder);
			server.watcher.on('all', (_event, path) => {
				if (!path.startsWith(folder)) return;
				try {
					compileMessages(server.config.root);
				} catch (error) {
					// Half a sentence is normal while somebody types: say it, keep the last good messages.
					server.config.logger.error(error instanceof Error ? error.message : String(error));
				}
			});
		}
	};
}
