import { redirect, type RequestEvent } from '@sveltejs/kit';
import { addMember, inviteFacilitator, sendPersonalLink } from '#commons/people/commands.server.ts';
import { readPeople, readPeopleForLeaders } from '#commons/people/queries.server.ts';
import { compose, compositionHints } from '#lifecycle/announce/registration/composition/model.ts';
import {
	acceptRegistration,
	declineRegistration,
	endMembership,
	remindRegistration,
	waitRegistration
} from '#lifecycle/announce/registration/desk/commands.server.ts';
import { readRegistrations } from '#lifecycle/announce/registration/queries.server.ts';
import { readNetwork } from '#commons/network/queries.server.ts';
import { leads } from '#platform/auth/scope.ts';
import { act, insider, leader } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await insider(event);
	const { db } = event.locals.runtime;
	const people = await readPeople(db, scope);
	if (!leads(scope.role)) return { people, desk: null };
	const [network, known, registrations] = await Promise.all([
		readNetwork(db, scope),
		readPeopleForLeaders(db, scope),
		readRegistrations(db, scope)
	]);
	const coming = [
		...known
			.filter(({ role }) => role === 'member')
			.map((one) => ({ ...one, organisation: one.organisation ?? '', sector: one.sector ?? '' })),
		...registrations.filter(({ state }) => state === 'confirmed')
	];
	const composition = compose(coming);
	return {
		people,
		desk: {
			registrations,
			known,
			composition,
			hints: compositionHints(composition, network.type),
			places: network.open_call ? null : network.max_members,
			language: network.language
		}
	};
};

export const actions: Actions = {
	accept: async (event) => {
		const result = await act(event, acceptRegistration, await leader(event));
		return result.ok ? back(event, 'accepted') : result.failure;
	},
	wait: async (event) => {
		const result = await act(event, waitRegistration, await leader(event));
		return result.ok ? back(event, 'waiting') : result.failure;
	},
	decline: async (event) => {
		const result = await act(event, declineRegistration, await leader(event));
		return result.ok ? back(event, 'declined') : result.failure;
	},
	remind: async (event) => {
		const result = await act(event, remindRegistration, await leader(event));
		return result.ok ? back(event, 'reminded') : result.failure;
	},
	add: async (event) => {
		const result = await act(event, addMember, await leader(event));
		return result.ok ? back(event, 'added') : result.failure;
	},
	invite: async (event) => {
		const result = await act(event, inviteFacilitator, await leader(event));
		return result.ok ? back(event, 'invited') : result.failure;
	},
	end: async (event) => {
		const result = await act(event, endMembership, await leader(event));
		if (!result.ok) return result.failure;
		return back(event, result.value.seated > 0 ? 'passed_on' : 'ended');
	},
	link: async (event) => {
		const result = await act(event, sendPersonalLink, await leader(event));
		return result.ok ? back(event, 'linked') : result.failure;
	}
};

function back(event: RequestEvent, done: string): never {
	redirect(303, `${event.url.pathname}?done=${done}`);
}
