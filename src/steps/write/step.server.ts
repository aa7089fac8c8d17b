import type { HarvestBlock, ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import { showPeople, fullName } from '#steps/running/events.ts';
import { networkOfRun, peopleInRoom, showOne, takenAway } from '#steps/running/queries.server.ts';
import { appearance, dataOf, notesOf } from './queries.server.ts';

async function shownNow(context: StepContext, run: StepRun) {
	const people = await context.people();
	const shown = await appearance(context.trx, context.scope.networkId, run, dataOf(run), people);
	return [...shown, ...showPeople(people)];
}

/** The server half of `write`: silent notes, hidden on the server until they are shown together. */
export const serverStep: ServerStep = {
	kind: 'write',
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
	async arrive(context, run, memberId) {
		context.live(run.meetingId, await showOne(context, memberId));
	},
	async leave(context, run, memberId) {
		context.live(run.meetingId, await showOne(context, memberId));
	},
	async harvest(trx, run, step, language) {
		const networkId = await networkOfRun(trx, run.id);
		if (networkId === null || !dataOf(run).shown) return [];
		const notes = await notesOf(trx, networkId, run.id);
		// Notes that were laid together are told by the cluster step.
		if (notes.length === 0 || notes.some(({ clusterId }) => clusterId !== null)) return [];
		const people = await peopleInRoom(trx, { networkId, meetingId: run.meetingId });
		const groups = [...new Set(notes.map(({ group }) => group))].toSorted((a, b) => (a ?? 0) - (b ?? 0));
		const block: HarvestBlock = {
			type: 'notes',
			title: step.title[language],
			groups: groups.map((group) => ({
				name: group === null ? '' : String(group),
				notes: notes
					.filter((note) => note.group === group)
					.map(({ text, authorId }) => {
						const author = people.find(({ id }) => id === authorId);
						return { text, by: author ? fullName(author) : null };
					})
			}))
		};
		return [block];
	}
};
