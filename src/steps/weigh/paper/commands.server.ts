import { defineCommand } from '#platform/commands/command.ts';
import { refuse } from '#platform/commands/outcome.ts';
import { keepPaper, listPaper } from '#steps/ballots/paper/commands.server.ts';
import { runForChange, stepContext } from '#steps/running/queries.server.ts';
import { weighPlacedKind } from '#steps/weigh/events.ts';
import { mayConduct } from '#steps/weigh/policy.ts';
import { dataOf, settingsOf, turnoutNow } from '#steps/weigh/queries.server.ts';
import { handInInput, typeInInput } from './schema.ts';

/**
 * Notes who laid the proposals down on paper, before the papers are typed in: none of them does so by phone as well.
 * Refuses `already_in` when one of them did, and writes nobody down then.
 */
export const handIn = defineCommand({
	name: 'weigh.handIn',
	summary: 'Notes who weighed the proposals on paper, apart from what stands on it.',
	scope: 'meeting',
	schema: handInInput,
	allow: mayConduct,
	async run(command, { runId, memberIds }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'weigh');
		if (!found.ok) return found;
		if (settingsOf(found.value).board !== 'axes') return refuse('wrong_state');
		if (dataOf(found.value).shown) return refuse('closed');
		const asked = (await context.people()).filter(({ participates }) => participates).map(({ id }) => id);
		if (memberIds.some((id) => !asked.includes(id))) return refuse('invalid', { memberIds: 'choose' });
		return listPaper(command, found.value, memberIds, (memberId) =>
			weighPlacedKind.put(memberId, { runId }, `member:${memberId}`)
		);
	}
});

/** Types in where a paper lays the proposals, without a name, as long as more were handed in than typed. */
export const typeIn = defineCommand({
	name: 'weigh.typeIn',
	summary: 'Types in where somebody laid the proposals on paper.',
	scope: 'meeting',
	schema: typeInInput,
	allow: mayConduct,
	async run(command, { runId, places: typed }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'weigh');
		if (!found.ok) return found;
		const run = found.value;
		const data = dataOf(run);
		if (settingsOf(run).board !== 'axes') return refuse('wrong_state');
		if (data.shown) return refuse('closed');
		const half = typed.findIndex(({ x, y }) => (x === null) !== (y === null));
		if (half >= 0) {
			const missing = typed[half]?.x === null ? 'x' : 'y';
			return refuse('invalid', { [`places.${half}.${missing}`]: 'choose' });
		}
		const places = Object.fromEntries(
			data.items.flatMap(({ id }, at) => {
				const { x = null, y = null } = typed[at] ?? {};
				return x === null || y === null ? [] : [[id, { x, y }] as const];
			})
		);
		if (Object.keys(places).length === 0) return refuse('empty');
		return keepPaper(
			command,
			run,
			{ memberId: null, choices: places, reason: '' },
			{
				isIn: (memberId) => weighPlacedKind.put(memberId, { runId }, `member:${memberId}`),
				turnout: (now) => turnoutNow(now, run)
			}
		);
	}
});
