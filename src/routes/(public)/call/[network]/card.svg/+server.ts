import { callCard } from '#lifecycle/announce/call/card/model.ts';
import { readPublicCall } from '#lifecycle/announce/call/queries.server.ts';
import { dayIn } from '#platform/i18n/format.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import { entry, notHere } from '#routes/action.server.ts';
import type { RequestHandler } from './$types';

/** The picture that other sites show beside a link to the call, in the language of the network. */
export const GET: RequestHandler = async (event) => {
	const { public: scope } = await entry(event);
	const { runtime } = event.locals;
	const call = await readPublicCall(runtime.db, scope, dayIn(runtime.clock.now(), scope.timeZone), false);
	if (!call) return notHere(event);
	const t = await loadMessages(scope.language, ['announce']);
	const { content } = call;
	const svg = callCard({
		title: content.title,
		over: content.organiser || t('announce.call.over.none'),
		facts: t('announce.call.when.meetings', { count: content.plannedMeetings }),
		rows: call.meetings.map(({ parts }) => parts).filter((parts) => parts.length > 0),
		planned: content.plannedMeetings
	});
	return new Response(svg, {
		headers: {
			'content-type': 'image/svg+xml; charset=utf-8',
			'cache-control': 'public, max-age=600',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'"
		}
	});
};
