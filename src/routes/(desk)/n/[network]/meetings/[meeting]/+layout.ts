import { loadMessages } from '#platform/i18n/translate.ts';
import type { LayoutLoad } from './$types';

/** The planner names the families of methods; the other pages of a meeting need what the desk has. */
const CHAPTERS = [
	'ui',
	'errors',
	'desk',
	'account',
	'meetings',
	'home',
	'questions',
	'agreements',
	'debrief',
	'thanks',
	'methods'
] as const;

export const load: LayoutLoad = async ({ parent }) => {
	const { language } = await parent();
	return { t: await loadMessages(language, [...CHAPTERS]) };
};
