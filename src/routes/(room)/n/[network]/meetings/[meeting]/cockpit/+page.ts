import { firstFace } from '#lifecycle/convene/stage/components/face.svelte.ts';
import { loadMessages, type Chapter } from '#platform/i18n/translate.ts';
import type { PageLoad } from './$types';

const CHAPTERS: Chapter[] = [
	'ui',
	'errors',
	'stage',
	'aside',
	'debrief',
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
];

export const load: PageLoad = async ({ data, parent }) => {
	const { language } = await parent();
	const [t, first] = await Promise.all([
		loadMessages(language, CHAPTERS),
		firstFace(data.start, 'Cockpit', language)
	]);
	return { ...data, t, first };
};
