import { loadMessages } from '#platform/i18n/translate.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, data }) => {
	const { language } = await parent();
	return {
		...data,
		t: await loadMessages(language, ['ui', 'errors', 'desk', 'account', 'admin', 'announce'])
	};
};
