import { fail, type RequestEvent } from '@sveltejs/kit';
import { openDoor } from '#platform/auth/doors.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { newId, newSecret } from '#platform/ids/ids.ts';
import { takeSeat } from '#lifecycle/convene/stage/joining/commands.server.ts';
import { linkBehind } from '#lifecycle/convene/stage/joining/door/queries.server.ts';
import { readForm } from '#routes/action.server.ts';
import { agentOf, leadIn } from '#routes/seat.server.ts';
import type { Actions, PageServerLoad } from './$types';

function door(event: RequestEvent) {
	const { db, clock } = event.locals.runtime;
	return openDoor(db, 'personal_link', event.params['secret'] ?? '', clock.now());
}

/** Looking takes no seat: mail scanners open every link they see. */
export const load: PageServerLoad = async (event) => {
	const found = await door(event);
	if (!found) return { member: null, seat: '', key: '' };
	const { db, clock } = event.locals.runtime;
	const member = await linkBehind(db, found.scope, event.params.secret, clock.now());
	return { member, seat: newSecret(), key: newId() };
};

export const actions: Actions = {
	default: async (event) => {
		const found = await door(event);
		if (!found) return fail(404, { reason: 'link_expired' });
		const form = await readForm(event);
		const seat = String(form.get('seat') ?? '');
		const key = String(form.get('_key') ?? '').slice(0, 40);
		const outcome = await execute(
			event.locals.runtime,
			takeSeat,
			found.scope,
			{ secret: event.params.secret, seat, agent: agentOf(event) },
			key.length >= 8 ? `${key}:me` : undefined
		);
		if (!outcome.ok) return fail(400, { reason: outcome.reason });
		const { number, expires } = outcome.value;
		const to = event.url.searchParams.get('to') ?? '';
		return leadIn(event, { slug: found.scope.slug, seat, expires, number, to });
	}
};
