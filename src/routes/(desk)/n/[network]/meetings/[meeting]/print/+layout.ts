import { loadMessages } from '#platform/i18n/translate.ts';
import type { LayoutLoad } from './$types';

/** The sheets are worded on the server, in the language of the group; these are the words around them. */
const CHAPTERS = ['ui', 'errors', 'desk', 'account', 'meetings', 'print'] as const;

export const load: LayoutLoad = async ({ parent }) => {
	const { language } = await parent();
	return { t: await loadMessages(language, [...CHAPTERS]) };
};
