import { redirect, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { Command } from '#platform/commands/command.ts';
import { describeMethod } from '#methods/own/commands.server.ts';
import { readOwnMethods } from '#methods/own/queries.server.ts';
import { settingFields, wholeSettings } from '#methods/own/settings/model.ts';
import * as steps from '#methods/own/steps/commands.server.ts';
import { STEP_KINDS } from '#steps/contract.ts';
import { act, leader, notHere } from '#routes/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await leader(event);
	const { methods } = await readOwnMethods(event.locals.runtime.db, scope);
	const own = methods.find(({ method, here }) => here && method.id === event.params.method);
	if (!own) return notHere(event);
	return {
		method: own.method,
		version: own.version,
		spoken: scope.language,
		kinds: [...STEP_KINDS],
		forms: Object.fromEntries(STEP_KINDS.map((kind) => [kind, settingFields(kind)])),
		settings: own.method.steps.map(wholeSettings),
		saved: event.url.searchParams.has('saved'),
		open: event.url.searchParams.get('step')
	};
};

/** Does one command and comes back, with the step that it was about open. */
async function change<I extends v.GenericSchema, R>(
	event: RequestEvent,
	command: Command<'network', I, R>,
	step?: (value: R) => string
) {
	const result = await act(event, command, await leader(event));
	if (!result.ok) return result.failure;
	const open = step ? `&step=${step(result.value)}` : '';
	redirect(303, `${event.url.pathname}?saved${open}`);
}

export const actions: Actions = {
	describe: (event) => change(event, describeMethod),
	add: (event) => change(event, steps.addStep, () => 'last'),
	step: (event) => change(event, steps.changeStep),
	move: (event) => change(event, steps.moveStep),
	removeStep: (event) => change(event, steps.removeStep)
};
