import type { HarvestBlock, ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import { fullName } from '#steps/running/events.ts';
import { networkOfRun, peopleInRoom, takenAway } from '#steps/running/queries.server.ts';
import { dataOf as writeDataOf } from '#steps/write/queries.server.ts';
import { turn } from '#steps/write/reveal/commands.server.ts';
import { notesIn } from './model.ts';
import { appearance, boardOf, dataOf, settingsOf, sourcesOf } from './queries.server.ts';

async function shownNow(context: StepContext, run: StepRun) {
	return appearance(context.trx, context.scope.networkId, run, dataOf(run), await context.people());
}

/** The server half of `cluster`: notes that were written before are laid together and named. */
export const serverStep: ServerStep = {
	kind: 'cluster',
	async open(context, run) {
		const sources = await sourcesOf(context.trx, context.scope.networkId, run);
		// Nobody can lay together what is hidden: what was written silently is shown now, all at once.
		for (const source of sources) if (!writeDataOf(source).shown) await turn(context, source, true);
		const data = { ...dataOf(run), sourceIds: sources.map(({ id }) => id) };
		await context.saveData(run, data);
		context.live(run.meetingId, await shownNow(context, { ...run, data }));
	},
	async close(context, run) {
		context.live(run.meetingId, takenAway(await shownNow(context, run)));
		await context.saveState(run, 'closed');
	},
	async reopen(context, run) {
		await context.saveState(run, 'running');
		context.live(run.meetingId, await shownNow(context, run));
	},
	arrive: () => Promise.resolve(),
	leave: () => Promise.resolve(),
	async came(context, run) {
		const data = dataOf(run);
		// A board takes along the notes of its own item, and one that had none to lay those that come first.
		const more =
			data.sourceIds.length === 0 || settingsOf(run).from === 'item'
				? (await sourcesOf(context.trx, context.scope.networkId, run)).map(({ id }) => id)
				: [];
		const now = { ...data, sourceIds: [...new Set([...data.sourceIds, ...more])] };
		await context.saveData(run, now);
		context.live(run.meetingId, await shownNow(context, { ...run, data: now }));
	},
	async harvest(trx, run, step, language) {
		const networkId = await networkOfRun(trx, run.id);
		if (networkId === null) return [];
		const { board, notes } = await boardOf(trx, networkId, run, dataOf(run));
		if (board.clusters.length === 0) return [];
		const people = await peopleInRoom(trx, { networkId, meetingId: run.meetingId });
		const told = (cluster: string | null) => {
			const here = new Set(notesIn(board, cluster));
			return notes
				.filter(({ id }) => here.has(id))
				.map(({ text, authorId }) => {
					const author = people.find(({ id }) => id === authorId);
					return { text, by: author ? fullName(author) : null };
				});
		};
		const loose = told(null);
		const block: HarvestBlock = {
			type: 'notes',
			title: step.title[language],
			groups: [
				...board.clusters.map(({ id, name }) => ({ name, notes: told(id) })),
				...(loose.length > 0 ? [{ name: '', notes: loose }] : [])
			]
		};
		return [block];
	}
};
