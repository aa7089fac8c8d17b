import * as v from 'valibot';
import { mayHaveTask } from '#commons/people/queries.server.ts';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { changedSince } from '#platform/commands/fields.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { methodHere } from '#methods/own/queries.server.ts';
import { askingStep, planMethod, stretch } from '#methods/model.ts';
import { inWords, insertItems } from './filling/commands.server.ts';
import { recorded } from './history/commands.server.ts';
import type { Change, Snapshot } from './history/model.ts';
import { asSeen } from './history/queries.server.ts';
import { writeOwners } from './owners/commands.server.ts';
import { endingAt, endsMeeting, moveItem as moveInOrder } from './model.ts';
import { mayMakeAgenda } from './policy.ts';
import { AddItem, ChangeItem, LinkQuestion, LockItem, MoveItem, RemoveItem } from './schema.ts';
import { StepsOfItem } from './steps/schema.ts';

type Context = CommandContext<'meeting'>;

/** Puts items in this order. */
export async function renumber({ trx, scope }: Context, order: readonly { id: string }[]): Promise<void> {
	for (const [position, { id }] of order.entries()) {
		await trx
			.updateTable('agenda_item')
			.set({ position })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', id)
			.execute();
	}
}

/** A change of one item, under the name that it had before. */
const of = (change: Change, itemId: string) => (before: Snapshot) => ({
	change,
	title: before.items.find(({ id }) => id === itemId)?.title ?? ''
});

/** Adds a method to the agenda, in its own length: where it is asked for, else before what ends the meeting. */
export const addItem = defineCommand({
	name: 'agenda.add',
	summary: 'Adds a method to the agenda.',
	scope: 'meeting',
	schema: AddItem,
	allow: (scope) => mayMakeAgenda(scope),
	async run(context, input) {
		const method = await methodHere(context.trx, context.scope, input.methodId);
		const title = method?.name[context.scope.language] ?? '';
		return recorded(
			context,
			() => ({ change: 'add', title }),
			async ({ items }) => {
				if (!method) return refuse('not_found');
				const planned = inWords([planMethod(method)], context.scope.language, () => method);
				const [id] = await insertItems(context, planned, items.length);
				if (id === undefined) return refuse('not_found');
				const at = input.at ?? (endsMeeting(method.id) ? items.length : endingAt(items));
				await renumber(context, items.map(({ id: other }) => ({ id: other })).toSpliced(at, 0, { id }));
				return done({ id });
			}
		);
	}
});

/** Changes an item: its title, its length (its steps stretch along), its question, who does it, material, plan B. */
export const changeItem = defineCommand({
	name: 'agenda.change',
	summary: 'Changes the title, length, question, people, material and plan B of an agenda item.',
	scope: 'meeting',
	schema: ChangeItem,
	allow: (scope) => mayMakeAgenda(scope),
	run(context, input) {
		const { trx, scope } = context;
		return recorded(context, of('change', input.itemId), async ({ items }) => {
			const item = items.find(({ id }) => id === input.itemId);
			if (!item) return refuse('not_found');
			if (changedSince(input.seen, asSeen(item))) return refuse('stale');
			const before = item.steps;
			const stretched = before.length === 0 ? before : stretch(before, input.minutes);
			if (stretched === null) return refuse('invalid', { minutes: `at_least:${before.length}` });
			if (!(await mayHaveTask(trx, scope, input.ownerIds))) return refuse('invalid', { ownerIds: 'choose' });
			const asks = input.promptStep ?? askingStep(stretched);
			if (asks >= Math.max(1, stretched.length)) return refuse('invalid', { promptStep: 'choose' });
			const prompt = { nl: input.prompt, en: input.prompt };
			const steps = stretched.map((step, at) =>
				input.prompt !== '' && at === asks ? { ...step, prompt } : step
			);
			await trx
				.updateTable('agenda_item')
				.set({
					title: input.title,
					minutes: input.minutes,
					plan_b: input.planB,
					material: input.material,
					steps: JSON.stringify(v.parse(StepsOfItem, steps))
				})
				.where('network_id', '=', scope.networkId)
				.where('id', '=', input.itemId)
				.execute();
			await writeOwners(trx, scope.networkId, [{ id: input.itemId, ownerIds: input.ownerIds }]);
			return done(null);
		});
	}
});

/** Moves an item to another place. */
export const moveItem = defineCommand({
	name: 'agenda.move',
	summary: 'Moves an agenda item to another place.',
	scope: 'meeting',
	schema: MoveItem,
	allow: (scope) => mayMakeAgenda(scope),
	run(context, input) {
		return recorded(context, of('move', input.itemId), async ({ items }) => {
			const placed = moveInOrder(items, input.itemId, input.to);
			if (!placed.ok) return refuse(placed.reason === 'locked' ? 'locked' : 'not_found');
			await renumber(context, placed.items);
			return done(null);
		});
	}
});

/** Keeps an item where it is when others are moved, or lets it go again. */
export const lockItem = defineCommand({
	name: 'agenda.lock',
	summary: 'Keeps an agenda item in its place, or lets it go again.',
	scope: 'meeting',
	schema: LockItem,
	allow: (scope) => mayMakeAgenda(scope),
	run(context, { itemId, locked }) {
		const { trx, scope } = context;
		return recorded(context, of('lock', itemId), async () => {
			const { numUpdatedRows } = await trx
				.updateTable('agenda_item')
				.set({ locked })
				.where('network_id', '=', scope.networkId)
				.where('meeting_id', '=', scope.meetingId)
				.where('id', '=', itemId)
				.executeTakeFirst();
			return numUpdatedRows === 1n ? done(null) : refuse('not_found');
		});
	}
});

/** Takes an item off the agenda; its questions go back to those that wait. */
export const removeItem = defineCommand({
	name: 'agenda.remove',
	summary: 'Takes an item off the agenda.',
	scope: 'meeting',
	schema: RemoveItem,
	allow: (scope) => mayMakeAgenda(scope),
	run(context, input) {
		const { trx, scope } = context;
		return recorded(context, of('remove', input.itemId), async ({ items }) => {
			const removed = await trx
				.deleteFrom('agenda_item')
				.where('network_id', '=', scope.networkId)
				.where('meeting_id', '=', scope.meetingId)
				.where('id', '=', input.itemId)
				.executeTakeFirst();
			if (removed.numDeletedRows === 0n) return refuse('not_found');
			await renumber(
				context,
				items.filter(({ id }) => id !== input.itemId)
			);
			return done(null);
		});
	}
});

/** Puts a learning question on an item of the agenda, or takes it off. */
export const linkQuestion = defineCommand({
	name: 'agenda.linkQuestion',
	summary: 'Puts a learning question on an agenda item, or takes it off.',
	scope: 'meeting',
	schema: LinkQuestion,
	allow: (scope) => mayMakeAgenda(scope),
	run(context, input) {
		const { trx, scope } = context;
		const about = of(input.linked ? 'link' : 'unlink', input.itemId);
		return recorded(context, about, async ({ items }) => {
			if (!items.some(({ id }) => id === input.itemId)) return refuse('not_found');
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
		});
	}
});
