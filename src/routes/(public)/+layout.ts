import { loadMessages } from '#platform/i18n/translate.ts';
import type { LayoutLoad } from './$types';

/** Every page in front of the door is complete as it comes: forms and links, and no script to wait for. */
export const csr = false;

export const load: LayoutLoad = async ({ parent }) => {
	const { language } = await parent();
	return { t: await loadMessages(language, ['ui', 'errors', 'public']) };
};
