import type { Hub } from './hub.server.ts';
import { limits, type GoodbyeReason, type MeetingRef, type Viewer } from './protocol.ts';
import { eventBytes, resumeOf, type Sink } from './receiver.server.ts';

const headers = {
	'content-type': 'text/event-stream; charset=utf-8',
	'cache-control': 'no-store, no-transform',
	// Tells nginx and its like not to hold the stream back.
	'x-accel-buffering': 'no'
};

const opening = new TextEncoder().encode('retry: 1000\n\n');

/**
 * Answers a request for the stream of a meeting, for a viewer whose rights the route has checked. The surface goes
 * on from `Last-Event-ID` or `?since=`, whichever there is (L13); with neither it is told everything.
 */
export function openStream(hub: Hub, request: Request, meeting: MeetingRef, viewer: Viewer): Response {
	if (hub.closed) return new Response(null, { status: 503, headers: { 'retry-after': '1' } });
	const resume = resumeOf(
		request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('since')
	);
	let leave = () => {};
	let open = true;
	const body = new ReadableStream<Uint8Array>(
		{
			start(controller) {
				controller.enqueue(opening);
				const end = (how: () => void) => {
					if (!open) return;
					open = false;
					leave();
					how();
				};
				const sink: Sink = {
					send: (bytes) => {
						if (open) controller.enqueue(bytes);
					},
					unread: () => limits.unread - (controller.desiredSize ?? limits.unread),
					close: () => end(() => controller.close()),
					drop: () => end(() => controller.error(new Error('The surface does not read its stream.')))
				};
				leave = hub.join(meeting, viewer, resume, sink);
				if (!open) leave();
				request.signal.addEventListener('abort', sink.close);
			},
			cancel() {
				open = false;
				leave();
			}
		},
		new ByteLengthQueuingStrategy({ highWaterMark: limits.unread })
	);
	return new Response(body, { headers });
}

/** A stream that only says why there is none: a surface cannot see the status of a refused one. */
export function refuseStream(reason: GoodbyeReason, now: number = Date.now()): Response {
	return new Response(Buffer.from(eventBytes('goodbye', { now, reason })), { headers });
}
