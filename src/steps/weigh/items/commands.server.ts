import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { countBallots } from '#steps/ballots/queries.server.ts';
import { runForChange, stepContext } from '#steps/running/queries.server.ts';
import { redraw } from '#steps/weigh/commands.server.ts';
import { MOST_ITEMS } from '#steps/weigh/terms/model.ts';
import { mayConduct } from '#steps/weigh/policy.ts';
import { dataOf, notesOf } from '#steps/weigh/queries.server.ts';
import { addItemInput, removeItemInput } from '#steps/weigh/schema.ts';

export const addItem = defineCommand({
	name: 'weigh.addItem',
	summary: 'Brings a proposal to the board.',
	scope: 'meeting',
	schema: addItemInput,
	allow: mayConduct,
	async run(command, { runId, text }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'weigh');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (data.shown) return refuse('wrong_state');
		if (data.items.length >= MOST_ITEMS) return refuse('full');
		const items = [...data.items, { id: context.newId(), text: { nl: text, en: text } }];
		// The one that was just brought in is the one to look at.
		await redraw(context, found.value, { ...data, items, at: items.length - 1 });
		return done(null);
	}
});

export const removeItem = defineCommand({
	name: 'weigh.removeItem',
	summary: 'Takes a proposal off the board, as long as nobody said anything about it.',
	scope: 'meeting',
	schema: removeItemInput,
	allow: mayConduct,
	async run(command, { runId, item }) {
		const context = stepContext(command);
		const { trx, scope } = context;
		const found = await runForChange(context, runId, 'weigh');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		const notes = await notesOf(trx, scope.networkId, runId);
		const ballots = await countBallots(trx, scope.networkId, runId);
		if (ballots > 0 || notes.some((note) => note.item === item)) return refuse('wrong_state');
		const items = data.items.filter(({ id }) => id !== item);
		await redraw(context, found.value, { ...data, items });
		return done(null);
	}
});
