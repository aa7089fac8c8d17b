import { redirect, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { Command } from '#platform/commands/command.ts';
import { adoptClusters } from '#lifecycle/begin/agreements/commands.server.ts';
import { readClustersToAdopt } from '#lifecycle/begin/agreements/queries.server.ts';
import { planMeeting } from '#lifecycle/convene/meetings/commands.server.ts';
import { closeMeeting } from '#lifecycle/debrief/closing/commands.server.ts';
import { openEvaluation } from '#lifecycle/debrief/evaluation/offer/commands.server.ts';
import * as recap from '#lifecycle/debrief/recap/commands.server.ts';
import { triage } from '#lifecycle/debrief/recap/parked/commands.server.ts';
import { proposeNext } from '#lifecycle/debrief/recap/next/commands.server.ts';
import { readWrapUp } from '#lifecycle/debrief/recap/queries.server.ts';
import { countThanks } from '#lifecycle/debrief/thanks/queries.server.ts';
import { act, inMeeting, leader, notHere } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await inMeeting(event);
	const { db } = event.locals.runtime;
	const wrap = await readWrapUp(db, scope);
	if (!wrap) return notHere(event);
	const [clusters, thanks] = await Promise.all([readClustersToAdopt(db, scope), countThanks(db, scope)]);
	return { ...wrap, clusters, thanks };
};

/** Does one command and comes back to its part of the page. */
function part<I extends v.GenericSchema>(command: Command<'meeting', I, unknown>, anchor: string) {
	return async (event: RequestEvent) => {
		const result = await act(event, command, await inMeeting(event));
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}#${anchor}`);
	};
}

export const actions: Actions = {
	begin: part(recap.begin, 'points'),
	mark: part(recap.markPoint, 'points'),
	outcome: part(recap.proposeOutcome, 'questions'),
	send: part(recap.sendQuestion, 'questions'),
	sendRest: part(recap.sendRest, 'questions'),
	triage: part(triage, 'parked'),
	propose: part(proposeNext, 'next'),
	evaluate: part(openEvaluation, 'evaluation'),
	adopt: async (event) => {
		const result = await act(event, adoptClusters, await leader(event));
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}#questions`);
	},
	plan: async (event) => {
		const result = await act(event, planMeeting, await leader(event), { kind: 'ordinary' });
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}#next`);
	},
	close: async (event) => {
		const scope = await inMeeting(event);
		const result = await act(event, closeMeeting, scope);
		if (!result.ok) return result.failure;
		redirect(303, `/n/${scope.slug}/meetings/${scope.meetingNumber}/report`);
	}
};
