import { error, type RequestEvent } from '@sveltejs/kit';
import { leads, type MeetingScope } from '#platform/auth/scope.ts';
import type { LiveStart, Viewer } from '#live/protocol.ts';
import { liveStart } from '#lifecycle/convene/stage/surfaces/queries.server.ts';
import { inMeeting, notHere } from '#routes/action.server.ts';

/** The surfaces of a live meeting. */
export type SurfaceName = Viewer['surface'];

/** Somebody who leads, inside the meeting of the address; anybody else gets "not here". */
export async function conductor(event: RequestEvent): Promise<MeetingScope> {
	const scope = await inMeeting(event);
	return leads(scope.role) ? scope : notHere(event);
}

/** Who looks on this surface. Cockpit, screen and desk are for who leads; null for anybody else. */
export function viewerOf(scope: MeetingScope, surface: SurfaceName): Viewer | null {
	if (surface === 'phone') return { surface, memberId: scope.memberId };
	if (!leads(scope.role)) return null;
	return surface === 'screen' ? { surface } : { surface, memberId: scope.memberId };
}

/** The state of the meeting that a page is rendered with, so that it shows all without a stream. */
export function startOf(event: RequestEvent, scope: MeetingScope, viewer: Viewer): Promise<LiveStart> {
	const { db, clock } = event.locals.runtime;
	return liveStart(db, scope, viewer, () => clock.now().getTime());
}

/**
 * Ends a request that another site caused. Browsers say where a request comes from; a program that says nothing has no
 * cookies that somebody else could use.
 */
export function fromHere(event: RequestEvent): void {
	const site = event.request.headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin') error(403);
	const origin = event.request.headers.get('origin');
	if (origin !== null && origin !== event.url.origin && origin !== event.locals.runtime.origin) error(403);
}
