import { loadMessages } from '#platform/i18n/translate.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ parent }) => {
	const { language } = await parent();
	return {
		t: await loadMessages(language, ['ui', 'errors', 'stage', 'steps'])
	};
};
