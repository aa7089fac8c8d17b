import { redirect, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { Command } from '#platform/commands/command.ts';
import * as rules from '#lifecycle/begin/agreements/commands.server.ts';
import { moveOn, proposeAgreement } from '#lifecycle/begin/agreements/process/commands.server.ts';
import { readAgreements } from '#lifecycle/begin/agreements/queries.server.ts';
import { act, insider } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	...(await readAgreements(event.locals.runtime.db, await insider(event))),
	done: event.url.searchParams.has('done')
});

/** Does one command and comes back to its part of the page. */
function part<I extends v.GenericSchema>(command: Command<'network', I, unknown>, anchor: string) {
	return async (event: RequestEvent) => {
		const result = await act(event, command, await insider(event));
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}?done#${anchor}`);
	};
}

export const actions: Actions = {
	propose: part(rules.proposeRules, 'rules'),
	word: part(rules.wordRule, 'waiting'),
	adopt: part(rules.adoptRules, 'rules'),
	adoptClusters: part(rules.adoptClusters, 'rules'),
	amend: part(rules.amendRule, 'rules'),
	retire: part(rules.retireRule, 'rules'),
	agreement: part(proposeAgreement, 'process'),
	move: part(moveOn, 'process')
};
