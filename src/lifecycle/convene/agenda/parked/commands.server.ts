import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { insertItems } from '#lifecycle/convene/agenda/filling/commands.server.ts';
import { recorded } from '#lifecycle/convene/agenda/history/commands.server.ts';
import { endingAt } from '#lifecycle/convene/agenda/model.ts';
import { renumber } from '#lifecycle/convene/agenda/commands.server.ts';
import { mayMakeAgenda } from '#lifecycle/convene/agenda/policy.ts';
import { carriedParked } from './queries.server.ts';
import { LiftParked, PlaceParked } from './schema.ts';

type Context = CommandContext<'meeting'>;

/** Minutes of an item that is made of something put aside, until somebody changes them. */
const MINUTES = 10;

async function put({ trx, scope }: Context, parkedId: string, itemId: string | null): Promise<void> {
	await trx
		.updateTable('parked_item')
		.set({ placed_item_id: itemId })
		.where('network_id', '=', scope.networkId)
		.where('id', '=', parkedId)
		.execute();
}

/** Gives a place on this agenda to what an earlier meeting put aside for it: on an item, or before the ending as a new one. */
export const placeParked = defineCommand({
	name: 'agenda.placeParked',
	summary: 'Puts on the agenda what an earlier meeting put aside for it.',
	scope: 'meeting',
	schema: PlaceParked,
	allow: (scope) => mayMakeAgenda(scope),
	async run(context, { parkedId, itemId }) {
		const waits = (await carriedParked(context.trx, context.scope)).find(({ id }) => id === parkedId);
		const title = waits?.text.slice(0, 160) ?? '';
		return recorded(
			context,
			() => ({ change: 'add', title }),
			async ({ items }) => {
				if (!waits || (itemId !== null && !items.some(({ id }) => id === itemId))) return refuse('not_found');
				if (itemId !== null) {
					await put(context, parkedId, itemId);
					return done({ id: itemId });
				}
				const talk = { methodId: '', mode: 'plenary' as const, minutes: MINUTES, steps: [], material: '' };
				const [id] = await insertItems(context, [{ ...talk, title }], items.length);
				if (id === undefined) return refuse('not_found');
				const order = items.map(({ id: other }) => ({ id: other }));
				await renumber(context, order.toSpliced(endingAt(items), 0, { id }));
				await put(context, parkedId, id);
				return done({ id });
			}
		);
	}
});

/** Takes it off its item: it waits for another place. */
export const liftParked = defineCommand({
	name: 'agenda.liftParked',
	summary: 'Takes something that was put aside off its agenda item again.',
	scope: 'meeting',
	schema: LiftParked,
	allow: (scope) => mayMakeAgenda(scope),
	async run(context, { parkedId }) {
		const stands = (await carriedParked(context.trx, context.scope)).find(({ id }) => id === parkedId);
		return recorded(
			context,
			() => ({ change: 'unlink', title: stands?.text.slice(0, 160) ?? '' }),
			async () => {
				if (!stands?.itemId) return refuse('not_found');
				await put(context, parkedId, null);
				return done(null);
			}
		);
	}
});
