import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { countBallots } from '#steps/ballots/queries.server.ts';
import { runForChange, stepContext } from '#steps/running/queries.server.ts';
import { redraw } from '#steps/vote/commands.server.ts';
import { mayConduct } from '#steps/vote/policy.ts';
import { dataOf, settingsOf } from '#steps/vote/queries.server.ts';
import { addOptionInput, MOST_OPTIONS, removeOptionInput, type VoteData } from '#steps/vote/schema.ts';

/**
 * Changes what there is to choose from. Refuses a vote that is closed, a proposal for consent, and a vote in which somebody
 * chose already among what was there.
 */
async function change(
	command: CommandContext<'meeting'>,
	runId: string,
	to: (options: VoteData['options']) => VoteData['options']
): Promise<Outcome<null>> {
	const context = stepContext(command);
	const found = await runForChange(context, runId, 'vote');
	if (!found.ok) return found;
	const data = dataOf(found.value);
	if (data.counted || settingsOf(found.value).method === 'consent') return refuse('wrong_state');
	if ((await countBallots(context.trx, context.scope.networkId, runId)) > 0) return refuse('wrong_state');
	const options = to(data.options);
	if (options.length > MOST_OPTIONS) return refuse('full');
	await redraw(context, found.value, data, { ...data, options });
	return done(null);
}

export const addOption = defineCommand({
	name: 'vote.addOption',
	summary: 'Brings another option to a vote, until somebody voted.',
	scope: 'meeting',
	schema: addOptionInput,
	allow: mayConduct,
	run: (command, { runId, text }) =>
		change(command, runId, (options) => [...options, { id: command.newId(), text: { nl: text, en: text } }])
});

export const removeOption = defineCommand({
	name: 'vote.removeOption',
	summary: 'Takes an option off a vote, until somebody voted.',
	scope: 'meeting',
	schema: removeOptionInput,
	allow: mayConduct,
	run: (command, { runId, option }) =>
		change(command, runId, (options) => options.filter(({ id }) => id !== option))
});
