import { firstFace } from '#lifecycle/convene/stage/components/face.svelte.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => ({ ...data, first: await firstFace(data.start, 'Phone') });
