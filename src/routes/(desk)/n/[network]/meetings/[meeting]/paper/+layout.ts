import { loadMessages } from '#platform/i18n/translate.ts';
import type { LayoutLoad } from './$types';

/** What is typed in is asked in the words of the step it belongs to. */
const CHAPTERS = ['ui', 'errors', 'desk', 'account', 'meetings', 'print'] as const;

export const load: LayoutLoad = async ({ parent }) => {
	const { language } = await parent();
	return { t: await loadMessages(language, [...CHAPTERS]) };
};
