import { loadMessages } from '#platform/i18n/translate.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data }) => ({
	...data,
	t: await loadMessages(data.language, ['ui', 'errors'])
});
