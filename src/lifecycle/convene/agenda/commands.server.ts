import * as v from 'valibot';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { libraryMethod, templates } from '#methods/library/model.ts';
import { planMethod, planTemplate, stretch, type PlannedItem } from '#methods/model.ts';
import { moveItem as moveInOrder } from './model.ts';
import { mayMakeAgenda } from './policy.ts';
import { AddItem, ChangeItem, LinkQuestion, MoveItem, RemoveItem, UseTemplate } from './schema.ts';
import { StepsOfItem } from './steps/schema.ts';

type Context = CommandContext<'meeting'>;

/** The items in order, kept for this transaction. Refuses once the meeting is over. */
async function lockAgenda({ trx, scope }: Context): Promise<Outcome<{ id: string; locked: boolean }[]>> {
	const meeting = await trx
		.selectFrom('meeting')
		.select('state')
		.where('network_id', '=', scope.networkId)
		.where('id', '=', scope.meetingId)
		.forUpdate()
		.executeTakeFirstOrThrow();
	if (!['planned', 'prepared', 'lobby'].includes(meeting.state)) return refuse('wrong_state');
	const items = await trx
		.selectFrom('agenda_item')
		.select(['id', 'locked'])
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.orderBy('position')
		.execute();
	return done(items);
}

async function renumber({ trx, scope }: Context, order: readonly string[]): Promise<void> {
	for (const [position, id] of order.entries()) {
		await trx
			.updateTable('agenda_item')
			.set({ position })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', id)
			.execute();
	}
}

async function insert(context: Context, items: readonly PlannedItem[], from: number): Promise<string[]> {
	const { trx, scope, newId } = context;
	const rows = items.map((item, at) => ({
		network_id: scope.networkId,
		id: newId(),
		meeting_id: scope.meetingId,
		position: from + at,
		title: item.title[scope.language],
		method_id: item.methodId,
		mode: item.mode,
		minutes: item.minutes,
		steps: JSON.stringify(item.steps)
	}));
	if (rows.length > 0) await trx.insertInto('agenda_item').values(rows).execute();
	return rows.map(({ id }) => id);
}

/** Fills an agenda that is still empty from a start template: good enough for no preparation at all. */
export const useTemplate = defineCommand({
	name: 'agenda.useTemplate',
	summary: 'Fills an empty agenda from a start template.',
	scope: 'meeting',
	schema: UseTemplate,
	allow: (scope) => mayMakeAgenda(scope),
	async run(context, input) {
		const template = templates.find(({ id }) => id === input.template);
		if (!template) return refuse('not_found');
		const items = await lockAgenda(context);
		if (!items.ok) return items;
		if (items.value.length > 0) return refuse('conflict');
		await insert(context, planTemplate(template, libraryMethod), 0);
		return done(null);
	}
});

/** Adds a method to the agenda, in its own length. */
export const addItem = defineCommand({
	name: 'agenda.add',
	summary: 'Adds a method to the agenda.',
	scope: 'meeting',
	schema: AddItem,
	allow: (scope) => mayMakeAgenda(scope),
	async run(context, input) {
		const method = libraryMethod(input.methodId);
		if (!method) return refuse('not_found');
		const items = await lockAgenda(context);
		if (!items.ok) return items;
		const [added] = await insert(context, [planMethod(method)], items.value.length);
		if (added === undefined) return refuse('not_found');
		const order = [...items.value, { id: added, locked: false }];
		if (input.at !== null) {
			const placed = moveInOrder(order, added, input.at);
			if (placed.ok)
				await renumber(
					context,
					placed.items.map(({ id }) => id)
				);
		}
		return done({ id: added });
	}
});

