import { redirect, type RequestEvent } from '@sveltejs/kit';
import { enterMeeting } from '#platform/auth/mint.server.ts';
import { networksOf } from '#platform/auth/queries.server.ts';
import { leads, type MeetingScope, type NetworkScope } from '#platform/auth/scope.ts';
import { copyAgenda } from '#lifecycle/convene/agenda/filling/commands.server.ts';
import { readAgenda } from '#lifecycle/convene/agenda/queries.server.ts';
import { readMeetings } from '#lifecycle/convene/meetings/queries.server.ts';
import { minutesOf } from '#methods/model.ts';
import { act, inMeeting, knock, leader, notHere } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** So many networks are looked through for agendas; the latest first. */
const MOST_NETWORKS = 12;

/** Somebody who leads the meeting in the address, from the desk. */
async function planner(event: RequestEvent): Promise<MeetingScope> {
	const scope = await inMeeting(event, await leader(event));
	return scope.door === 'person' ? scope : notHere(event);
}

/** A network that whoever asks leads, by its address; null when they do not. */
async function led(event: RequestEvent, slug: string): Promise<NetworkScope | null> {
	const network = (await knock(event, slug))?.network;
	return network && leads(network.role) && network.door === 'person' ? network : null;
}

export const load: PageServerLoad = async (event) => {
	const scope = await planner(event);
	const { person, runtime } = event.locals;
	const others = person ? await networksOf(runtime.db, person) : [];
	const slugs = [
		scope.slug,
		...others.filter(({ slug, role }) => leads(role) && slug !== scope.slug).map(({ slug }) => slug)
	].slice(0, MOST_NETWORKS);
	const sources = await Promise.all(
		slugs.map(async (slug) => {
			const network = await led(event, slug);
			if (!network) return { slug, title: '', meetings: [] };
			const { meetings } = await readMeetings(runtime.db, network);
			return {
				slug,
				title: others.find((other) => other.slug === slug)?.title ?? '',
				meetings: meetings
					.filter((one) => one.items.length > 0 && one.id !== scope.meetingId)
					.map(({ number, title, startsAt, items }) => ({
						number,
						title,
						startsAt,
						items,
						minutes: minutesOf(items)
					}))
			};
		})
	);
	const items = await readAgenda(runtime.db, scope);
	return {
		meeting: scope.meetingNumber,
		filled: items.length > 0,
		sources: sources.filter(({ meetings }) => meetings.length > 0)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const target = await planner(event);
		const [slug = '', number = ''] = (event.url.searchParams.get('from') ?? '').split('/');
		const network = await led(event, slug);
		const source = network && (await enterMeeting(event.locals.runtime.db, network, Number(number)));
		if (!network || !source) return notHere(event);
		const lines = await readAgenda(event.locals.runtime.db, source);
		// A plan B is about the people of its own network.
		const items = lines.map(({ title, methodId, mode, minutes, steps, planB, material, locked }) => {
			const own = network.networkId === target.networkId;
			return { title, methodId, mode, minutes, steps, planB: own ? planB : '', material, locked };
		});
		const result = await act(event, copyAgenda, target, { items });
		if (!result.ok) return result.failure;
		redirect(303, `/n/${target.slug}/meetings/${target.meetingNumber}`);
	}
};
