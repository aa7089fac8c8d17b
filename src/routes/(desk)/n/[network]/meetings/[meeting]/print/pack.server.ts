import type { RequestEvent } from '@sveltejs/kit';
import { loadMessages } from '#platform/i18n/translate.ts';
import { tablesFor, type Pack } from '#lifecycle/debrief/paper/model.ts';
import { readPrintPack } from '#lifecycle/debrief/paper/queries.server.ts';
import { qrPath } from '#platform/pictures/qr.server.ts';
import { conductor } from '#routes/room.server.ts';

/** The words on the sheets: of the agenda, of the form, and of what steps ask. */
const CHAPTERS = ['meetings', 'debrief', 'print', 'consult', 'weigh'] as const;

/** How many of what is handed out: from the address, else what fits the group. */
function asked(value: string | null, otherwise: number): number {
	const count = Number(value ?? '');
	return Number.isInteger(count) && count >= 1 && count <= 60 ? count : otherwise;
}

/** The print pack of the meeting in the address, worded in the language of the group. Only for who leads. */
export async function packOf(event: RequestEvent) {
	const scope = await conductor(event);
	const { db, origin } = event.locals.runtime;
	const t = await loadMessages(scope.language, [...CHAPTERS]);
	const { meeting, networkTitle, items, people, form, cases, steps } = await readPrintPack(db, scope, t);
	const coming = people.filter(({ answer }) => answer !== 'no');
	const code = meeting.join_code ?? '';
	const ask = event.url.searchParams;
	const pack: Pack = {
		networkTitle,
		meeting: {
			number: scope.meetingNumber,
			title: meeting.title,
			place: meeting.place,
			bring: meeting.bring,
			keyQuestion: meeting.key_question,
			startsAt: meeting.starts_at,
			endsAt: meeting.ends_at
		},
		items,
		people: coming.map(({ firstName, lastName, organisation }) => ({
			firstName,
			lastName,
			organisation: organisation ?? ''
		})),
		form,
		cases,
		steps,
		code,
		address: `${new URL(origin).host}/join`,
		qr: code === '' ? null : qrPath(`${origin}/join/${code}`),
		counts: {
			tables: asked(ask.get('tables'), tablesFor(coming.length)),
			codes: asked(ask.get('codes'), 8),
			cases: asked(ask.get('cases'), Math.max(2, cases.length))
		},
		place: { locale: scope.language, timeZone: scope.timeZone }
	};
	return { pack, scope, t };
}