/** Changes an item: its title, its length (its steps stretch along), its question and plan B. */
export const changeItem = defineCommand({
	name: 'agenda.change',
	summary: 'Changes the title, length, question and plan B of an agenda item.',
	scope: 'meeting',
	schema: ChangeItem,
	allow: (scope) => mayMakeAgenda(scope),
	async run(context, input) {
		const { trx, scope } = context;
		const items = await lockAgenda(context);
		if (!items.ok) return items;
		const item = await trx
			.selectFrom('agenda_item')
			.select(['minutes', 'steps'])
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('id', '=', input.itemId)
			.executeTakeFirst();
		if (!item) return refuse('not_found');
		const before = v.parse(StepsOfItem, item.steps);
		const stretched = before.length === 0 ? before : stretch(before, input.minutes);
		if (stretched === null) return refuse('invalid', { minutes: `at_least:${before.length}` });
		const steps = input.prompt === '' ? stretched : stretched.map((step) => withPrompt(step, input.prompt));
		await trx
			.updateTable('agenda_item')
			.set({ title: input.title, minutes: input.minutes, plan_b: input.planB, steps: JSON.stringify(steps) })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', input.itemId)
			.execute();
		return done(null);
	}
});

/** One's own question replaces that of the steps that ask something of people, not of the talks that explain. */
function withPrompt<T extends { kind: string; prompt: { nl: string; en: string } }>(
	step: T,
	prompt: string
): T {
	return step.kind === 'talk' ? step : { ...step, prompt: { nl: prompt, en: prompt } };
}

/** Moves an item to another place. */
export const moveItem = defineCommand({
	name: 'agenda.move',
	summary: 'Moves an agenda item to another place.',
	scope: 'meeting',
	schema: MoveItem,
	allow: (scope) => mayMakeAgenda(scope),
	async run(context, input) {
		const items = await lockAgenda(context);
		if (!items.ok) return items;
		const placed = moveInOrder(items.value, input.itemId, input.to);
		if (!placed.ok) return refuse(placed.reason === 'locked' ? 'conflict' : 'not_found');
		await renumber(
			context,
			placed.items.map(({ id }) => id)
		);
		return done(null);
	}
});

/** Takes an item off the agenda; its questions go back to those that wait. */
export const removeItem = defineCommand({
	name: 'agenda.remove',
	summary: 'Takes an item off the agenda.',
	scope: 'meeting',
	schema: RemoveItem,
	allow: (scope) => mayMakeAgenda(scope),
	async run(context, input) {
		const { trx, scope } = context;
		const items = await lockAgenda(context);
		if (!items.ok) return items;
		const removed = await trx
			.deleteFrom('agenda_item')
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('id', '=', input.itemId)
			.executeTakeFirst();
		if (removed.numDeletedRows === 0n) return refuse('not_found');
		await renumber(
			context,
			items.value.map(({ id }) => id).filter((id) => id !== input.itemId)
		);
		return done(null);
	}
});

/** Puts a learning question on an item of the agenda, or takes it off. */
export const linkQuestion = defineCommand({
	name: 'agenda.linkQuestion',
	summary: 'Puts a learning question on an agenda item, or takes it off.',
	scope: 'meeting',
	schema: LinkQuestion,
	allow: (scope) => mayMakeAgenda(scope),
	async run(context, input) {
		const { trx, scope } = context;
		const items = await lockAgenda(context);
		if (!items.ok) return items;
		if (!items.value.some(({ id }) => id === input.itemId)) return refuse('not_found');
		const question = await trx
			.selectFrom('learning_question')
			.select('id')
			.where('network_id', '=', scope.networkId)
			.where('id', '=', input.questionId)
			.executeTakeFirst();
		if (!question) return refuse('not_found');
		const link = { network_id: scope.networkId, item_id: input.itemId, question_id: input.questionId };
		if (input.linked) {
			await trx
				.insertInto('agenda_question')
				.values(link)
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		} else {
			await trx
				.deleteFrom('agenda_question')
				.where('network_id', '=', scope.networkId)
				.where('item_id', '=', input.itemId)
				.where('question_id', '=', input.questionId)
				.execute();
		}
		return done(null);
	}
});
