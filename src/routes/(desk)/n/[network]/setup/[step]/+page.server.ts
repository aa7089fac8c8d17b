import { redirect } from '@sveltejs/kit';
import { lastNetworkChange } from '#commons/network/queries.server.ts';
import {
	changeCommitments,
	changeGoal,
	changeKind,
	changeMeetings,
	changePractical,
	changePromises
} from '#lifecycle/announce/setup/commands.server.ts';
import { stepAfter, stepBefore, stepOf, type Step } from '#lifecycle/announce/setup/model.ts';
import { readSetup } from '#lifecycle/announce/setup/queries.server.ts';
import { act, leader, notHere } from '#routes/action.server.ts';
import { arranged } from '../../arranged.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await leader(event);
	const step = await stepIn(event);
	const { db } = event.locals.runtime;
	const setup = await readSetup(db, scope);
	const isFixed = setup.state !== 'draft' && (step === 'promises' || step === 'commitments');
	if (isFixed) redirect(303, `/n/${scope.slug}/call`);
	return {
		...setup,
		step,
		timeZones: step === 'kind' ? Intl.supportedValuesOf('timeZone') : [],
		before: stepBefore(step),
		after: stepAfter(step),
		// Only a form that was sent can be refused as stale: posted by the browser, or by a script that reads anew.
		lastChange:
			event.request.method === 'POST' || event.isDataRequest ? await lastNetworkChange(db, scope) : null
	};
};

export const actions: Actions = {
	save: async (event) => {
		const scope = await leader(event);
		const step = await stepIn(event);
		const result = await save[step](event, scope);
		if (!result.ok) return result.failure;
		const next = stepAfter(step);
		redirect(303, next === null ? `/n/${scope.slug}/call` : `/n/${scope.slug}/setup/${next}`);
	},
	arrange: async (event) => {
		await leader(event);
		return arranged(event, nameOf[await stepIn(event)]);
	}
};

type Leader = Awaited<ReturnType<typeof leader>>;
const save = {
	goal: (event: RequestEvent, scope: Leader) => act(event, changeGoal, scope),
	kind: (event: RequestEvent, scope: Leader) => act(event, changeKind, scope),
	meetings: (event: RequestEvent, scope: Leader) => act(event, changeMeetings, scope),
	promises: (event: RequestEvent, scope: Leader) => act(event, changePromises, scope),
	commitments: (event: RequestEvent, scope: Leader) => act(event, changeCommitments, scope),
	practical: (event: RequestEvent, scope: Leader) => act(event, changePractical, scope)
};
const nameOf: Record<Step, string> = {
	goal: changeGoal.name,
	kind: changeKind.name,
	meetings: changeMeetings.name,
	promises: changePromises.name,
	commitments: changeCommitments.name,
	practical: changePractical.name
};

async function stepIn(event: RequestEvent): Promise<Step> {
	return stepOf(event.params.step) ?? notHere(event);
}
