import { join } from 'node:path';
import type { Plugin } from 'vite';

const OURS = join(import.meta.dirname, '../src/ui/LineIcon.svelte');

/** Vite: the icons of Lucide are drawn by a component of ours, which does no more than an icon in the house's hand needs. */
export function icons(): Plugin {
	return {
		name: 'kring-icons',
		enforce: 'pre',
		resolveId(source, importer) {
			return source === '../Icon.svelte' && importer?.includes('/@lucide/svelte/dist/icons/') ? OURS : null;
		}
	};
}
