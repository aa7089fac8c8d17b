import { loadMessages } from '#platform/i18n/translate.ts';
import type { HarvestBlock, ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import { networkOfRun, takenAway } from '#steps/running/queries.server.ts';
import { figureOf } from './bars/model.ts';
import { outcomeOf } from './model.ts';
import { appearance, dataOf, formsOf, settingsOf, turnoutNow } from './queries.server.ts';

async function shownNow(context: StepContext, run: StepRun) {
	return appearance(context.trx, context.scope.networkId, run, dataOf(run), await context.people());
}

async function countAgain(context: StepContext, run: StepRun): Promise<void> {
	context.live(run.meetingId, [await turnoutNow(context, run)]);
}

/** The server half of `form`: a questionnaire of which nobody sees a single answer. */
export const serverStep: ServerStep = {
	kind: 'form',
	async open(context, run) {
		await context.saveData(run, dataOf(run));
		context.live(run.meetingId, await shownNow(context, run));
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
	anonymous: (run) => settingsOf(run).anonymous,
	async harvest(trx, run, step, language) {
		const networkId = await networkOfRun(trx, run.id);
		// What the group did not look at together is not the report's either.
		if (networkId === null || !dataOf(run).shown) return [];
		const forms = await formsOf(trx, networkId, run.id);
		const all = settingsOf(run).items.map((item) => ({ item, result: outcomeOf(item, forms) }));
		const t = await loadMessages(language, ['form']);
		const rows = all.flatMap(({ item, result }) => {
			const figure = figureOf(item, result, language);
			return figure === null || result.kind === 'few'
				? []
				: [{ by: null, cells: [item.text[language], figure, String(result.n)] }];
		});
		const words = all.flatMap(({ item, result }) =>
			result.kind === 'texts'
				? [{ name: item.text[language], notes: result.texts.map((text) => ({ text, by: null })) }]
				: []
		);
		const title = step.title[language];
		const columns = [t('form.item'), t('form.came-out'), t('form.answers')];
		const blocks: HarvestBlock[] = [];
		if (rows.length > 0) blocks.push({ type: 'table', title, columns, rows });
		if (words.length > 0) blocks.push({ type: 'notes', title, groups: words });
		return blocks;
	}
};
