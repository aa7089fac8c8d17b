import { redirect } from '@sveltejs/kit';
import { leads } from '#platform/auth/scope.ts';
import { endsMeeting } from '#lifecycle/convene/agenda/model.ts';
import { changeProgramme } from '#lifecycle/convene/programme/commands.server.ts';
import { familiesOf, gapsOf, programmeHints, type ProgrammeRow } from '#lifecycle/convene/programme/model.ts';
import { readProgramme } from '#lifecycle/convene/programme/queries.server.ts';
import { planOffer } from '#steps/consult/offers/commands.server.ts';
import { readMethods } from '#methods/own/queries.server.ts';
import { act, insider, leader, notHere } from '#routes/action.server.ts';
import { enterMeeting } from '#platform/auth/mint.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await insider(event);
	const writes = leads(scope.role) && scope.door === 'person';
	const { meetings, hosts, promised, waitingForExpert, waiting } = await readProgramme(
		event.locals.runtime.db,
		scope
	);
	const { language } = event.locals;
	const all = new Map(
		(await readMethods(event.locals.runtime.db, scope)).map((method) => [method.id, method])
	);
	const rows = meetings.map((meeting) => {
		const methods = [...new Set(meeting.parts.map(({ methodId }) => methodId))].flatMap(
			(id) => all.get(id) ?? []
		);
		const families = familiesOf(methods.map(({ family }) => family));
		const row: ProgrammeRow = {
			kind: meeting.kind,
			open: ['planned', 'prepared', 'lobby'].includes(meeting.state),
			hasDate: meeting.startsAt !== null,
			host: meeting.host || meeting.hostName,
			families,
			parts: meeting.parts,
			cases: meeting.cases || meeting.planned.map(({ id }) => id).join(' '),
			outsideInput: meeting.outsideInput
		};
		const content = methods.filter(
			({ id, family }) => family !== 'break' && family !== 'frame' && !endsMeeting(id)
		);
		return {
			row,
			shown: {
				number: meeting.number,
				title: meeting.title,
				startsAt: meeting.startsAt,
				endsAt: meeting.endsAt,
				host: row.host,
				hostMemberId: meeting.hostMemberId,
				cases: meeting.cases,
				planned: meeting.planned,
				places: writes ? meeting.places : [],
				outsideInput: meeting.outsideInput,
				methods: content.map(({ name }) => name[language]),
				items: meeting.items,
				gaps: gapsOf(row),
				version: meeting.version,
				open: row.open
			}
		};
	});
	return {
		writes,
		meetings: rows.map(({ shown }) => shown),
		waiting: writes ? waiting : [],
		hosts: writes ? hosts : [],
		hints: writes
			? programmeHints(
					rows.map(({ row }) => row),
					{ promised, waitingForExpert }
				).map((one) =>
					one.hint === 'one_method' ? { ...one, method: all.get(one.methodId)?.name[language] ?? '' } : one
				)
			: []
	};
};

export const actions: Actions = {
	change: async (event) => {
		const scope = await leader(event);
		const number = Number(event.url.searchParams.get('meeting'));
		const meeting = await enterMeeting(event.locals.runtime.db, scope, number);
		if (!meeting) return notHere(event);
		const result = await act(event, changeProgramme, meeting);
		if (!result.ok) return result.failure;
		redirect(303, `/n/${scope.slug}/programme`);
	},
	plan: async (event) => {
		const scope = await leader(event);
		const number = Number(event.url.searchParams.get('meeting'));
		const meeting = await enterMeeting(event.locals.runtime.db, scope, number);
		if (!meeting) return notHere(event);
		const result = await act(event, planOffer, meeting);
		if (!result.ok) return result.failure;
		redirect(303, `/n/${scope.slug}/programme`);
	}
};
