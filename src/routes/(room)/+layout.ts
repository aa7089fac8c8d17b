import { loadMessages } from '#platform/i18n/translate.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data: { language } }) => ({
	language,
	t: await loadMessages(language, ['ui', 'errors', 'stage', 'steps'])
});
