import { isTellingDemo } from '#demo/load.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ preparing: isTellingDemo() });
