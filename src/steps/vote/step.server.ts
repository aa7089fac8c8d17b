import { formatNumber } from '#platform/i18n/format.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import type { HarvestBlock, ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import { optionsMade } from '#steps/earlier/queries.server.ts';
import { networkOfRun, peopleInRoom, takenAway } from '#steps/running/queries.server.ts';
import { appearance, dataOf, resultOf, settingsOf, turnoutNow, votesOf } from './queries.server.ts';
import { MOST_OPTIONS } from './schema.ts';

async function shownNow(context: StepContext, run: StepRun) {
	return appearance(context.trx, context.scope.networkId, run, dataOf(run), await context.people());
}

async function countAgain(context: StepContext, run: StepRun): Promise<void> {
	context.live(run.meetingId, [await turnoutNow(context, run)]);
}

/** The server half of `vote`: totals stay on the server until the vote is closed. */
export const serverStep: ServerStep = {
	kind: 'vote',
	async open(context, run) {
		const settings = settingsOf(run);
		const options =
			settings.from === 'settings'
				? settings.options.map((text, at) => ({ id: String(at + 1), text }))
				: await optionsMade(context.trx, context.scope.networkId, run, settings.from, MOST_OPTIONS);
		const gathering = settings.method !== 'consent' && options.length === 0;
		const data = { ...dataOf(run), options, gathering };
		await context.saveData(run, data);
		context.live(run.meetingId, await shownNow(context, { ...run, data }));
	},
	async close(context, run) {
		context.live(run.meetingId, takenAway(await shownNow(context, run)));
		await context.saveState(run, 'closed');
	},
	async reopen(context, run) {
		await context.saveState(run, dataOf(run).counted ? 'revealed' : 'running');
		context.live(run.meetingId, await shownNow(context, run));
	},
	arrive: countAgain,
	leave: countAgain,
	anonymous: (run) => settingsOf(run).secret,
	async harvest(trx, run, step, language) {
		const [settings, data] = [settingsOf(run), dataOf(run)];
		const networkId = await networkOfRun(trx, run.id);
		// While a vote is open its totals are nobody's, not the report's either.
		if (networkId === null || data.gathering || (!data.counted && run.state !== 'closed')) return [];
		const ballots = await votesOf(trx, networkId, run.id);
		// Nobody chose anything: there is no first place to tell.
		if (ballots.length === 0) return [];
		const result = resultOf(
			settings,
			data,
			ballots,
			await peopleInRoom(trx, { networkId, meetingId: run.meetingId })
		);
		const t = await loadMessages(language, ['vote']);
		const text = (id: string) => data.options.find((option) => option.id === id)?.text[language] ?? '';
		const rows: Extract<HarvestBlock, { type: 'votes' }>['rows'] = [];
		if (result.kind === 'consent') {
			for (const { text: option } of result.objectionVoices)
				rows.push({ option, figure: t('vote.objection'), tie: false });
			for (const { text: option } of result.concernVoices) {
				if (option !== '') rows.push({ option, figure: t('vote.concern'), tie: false });
			}
		} else {
			for (const { options, rank } of result.ranking) {
				for (const id of options) {
					const numbers = result.numbers?.find(({ option }) => option === id);
					const figure = !numbers
						? t('vote.place', { rank })
						: settings.method === 'score'
							? numbers.mean === null
								? t('vote.no-opinion')
								: formatNumber(numbers.mean, language)
							: String(numbers.total);
					rows.push({ option: text(id), figure, tie: options.length > 1 });
				}
			}
		}
		const question = data.proposal ?? step.prompt[language];
		return [{ type: 'votes', title: step.title[language], question, rows, voters: ballots.length }];
	}
};
