import { pdfOf } from '#platform/documents/pdf.server.ts';
import { SHEETS, sheetsOf } from '#lifecycle/debrief/paper/model.ts';
import { notHere } from '#routes/action.server.ts';
import type { RequestHandler } from './$types';
import { packOf } from '../pack.server.ts';

/** One sheet as PDF, or the whole `pack`. */
export const GET: RequestHandler = async (event) => {
	const { pack, scope, t } = await packOf(event);
	const { sheet } = event.params;
	const names = sheet === 'pack' ? [...SHEETS] : SHEETS.filter((name) => name === sheet);
	const sheets = sheetsOf(names, pack, t);
	if (sheets.length === 0) return notHere(event);
	const number = t('meetings.number', { number: scope.meetingNumber });
	const bytes = await pdfOf(sheets, {
		title: `${pack.meeting.title} · ${number}`,
		language: scope.language,
		pageWord: (page) => `${pack.meeting.title} · ${t('print.page', { page })}`,
		now: event.locals.runtime.clock.now()
	});
	const file = [scope.slug, scope.meetingNumber, sheet].join('-');
	return new Response(bytes, {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': ['inline', `filename="${file}.pdf"`].join('; '),
			'cache-control': 'no-store'
		}
	});
};
