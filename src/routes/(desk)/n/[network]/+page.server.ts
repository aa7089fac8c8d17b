import { redirect, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { Command } from '#platform/commands/command.ts';
import { readFacts } from '#commons/network/facts/queries.server.ts';
import { answerInvitation } from '#lifecycle/convene/meetings/commands.server.ts';
import { readMine } from '#lifecycle/debrief/overview/mine/queries.server.ts';
import { readOverview } from '#lifecycle/debrief/overview/queries.server.ts';
import { consent } from '#lifecycle/debrief/recap/next/commands.server.ts';
import { readStandingProposal } from '#lifecycle/debrief/recap/reaction/queries.server.ts';
import * as thanks from '#lifecycle/debrief/thanks/commands.server.ts';
import { readOwnThanks } from '#lifecycle/debrief/thanks/queries.server.ts';
import { followUp } from '#steps/consult/follow-up/commands.server.ts';
import { offer, withdrawOffer } from '#steps/consult/offers/commands.server.ts';
import { enterMeeting } from '#platform/auth/mint.server.ts';
import { leads } from '#platform/auth/scope.ts';
import { act, entry, insider, notHere } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

// One address, three looks: who leads sees where the network stands, a member their own part, a sponsor only facts.
export const load: PageServerLoad = async (event) => {
	const { db, clock } = event.locals.runtime;
	const { network, sponsor } = await entry(event);
	const nothing = { overview: null, mine: null, facts: null, proposal: null, thanks: null, now: clock.now() };
	if (sponsor) return { ...nothing, facts: await readFacts(db, sponsor) };
	if (!network) return notHere(event);
	const conducts = leads(network.role);
	const [given, overview, mine, proposal] = await Promise.all([
		readOwnThanks(db, network),
		conducts ? readOverview(db, network, nothing.now) : null,
		conducts ? null : readMine(db, network),
		conducts ? null : readStandingProposal(db, network, nothing.now)
	]);
	return { ...nothing, thanks: given, overview, mine, proposal };
};

/** A command of the meeting in the query, for one's own home; afterwards one is back there. */
function ofMeeting<I extends v.GenericSchema>(command: Command<'meeting', I, unknown>) {
	return async (event: RequestEvent) => {
		const scope = await insider(event);
		const number = Number(event.url.searchParams.get('meeting'));
		const meeting = Number.isInteger(number)
			? await enterMeeting(event.locals.runtime.db, scope, number)
			: null;
		if (!meeting) return notHere(event);
		const result = await act(event, command, meeting);
		if (!result.ok) return result.failure;
		redirect(303, `/n/${scope.slug}`);
	};
}

/** A command of the network, for one's own home; afterwards one is back there. */
function ofNetwork<I extends v.GenericSchema>(command: Command<'network', I, unknown>) {
	return async (event: RequestEvent) => {
		const scope = await insider(event);
		const result = await act(event, command, scope);
		if (!result.ok) return result.failure;
		redirect(303, `/n/${scope.slug}`);
	};
}

export const actions: Actions = {
	offer: ofNetwork(offer),
	withdrawOffer: ofNetwork(withdrawOffer),

	answer: ofMeeting(answerInvitation),
	consent: ofMeeting(consent),
	followUp: ofMeeting(followUp),
	thank: ofMeeting(thanks.give),
	openThanks: ofMeeting(thanks.open),
	takeBackThanks: ofMeeting(thanks.takeBack)
};
