import { redirect, type RequestEvent } from '@sveltejs/kit';
import { writeToken } from '#platform/auth/cookies.ts';
import { localPathIn } from '#platform/auth/local-path.ts';
import { enterMeeting, enterNetwork } from '#platform/auth/mint.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { arrive } from '#lifecycle/convene/stage/joining/commands.server.ts';

/** A seat that was just taken. */
export interface TakenSeat {
	slug: string;
	/** The secret that the browser will carry. */
	seat: string;
	expires: string;
	/** The meeting that is open, or null. */
	number: number | null;
	/** The page of the network that the link was about, if any. */
	to?: string;
}

/**
 * Hands the seat to the browser and leads it in: to the phone of the open meeting, as somebody who is present, else to
 * the page that the link was about, else to the place of the network for who takes part. A meeting that closed at this very moment shows its own door.
 */
export async function leadIn(
	event: RequestEvent,
	{ slug, seat, expires, number, to = '' }: TakenSeat
): Promise<never> {
	const { runtime, tokens } = event.locals;
	writeToken(event.cookies, runtime.origin, 'seat', seat, new Date(expires));
	if (number === null) redirect(303, localPathIn(`/n/${slug}`, to) || `/n/${slug}`);
	const entry = await enterNetwork(runtime.db, slug, { ...tokens, seat }, runtime.clock.now());
	const network = entry?.network;
	const scope = network && (await enterMeeting(runtime.db, network, number));
	if (scope) await execute(runtime, arrive, scope, {});
	redirect(303, `/n/${slug}/meetings/${number}/phone`);
}

/** What a browser says it is, for the list of logins. */
export function agentOf(event: RequestEvent): string {
	return (event.request.headers.get('user-agent') ?? '').slice(0, 200);
}
