import { loadMessages, type Locale } from '#platform/i18n/translate.ts';

/** What a phone shows while a meeting wraps up, with its words: loaded when it comes to that, or with the page. */
export async function loadWrap(language: Locale) {
	const [{ default: WrapPhone }, words] = await Promise.all([
		import('./WrapPhone.svelte'),
		loadMessages(language, ['ui', 'errors', 'stage', 'debrief'])
	]);
	return { WrapPhone, words };
}
