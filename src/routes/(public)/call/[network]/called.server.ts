import type { RequestEvent } from '@sveltejs/kit';
import { readPublicCall, type PublicCall } from '#lifecycle/announce/call/queries.server.ts';
import type { Entry } from '#platform/auth/mint.server.ts';
import { leads } from '#platform/auth/scope.ts';
import { dayIn } from '#platform/i18n/format.ts';
import { entry, notHere } from '#routes/action.server.ts';

/** The call in the address as this visitor may see it. */
export interface Called extends Entry {
	call: PublicCall;
	/** Leads this network, and may look at what is not published yet. */
	leading: boolean;
}

/**
 * The call in the address. Ends the request with "not here" when there is none, when it is put away, and for who does
 * not lead also when it is a draft: nobody learns what somebody is still writing.
 */
export async function called(event: RequestEvent): Promise<Called> {
	const found = await entry(event);
	if (found.state === 'archived') return notHere(event);
	const leading = found.network !== null && leads(found.network.role);
	const { runtime } = event.locals;
	const today = dayIn(runtime.clock.now(), found.public.timeZone);
	const call = await readPublicCall(runtime.db, found.public, today, leading);
	return call ? { ...found, call, leading } : notHere(event);
}
