import { loadMessages, type Locale } from '#platform/i18n/translate.ts';

/**
 * What a phone can do beside the step, with its words. Fetched as soon as the phone is alive and not only when somebody asks
 * for it: it has to be there without network too, and yet it need not weigh on the first picture.
 */
export async function loadAside(language: Locale) {
	const [{ default: PhoneAside }, words] = await Promise.all([
		import('./PhoneAside.svelte'),
		loadMessages(language, ['ui', 'errors', 'stage', 'aside'])
	]);
	return { PhoneAside, words };
}

/** The dialogs beside the step. */
export type Aside = 'leave' | 'rules' | 'question' | 'message';
