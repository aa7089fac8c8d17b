import { loadMessages, type Locale } from '#platform/i18n/translate.ts';

/** What a phone shows while a meeting wraps up, with its words: loaded when it comes to that, or with the page. */
export async function loadWrap(language: Locale) {
	const [{ default: WrapPhone }, words] = await Promise.all([
		import('./WrapPhone.svelte'),
		loadMessages(language, ['ui', 'errors', 'stage', 'debrief', 'thanks'])
	]);
	return { WrapPhone, words };
}

/**
 * The same once more, after the network was away. Some browsers remember that a file did not come: then the page is
 * loaded again as soon as the server answers, and brings everything along.
 */
export async function loadWrapAgain(language: Locale): ReturnType<typeof loadWrap> {
	try {
		return await loadWrap(language);
	} catch (lost) {
		if ((await fetch('/healthz')).ok) location.reload();
		throw lost;
	}
}
