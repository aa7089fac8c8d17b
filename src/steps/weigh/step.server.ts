import { formatNumber } from '#platform/i18n/format.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import type { Trx } from '#platform/db/access.ts';
import type { HarvestBlock, ServerStep, Step, StepContext, StepRun } from '#steps/contract.ts';
import { optionsMade } from '#steps/earlier/queries.server.ts';
import { networkOfRun, takenAway } from '#steps/running/queries.server.ts';
import { FIELDS, MOST_ITEMS } from './terms/model.ts';
import { appearance, dataOf, notesOf, resultOf, settingsOf, turnoutNow } from './queries.server.ts';
import type { WeighData } from './schema.ts';

async function shownNow(context: StepContext, run: StepRun) {
	return appearance(context.trx, context.scope.networkId, run, dataOf(run), await context.people());
}

async function countAgain(context: StepContext, run: StepRun): Promise<void> {
	if (settingsOf(run).board === 'axes') context.live(run.meetingId, [await turnoutNow(context, run)]);
}

/** The proposals as the step begins: typed in or made before; four fields without any are about the question itself. */
async function itemsOf(context: StepContext, run: StepRun, step: Step): Promise<WeighData['items']> {
	const { from, items, board } = settingsOf(run);
	const made =
		from === 'settings'
			? items.map((text, at) => ({ id: String(at + 1), text }))
			: await optionsMade(context.trx, context.scope.networkId, run, from, MOST_ITEMS);
	if (made.length > 0 || board === 'axes') return made;
	return [{ id: 'prompt', text: step.prompt }];
}

/** The server half of `weigh`: what speaks for and against proposals, and where they lie on two axes. */
export const serverStep: ServerStep = {
	kind: 'weigh',
	async open(context, run, step) {
		const data = { ...dataOf(run), items: await itemsOf(context, run, step) };
		await context.saveData(run, data);
		context.live(run.meetingId, await shownNow(context, { ...run, data }));
	},
	async close(context, run) {
		context.live(run.meetingId, takenAway(await shownNow(context, run)));
		await context.saveState(run, 'closed');
	},
	async reopen(context, run) {
		await context.saveState(run, dataOf(run).shown ? 'revealed' : 'running');
		context.live(run.meetingId, await shownNow(context, run));
	},
	arrive: countAgain,
	leave: countAgain,
	// What speaks for and against a proposal stands there without its writer.
	anonymous: () => true,
	async harvest(trx, run, step, language) {
		const networkId = await networkOfRun(trx, run.id);
		// What was never shown to the group is nobody's, not the report's either.
		if (networkId === null || !dataOf(run).shown) return [];
		return settingsOf(run).board === 'axes'
			? boardLeft(trx, networkId, run, step, language)
			: sidesLeft(trx, networkId, run, step, language);
	}
};

async function sidesLeft(
	trx: Trx,
	networkId: string,
	run: StepRun,
	step: Step,
	language: 'nl' | 'en'
): Promise<HarvestBlock[]> {
	const [notes, t] = [await notesOf(trx, networkId, run.id), await loadMessages(language, ['weigh'])];
	return dataOf(run).items.flatMap(({ id, text }): HarvestBlock[] => {
		const groups = FIELDS.map((field) => ({
			name: t(`weigh.${field}`),
			notes: notes
				.filter((note) => note.item === id && note.field === field)
				.map((note) => ({ text: note.text, by: null }))
		})).filter((group) => group.notes.length > 0);
		const title = id === 'prompt' ? step.title[language] : text[language];
		return groups.length === 0 ? [] : [{ type: 'notes', title, groups }];
	});
}

async function boardLeft(
	trx: Trx,
	networkId: string,
	run: StepRun,
	step: Step,
	language: 'nl' | 'en'
): Promise<HarvestBlock[]> {
	const data = dataOf(run);
	const { ballots, places } = await resultOf(trx, networkId, run, data);
	if (ballots === 0) return [];
	const t = await loadMessages(language, ['weigh']);
	const settings = settingsOf(run);
	const x = settings.x?.[language] ?? t('weigh.effort');
	const y = settings.y?.[language] ?? t('weigh.effect');
	const rows = places.map(({ id, side, numbers }) => ({
		by: null,
		cells: [
			data.items.find((item) => item.id === id)?.text[language] ?? '',
			side ? t('weigh.quarter', { x, y, sideX: side.x, sideY: side.y }) : t('weigh.nobody'),
			numbers ? formatNumber(numbers.y, language) : '',
			numbers ? formatNumber(numbers.x, language) : ''
		]
	}));
	return [
		{ type: 'table', title: step.title[language], columns: [t('weigh.item'), t('weigh.where'), y, x], rows }
	];
}
