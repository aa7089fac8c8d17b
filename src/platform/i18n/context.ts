import { createContext } from 'svelte';
import type { MessageArguments, MessageKey, Translate } from './translate.ts';

const [getCurrent, setCurrent] = createContext<() => Translate>();

/**
 * Called by the root layout, and by a part that brings chapters of its own, with a function, not a value:
 * `setTranslate(() => data.t)`. So every sentence changes language together when navigation brings another one.
 */
export function setTranslate(current: () => Translate): void {
	setCurrent(current);
}

/** For components: `const t = getTranslate()`, then `t('ui.save')` in the markup, where it stays reactive. */
export function getTranslate(): Translate {
	const current = getCurrent();
	function translate<K extends MessageKey>(key: K, ...args: MessageArguments<K>): string {
		return current()(key, ...args);
	}
	return Object.defineProperty(translate, 'locale', { get: () => current().locale }) as Translate;
}
