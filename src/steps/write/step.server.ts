import { loadMessages } from '#platform/i18n/translate.ts';
import type { HarvestBlock, ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import { showPeople, fullName } from '#steps/running/events.ts';
import { networkOfRun, peopleInRoom, showOne, takenAway } from '#steps/running/queries.server.ts';
import { subgroupsOfItem } from '#steps/running/subgroups/queries.server.ts';
import { appearance, dataOf, notesOf, settingsOf } from './queries.server.ts';
import type { WriteData } from './schema.ts';

async function shownNow(context: StepContext, run: StepRun) {
	const people = await context.people();
	const shown = await appearance(context.trx, context.scope.networkId, run, dataOf(run), people);
	return [...shown, ...showPeople(people)];
}

/** Who was put into groups earlier in this agenda item writes with that group; whoever tells for it is its scribe. */
async function inGroups(context: StepContext, run: StepRun): Promise<WriteData> {
	const data = dataOf(run);
	if (settingsOf(run).per !== 'subgroup') return data;
	const seats = await subgroupsOfItem(context.trx, context.scope.networkId, run.itemId);
	if (seats.length === 0) return data;
	const places = Object.fromEntries(
		seats.map(({ memberId, group, reporter }) => [memberId, { group, scribe: reporter }])
	);
	return { ...data, places, groups: Math.max(...seats.map(({ group }) => group)) };
}

/** The server half of `write`: silent notes, hidden on the server until they are shown together. */
export const serverStep: ServerStep = {
	kind: 'write',
	async open(context, run) {
		const data = await inGroups(context, run);
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
	anonymous: (run) => settingsOf(run).anonymous,
	rescue: (run) => settingsOf(run).rescue,
	async harvest(trx, run, step, language) {
		const networkId = await networkOfRun(trx, run.id);
		if (networkId === null || !dataOf(run).shown) return [];
		const notes = await notesOf(trx, networkId, run.id);
		// Notes that were laid together are told by the cluster step.
		if (notes.length === 0 || notes.some(({ clusterId }) => clusterId !== null)) return [];
		const people = await peopleInRoom(trx, { networkId, meetingId: run.meetingId });
		const t = await loadMessages(language, ['steps']);
		const groups = [...new Set(notes.map(({ group }) => group))].toSorted((a, b) => (a ?? 0) - (b ?? 0));
		const block: HarvestBlock = {
			type: 'notes',
			title: step.title[language],
			groups: groups.map((group) => ({
				name: group === null ? '' : t('steps.write.group', { group }),
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
