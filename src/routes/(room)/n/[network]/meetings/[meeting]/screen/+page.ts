import { firstFace } from '#lifecycle/convene/stage/components/face.svelte.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import type { PageLoad } from './$types';

/** The screen speaks the language of the network, whoever opened it. */
export const load: PageLoad = async ({ data }) => ({
	...data,
	t: await loadMessages(data.room.language, [
		'ui',
		'errors',
		'stage',
		'debrief',
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
		'conduct'
	]),
	first: await firstFace(data.start, 'Screen', data.room.language)
});
