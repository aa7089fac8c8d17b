import { formatDate } from '#platform/i18n/format.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import { pngOf } from '#platform/pictures/png.server.ts';
import { socialSvg } from '#ui/social-card.ts';
import type { RequestHandler } from './$types';
import { called } from '../called.server.ts';

/** The picture that other sites show beside a link to the call, in the language of the network. They take no SVG. */
export const GET: RequestHandler = async (event) => {
	const { public: scope, call } = await called(event);
	const t = await loadMessages(scope.language, ['announce']);
	const { content } = call;
	const meetings = t('announce.call.when.meetings', { count: content.plannedMeetings });
	const from = call.meetings.find(({ startsAt }) => startsAt !== null)?.startsAt;
	const { bytes, tag } = await pngOf(
		socialSvg({
			title: content.title,
			over: content.organiser || t('announce.call.over.none'),
			line: from
				? t('announce.call.card.from', {
						meetings,
						day: formatDate(from, { locale: t.locale, timeZone: scope.timeZone })
					})
				: meetings,
			word: 'kring',
			scores: call.meetings.map(({ parts }) => parts),
			planned: content.plannedMeetings
		})
	);
	const headers = {
		'content-type': 'image/png',
		'cache-control': call.door === 'draft' ? 'no-store' : 'public, max-age=600',
		etag: `"${tag}"`
	};
	const known = event.request.headers.get('if-none-match') === headers.etag;
	return known ? new Response(null, { status: 304, headers }) : new Response(bytes, { headers });
};
