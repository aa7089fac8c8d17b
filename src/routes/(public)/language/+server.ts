import { redirect } from '@sveltejs/kit';
import { localPath } from '#platform/auth/local-path.ts';
import { readForm } from '#routes/action.server.ts';
import { speak } from '#routes/language.server.ts';
import type { RequestHandler } from './$types';

/** Remembers the language that a visitor chose, and goes back to where they were. */
export const POST: RequestHandler = async (event) => {
	const form = await readForm(event);
	const back = form.get('back');
	await speak(event, form.get('language'));
	redirect(303, (typeof back === 'string' && localPath(back)) || '/');
};
