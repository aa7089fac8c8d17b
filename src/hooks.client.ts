import type { HandleClientError } from '@sveltejs/kit/hooks';

/** What breaks in a browser is told to its console alone; the page says it in its own words. */
export const handleError: HandleClientError = (caught) => {
	if (caught.kind === 'app') return { message: caught.error.message };
	reportError('error' in caught ? caught.error : caught);
	return { message: '' };
};
