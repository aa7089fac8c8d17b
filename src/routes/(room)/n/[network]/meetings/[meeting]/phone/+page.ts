import { firstFace, firstStage } from '#lifecycle/convene/stage/components/face.svelte.ts';
import { evaluationKind } from '#lifecycle/debrief/evaluation/events.ts';
import { loadWrap } from './wrap.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => {
	const { language } = data;
	const wraps =
		firstStage(data.start)?.state === 'wrapping_up' ||
		data.start.changes.some(({ kind }) => kind === evaluationKind.name);
	const [first, wrap] = await Promise.all([
		firstFace(data.start, 'Phone', language),
		wraps ? loadWrap(language) : undefined
	]);
	return { ...data, first, wrap };
};
