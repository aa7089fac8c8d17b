import { callCommand } from '#routes/api/caller.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	callCommand(event, event.params.name, {
		network: event.params.network,
		meeting: Number(event.params.meeting)
	});
