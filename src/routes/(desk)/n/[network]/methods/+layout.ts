import { loadMessages } from '#platform/i18n/translate.ts';
import type { LayoutLoad } from './$types';

const CHAPTERS = [
	'ui',
	'errors',
	'desk',
	'methods',
	'meetings',
	'stage',
	'steps',
	'board',
	'round',
	'consult',
	'exchange',
	'weigh',
	'form',
	'draft',
	'present',
	'vote',
	'tracks',
	'conduct',
	'mixing'
] as const;

export const load: LayoutLoad = async ({ parent }) => {
	const { language } = await parent();
	return { t: await loadMessages(language, [...CHAPTERS]) };
};
