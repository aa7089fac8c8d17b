import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { recorded } from '#lifecycle/convene/agenda/history/commands.server.ts';
import { mayMakeAgenda } from '#lifecycle/convene/agenda/policy.ts';
import { libraryMethod, templates } from '#methods/library/model.ts';
import { isOwnId } from '#methods/own/model.ts';
import { minutesOf, planTemplate, type Method, type PlannedItem } from '#methods/model.ts';
import { CopyAgenda, UseTemplate } from './schema.ts';

type Context = CommandContext<'meeting'>;

/** An item to write, in the words of its network. */
export interface NewItem extends Omit<PlannedItem, 'title'> {
	title: string;
	planB?: string;
	material: string;
	locked?: boolean;
}

/** Planned items in the language of a network; each method brings its material once. */
export function inWords(
	items: readonly PlannedItem[],
	language: 'nl' | 'en',
	methodOf: (id: string) => Pick<Method, 'materials'> | undefined = libraryMethod
): NewItem[] {
	return items.map((item, at) => ({
		...item,
		title: item.title[language],
		material: items.slice(0, at).some(({ methodId }) => methodId === item.methodId)
			? ''
			: (methodOf(item.methodId)?.materials[language] ?? '')
	}));
}

/** Writes items at the end of an agenda, from this place on; answers with their ids. */
export async function insertItems(
	{ trx, scope, newId }: Context,
	items: readonly NewItem[],
	from: number
): Promise<string[]> {
	const rows = items.map((item, at) => ({
		network_id: scope.networkId,
		id: newId(),
		meeting_id: scope.meetingId,
		position: from + at,
		title: item.title,
		method_id: item.methodId,
		mode: item.mode,
		minutes: item.minutes,
		steps: JSON.stringify(item.steps),
		plan_b: item.planB ?? '',
		material: item.material,
		locked: item.locked ?? false
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
	run(context, input) {
		const { language } = context.scope;
		const template = templates.find(({ id }) => id === input.template);
		const about = { change: 'template' as const, title: template?.name[language] ?? '' };
		return recorded(
			context,
			() => about,
			async ({ items }) => {
				if (!template) return refuse('not_found');
				if (items.length > 0) return refuse('conflict');
				await insertItems(context, inWords(planTemplate(template, libraryMethod), language), 0);
				return done(null);
			}
		);
	}
});

/**
 * Takes over an agenda that whoever asks has at hand: of an earlier meeting, of another network, of a file. Who does
 * what and whose questions they are does not come along.
 */
export const copyAgenda = defineCommand({
	name: 'agenda.copy',
	summary: 'Fills an agenda with the items of another one; replaces what stood there only when that is said.',
	scope: 'meeting',
	schema: CopyAgenda,
	allow: (scope) => mayMakeAgenda(scope),
	run(context, { items, replace }) {
		const { trx, scope } = context;
		return recorded(
			context,
			() => ({ change: 'copy', title: '' }),
			async (before) => {
				// An item brings its steps along, so a method that people made needs not be at hand here; a free talk has none.
				const unknown = items.some(
					({ methodId }) => methodId !== '' && !libraryMethod(methodId) && !isOwnId(methodId)
				);
				if (unknown) return refuse('not_found');
				// A step that takes longer than its item would run over without anybody having planned it.
				const torn = items.some(({ steps, minutes }) => steps.length > 0 && minutesOf(steps) !== minutes);
				if (torn) return refuse('invalid', { minutes: 'invalid' });
				if (before.items.length > 0) {
					if (!replace) return refuse('conflict');
					await trx
						.deleteFrom('agenda_item')
						.where('network_id', '=', scope.networkId)
						.where('meeting_id', '=', scope.meetingId)
						.execute();
				}
				await insertItems(context, items, 0);
				return done(null);
			}
		);
	}
});
