import { loadMessages } from '#platform/i18n/translate.ts';
import type { ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import { showPeople } from '#steps/running/events.ts';
import { networkOfRun, peopleInRoom, showOne, takenAway } from '#steps/running/queries.server.ts';
import { FIELDS } from './model.ts';
import { appearance, dataOf, rowsOf, settingsOf } from './queries.server.ts';

async function shownNow(context: StepContext, run: StepRun) {
	const people = await context.people();
	const rows = await rowsOf(context.trx, context.scope.networkId, run.id, people);
	return [...appearance(run, dataOf(run), rows), ...showPeople(people)];
}

/** The server half of `exchange`: experiences in four fields, laid side by side. */
export const serverStep: ServerStep = {
	kind: 'exchange',
	async open(context, run) {
		const data = { ...dataOf(run), shown: !settingsOf(run).hidden };
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
	async arrive(context, run, memberId) {
		context.live(run.meetingId, await showOne(context, memberId));
	},
	async leave(context, run, memberId) {
		context.live(run.meetingId, await showOne(context, memberId));
	},
	async harvest(trx, run, step, language) {
		const networkId = await networkOfRun(trx, run.id);
		if (networkId === null || !dataOf(run).shown) return [];
		const people = await peopleInRoom(trx, { networkId, meetingId: run.meetingId });
		const rows = (await rowsOf(trx, networkId, run.id, people)).filter(({ withheld }) => !withheld);
		if (rows.length === 0) return [];
		const t = await loadMessages(language, ['exchange']);
		return [
			{
				type: 'table',
				title: step.title[language],
				columns: FIELDS.map((field) => t(`exchange.short.${field}`)),
				rows: rows.map((row) => ({
					by: row.group === null ? row.by || null : t('exchange.group', { group: row.group }),
					cells: FIELDS.map((field) => row[field])
				}))
			}
		];
	}
};
