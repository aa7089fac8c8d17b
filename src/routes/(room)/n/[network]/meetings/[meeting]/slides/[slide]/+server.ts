import * as v from 'valibot';
import { id } from '#platform/commands/fields.ts';
import { pictureOf } from '#steps/present/slides/queries.server.ts';
import { inMeeting, notHere } from '#routes/action.server.ts';
import type { RequestHandler } from './$types';

/**
 * The picture of a slide, for who is inside the meeting. The type is what its bytes are; as a page of its own it can load and run
 * nothing. A slide never changes, so a browser keeps it.
 */
export const GET: RequestHandler = async (event) => {
	const scope = await inMeeting(event);
	if (!v.is(id(), event.params.slide)) return notHere(event);
	const picture = await pictureOf(event.locals.runtime.db, scope, event.params.slide);
	if (!picture) return notHere(event);
	return new Response(picture.bytes, {
		headers: {
			'content-type': picture.type,
			'content-security-policy': "default-src 'none'; sandbox",
			'content-disposition': 'inline',
			'x-content-type-options': 'nosniff',
			'cross-origin-resource-policy': 'same-origin',
			'cache-control': 'private, max-age=86400, immutable'
		}
	});
};
