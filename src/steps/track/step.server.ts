import * as v from 'valibot';
import type { Append } from '#live/protocol.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import type { ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import { keptFrom } from '#steps/running/dividing/model.ts';
import { divided, rulesOf } from '#steps/running/dividing/queries.server.ts';
import { showPeople } from '#steps/running/events.ts';
import { showOne, takenAway } from '#steps/running/queries.server.ts';
import { keepTracks, show, withTellers } from './commands.server.ts';
import { shifted, smallestTrack } from './model.ts';
import { appearance, dataOf, plannedTracks, settingsOf } from './queries.server.ts';
import { trackData, type TrackData } from './schema.ts';

async function shownNow(context: StepContext, run: StepRun, data: TrackData): Promise<Append[]> {
	return [...appearance(run, data), ...showPeople(await context.people())];
}

/** All clocks as they are when time stood still for so long. */
function resumed(data: TrackData, now: number): TrackData {
	if (data.leftAt === null) return data;
	const { leftAt } = data;
	/** What began meanwhile stood still from then on. */
	const stood = (began: number | null) => now - Math.max(leftAt, began ?? leftAt);
	const by = (moment: number | null) => (moment === null ? null : moment + stood(moment));
	return {
		...data,
		leftAt: null,
		begunAt: by(data.begunAt),
		gatheredAt: by(data.gatheredAt),
		reportStartedAt: by(data.reportStartedAt),
		reportEndsAt: data.reportEndsAt === null ? null : data.reportEndsAt + stood(data.reportStartedAt),
		tracks: data.tracks.map((row) => shifted(row, stood(row.startedAt)))
	};
}

/** The server half of `track`: groups that do different things at the same time, and tell each other afterwards. */
export const serverStep: ServerStep = {
	kind: 'track',
	async open(context, run, step) {
		const settings = settingsOf(run);
		const tracks = plannedTracks(settings, step);
		const groups = settings.divide === 'mixed' ? await divided(context, run, tracks.length) : [];
		const places = Object.fromEntries(
			groups.flatMap((group, at) => group.map((memberId) => [memberId, (at % tracks.length) + 1]))
		);
		const data = await withTellers(context, run, v.parse(trackData, { tracks, places }));
		await keepTracks(context, run, data);
		context.live(run.meetingId, await shownNow(context, run, data));
	},
	async close(context, run) {
		const data = dataOf(run);
		context.live(run.meetingId, takenAway(await shownNow(context, run, data)));
		if (data.begunAt !== null) await context.saveData(run, { ...data, leftAt: context.now.getTime() });
		await context.saveState(run, 'closed');
	},
	async reopen(context, run) {
		const data = resumed(dataOf(run), context.now.getTime());
		await context.saveState(run, 'running');
		await keepTracks(context, run, data);
		context.live(run.meetingId, await shownNow(context, run, data));
	},
	async stood(context, run, since) {
		await show(context, run, resumed({ ...dataOf(run), leftAt: since }, context.now.getTime()));
	},
	async arrive(context, run, memberId) {
		context.live(run.meetingId, await showOne(context, memberId));
		const data = dataOf(run);
		const person = (await context.people()).find(({ id }) => id === memberId);
		if (!person?.participates || data.tracks.length === 0) return;
		const late = settingsOf(run).divide === 'mixed' && data.places[memberId] === undefined;
		const shunned = keptFrom(await rulesOf(context.trx, context.scope), memberId);
		const places = late
			? { ...data.places, [memberId]: smallestTrack(data.places, data.tracks.length, shunned) }
			: data.places;
		await show(context, run, await withTellers(context, run, { ...data, places }));
	},
	async leave(context, run, memberId) {
		context.live(run.meetingId, await showOne(context, memberId));
		// Who comes back finds the same track; meanwhile another one tells.
		await show(context, run, await withTellers(context, run, dataOf(run)));
	},
	async harvest(_trx, run, step, language) {
		const t = await loadMessages(language, ['tracks']);
		return dataOf(run).tracks.flatMap(({ title, course, outcome, tip }, at) => {
			const lines = [
				course && `${t('tracks.course')}: ${course}`,
				outcome && `${t('tracks.outcome')}: ${outcome}`,
				tip && `${t('tracks.tip')}: ${tip}`
			].filter((line) => line !== '');
			if (lines.length === 0) return [];
			const name = title[language] || t('tracks.track', { track: at + 1 });
			return [{ type: 'text' as const, title: `${step.title[language]} · ${name}`, text: lines.join('\n') }];
		});
	}
};
