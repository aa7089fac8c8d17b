import { error } from '@sveltejs/kit';
import { openStream } from '#live/stream.server.ts';
import { inMeeting } from '#routes/action.server.ts';
import { installation } from '#routes/app.server.ts';
import { fromHere, viewerOf, type SurfaceName } from '#routes/room.server.ts';
import type { RequestHandler } from './$types';

const SURFACES: readonly SurfaceName[] = ['phone', 'cockpit', 'screen', 'desk'];

/** The stream of the meeting for one surface (docs/live-protocol.md). */
export const GET: RequestHandler = async (event) => {
	fromHere(event);
	const asked = event.url.searchParams.get('surface');
	const surface = SURFACES.find((known) => known === asked) ?? 'phone';
	const scope = await inMeeting(event);
	const viewer = viewerOf(scope, surface);
	if (!viewer) error(403);
	const { hub } = await installation();
	return openStream(hub, event.request, scope, viewer);
};
