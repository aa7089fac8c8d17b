import { loadMessages } from '#platform/i18n/translate.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url, parent }) => {
	const { language } = await parent();
	const wanted =
		url.searchParams.get('language') === 'en' ? 'en' : url.searchParams.has('language') ? 'nl' : language;
	return {
		language: wanted,
		t: await loadMessages(wanted, [
			'ui',
			'errors',
			'stage',
			'steps',
			'board',
			'round',
			'consult',
			'mixing',
			'exchange',
			'weigh',
			'form',
			'draft',
			'present',
			'vote',
			'tracks',
			'conduct'
		])
	};
};
