import type { LayoutServerLoad } from './$types';

/** Said once more than by the layout around it, so that the words of a room need not wait for the words of that. */
export const load: LayoutServerLoad = ({ locals }) => ({ language: locals.language });
