import { loadMessages } from '#platform/i18n/translate.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ parent, data }) => {
	const { language } = await parent();
	return {
		...data,
		t: await loadMessages(language, [
			'ui',
			'errors',
			'desk',
			'account',
			'admin',
			'meetings',
			'home',
			'questions',
			'agreements',
			'debrief',
			'cases',
			'thanks'
		])
	};
};
