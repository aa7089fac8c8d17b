import type { ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import type { Append } from '#live/protocol.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import { showPeople } from '#steps/running/events.ts';
import { networkOfRun, showOne, takenAway } from '#steps/running/queries.server.ts';
import { subgroupsOfItem } from '#steps/running/subgroups/queries.server.ts';
import { draftNewsKind, draftWriterKind } from './events.ts';
import { appearance, dataOf, draftsOf, fieldsOf, groupId, settingsOf, writersOf } from './queries.server.ts';
import type { DraftData } from './schema.ts';
import { documentOf, NEWS_PLACES, textsOf } from '#platform/together/text.ts';

async function shownNow(context: StepContext, run: StepRun): Promise<Append[]> {
	const drafts = await draftsOf(context.trx, context.scope.networkId, run.id);
	const shown = await appearance(run, dataOf(run), drafts);
	return [...shown, ...showPeople(await context.people())];
}

/** Who was put into groups earlier in this agenda item writes with that group. */
async function inGroups(context: StepContext, run: StepRun): Promise<DraftData> {
	const data = dataOf(run);
	if (settingsOf(run).per === 'plenary') return data;
	const seats = await subgroupsOfItem(context.trx, context.scope.networkId, run.itemId);
	if (seats.length === 0) return data;
	const places = Object.fromEntries(seats.map(({ memberId, group }) => [memberId, group]));
	return { ...data, places, groups: Math.max(...seats.map(({ group }) => group)) };
}

/** What goes away with the step and does not come back: the latest updates, which the whole texts have, and who typed. */
async function passing(context: StepContext, run: StepRun): Promise<Append[]> {
	const { per } = settingsOf(run);
	const drafts = await draftsOf(context.trx, context.scope.networkId, run.id);
	const news = drafts.flatMap(({ group, updates }) =>
		Array.from({ length: Math.min(updates + 1, NEWS_PLACES) }, (_, place) =>
			draftNewsKind.drop(`${groupId(run.id, group)}.${place}`, writersOf(per, run.id, group))
		)
	);
	const writers = Object.entries(dataOf(run).places).map(([memberId, group]) =>
		draftWriterKind.drop(memberId, writersOf(per, run.id, group))
	);
	const together = (await context.people()).map(({ id }) => draftWriterKind.drop(id, 'people'));
	return [...news, ...(per === 'plenary' ? together : writers)];
}

/** The server half of `draft`: a short text that a subgroup writes together. */
export const serverStep: ServerStep = {
	kind: 'draft',
	async open(context, run) {
		const data = await inGroups(context, run);
		await context.saveData(run, data);
		context.live(run.meetingId, await shownNow(context, { ...run, data }));
	},
	async close(context, run) {
		const passed = await passing(context, run);
		context.live(run.meetingId, [...takenAway(await shownNow(context, run)), ...passed]);
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
	async harvest(trx, run, step, language) {
		const networkId = await networkOfRun(trx, run.id);
		const settings = settingsOf(run);
		if (networkId === null || !(dataOf(run).shown || settings.open)) return [];
		const names = (await fieldsOf(settings)).map((name) => name[language]);
		const t = await loadMessages(language, ['draft']);
		return (await draftsOf(trx, networkId, run.id)).flatMap(({ group, state }) => {
			const texts = textsOf(documentOf([state]), names.length).map((text) => text.trim());
			const lines = texts.flatMap((text, at) =>
				text === '' ? [] : [names.length === 1 ? text : `${names[at] ?? ''}: ${text}`]
			);
			if (lines.length === 0) return [];
			const of = settings.per === 'plenary' ? '' : ` · ${t('draft.group', { group })}`;
			return [{ type: 'text' as const, title: step.title[language] + of, text: lines.join('\n') }];
		});
	}
};
