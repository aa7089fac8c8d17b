import { loadMessages } from '#platform/i18n/translate.ts';
import type { LayoutLoad } from './$types';

/** The programme speaks of meetings; the desk around it of the network. */
const CHAPTERS = ['ui', 'errors', 'desk', 'account', 'meetings', 'cases'] as const;

export const load: LayoutLoad = async ({ parent }) => {
	const { language } = await parent();
	return { t: await loadMessages(language, [...CHAPTERS]) };
};
