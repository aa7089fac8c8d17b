import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	language: locals.language,
	theme: locals.theme,
	person: locals.person
		? { name: locals.person.name, email: locals.person.email, administrator: locals.person.administrator }
		: null
});
