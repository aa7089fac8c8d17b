import { redirect } from '@sveltejs/kit';
import type { Command } from '#platform/commands/command.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import { enterPaper } from '#lifecycle/debrief/evaluation/commands.server.ts';
import { evaluationLater, laterCommands } from '#lifecycle/debrief/paper/later/commands.server.ts';
import { evaluationEntry } from '#lifecycle/debrief/paper/typing/model.ts';
import { readTyping } from '#lifecycle/debrief/paper/typing/queries.server.ts';
import { paperCommands } from '#steps/paper.server.ts';
import { act, notHere } from '#routes/action.server.ts';
import { conductor } from '#routes/room.server.ts';
import type { Actions, PageServerLoad } from './$types';

const accepted: readonly Command<'meeting'>[] = [
	...paperCommands,
	...laterCommands,
	enterPaper,
	evaluationLater
];

export const load: PageServerLoad = async (event) => {
	const scope = await conductor(event);
	const { db, clock } = event.locals.runtime;
	const t = await loadMessages(event.locals.language, ['print', 'debrief']);
	const { steps, over, edited, evaluation } = await readTyping(db, scope, t, clock.now());
	return {
		number: scope.meetingNumber,
		steps,
		over,
		edited,
		evaluation: evaluation && evaluationEntry(evaluation, t),
		typed: event.url.searchParams.has('typed')
	};
};

export const actions: Actions = {
	/** What the form is about stands in its address, and is one of those that take paper. */
	async step(event) {
		const scope = await conductor(event);
		const name = event.url.searchParams.get('command');
		const command = accepted.find((one) => one.name === name);
		if (!command) return notHere(event);
		const result = await act(event, command, scope);
		if (!result.ok) return result.failure;
		redirect(303, `${event.url.pathname}?typed`);
	}
};
