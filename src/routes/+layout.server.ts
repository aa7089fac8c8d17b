import { newId } from '#platform/ids/ids.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	language: locals.language,
	theme: locals.theme,
	/** Makes the forms of this page count once; a new one after every answered form. */
	formKey: newId(),
	person: locals.person
		? { name: locals.person.name, email: locals.person.email, administrator: locals.person.administrator }
		: null
});
