import { redirect } from '@sveltejs/kit';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { addTip, saveReport } from '#lifecycle/debrief/report/commands.server.ts';
import { leaveCorrection, proposeCorrection } from '#lifecycle/debrief/report/corrections/commands.server.ts';
import { readCorrections } from '#lifecycle/debrief/report/corrections/queries.server.ts';
import { readComing, readReport } from '#lifecycle/debrief/report/queries.server.ts';
import { sendReport, undoSend } from '#lifecycle/debrief/report/send/commands.server.ts';
import { consent } from '#lifecycle/debrief/recap/next/commands.server.ts';
import { mayConsent } from '#lifecycle/debrief/recap/policy.ts';
import { readStandingProposal } from '#lifecycle/debrief/recap/reaction/queries.server.ts';
import { readWriting } from '#lifecycle/debrief/report/writing/queries.server.ts';
import { act, inMeeting } from '#routes/action.server.ts';
import { startOf, viewerOf } from '#routes/room.server.ts';
import type { Actions, PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await inMeeting(event);
	const { db, clock } = event.locals.runtime;
	const page = await readReport(db, scope, clock.now());
	if (!page) return { found: null, coming: await readComing(db, scope) };
	const found = {
		...page,
		writing: event.url.searchParams.has('edit') ? await writingOf(event, scope) : null,
		corrections: await readCorrections(db, scope, clock.now()),
		proposal: await readStandingProposal(db, scope, clock.now()),
		mayConsent: mayConsent(scope)
	};
	return { found, coming: null };
};

/** What who leads begins with to write: first what was told so far, so that nothing falls between it and the report. */
async function writingOf(event: PageServerLoadEvent, scope: MeetingScope) {
	const viewer = viewerOf(scope, 'desk');
	if (!viewer) return null;
	const start = await startOf(event, scope, viewer);
	const writing = await readWriting(event.locals.runtime.db, scope);
	return writing && { start, writing, here: `/n/${scope.slug}/meetings/${scope.meetingNumber}` };
}

export const actions: Actions = {
	save: async (event) => {
		const result = await act(event, saveReport, await inMeeting(event));
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}?saved`);
	},
	send: async (event) => {
		const result = await act(event, sendReport, await inMeeting(event));
		if (!result.ok) return result.failure;
		redirect(303, event.url.pathname);
	},
	undo: async (event) => {
		const result = await act(event, undoSend, await inMeeting(event));
		if (!result.ok) return result.failure;
		redirect(303, event.url.pathname);
	},
	consent: async (event) => {
		const result = await act(event, consent, await inMeeting(event));
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}#proposal`);
	},
	correct: async (event) => {
		const result = await act(event, proposeCorrection, await inMeeting(event));
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}#corrections`);
	},
	leave: async (event) => {
		const result = await act(event, leaveCorrection, await inMeeting(event));
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}#corrections`);
	},
	tip: async (event) => {
		const result = await act(event, addTip, await inMeeting(event));
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}?thanks#missed`);
	}
};
