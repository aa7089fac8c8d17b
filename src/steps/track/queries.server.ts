import * as v from 'valibot';
import { groupsOf } from '#live/kinds.ts';
import type { Append, Audience } from '#live/protocol.ts';
import type { Step, StepRun } from '#steps/contract.ts';
import { stepClockKind } from '#steps/running/events.ts';
import { trackNoteKind, trackPartKind, tracksKind, trackTipKind, trackToldKind } from './events.ts';
import { fitting, membersOf } from './model.ts';
import { trackData, trackSettings, type TrackData, type TrackRow, type TrackSettings } from './schema.ts';

const MINUTE = 60_000;
const NO_TITLE = { nl: '', en: '' };

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: Pick<StepRun, 'settings'>): TrackSettings {
	return v.parse(trackSettings, run.settings ?? {});
}

/** What the run remembers. */
export function dataOf(run: Pick<StepRun, 'data'>): TrackData {
	return v.parse(trackData, run.data ?? {});
}

/** What a track of a run is known by, on the wire and as a group of receivers. */
export function trackId(runId: string, track: number): string {
	return `${runId}.${track}`;
}

/** The tracks of a step before anybody has begun, in the minutes that the step has. */
export function plannedTracks({ tracks, reportMinutes }: TrackSettings, step: Step): TrackRow[] {
	const minutes = Math.max(1, step.minutes - 2 * reportMinutes);
	const alike = { text: NO_TITLE, minutes, parts: [step.prompt] };
	const planned = tracks.length > 0 ? tracks : [alike, alike];
	const factor = fitting(planned, reportMinutes, step.minutes);
	return planned.map(({ text, minutes: whole, parts }) => ({
		title: text,
		// The parts of a track are equally long; whoever leads gives one more time where it needs it.
		parts: parts.map((prompt) => ({
			prompt,
			length: Math.max(30_000, Math.round((whole * factor * MINUTE) / parts.length))
		})),
		at: 0,
		startedAt: null,
		endsAt: null,
		reporter: null,
		course: '',
		outcome: '',
		tip: ''
	}));
}

/** Everything that the surfaces see of a run as it is now, the people left out. */
export function appearance(run: StepRun, data: TrackData): Append[] {
	const { phase, begunAt, reporting, reportStartedAt, reportEndsAt } = data;
	const report =
		phase === 'report' && reportStartedAt !== null && reportEndsAt !== null
			? { startedAt: reportStartedAt, endsAt: reportEndsAt }
			: null;
	const changes: Append[] = [
		...Object.entries(data.places).map(([memberId, track]) => groupsOf(memberId, [trackId(run.id, track)])),
		tracksKind.put(
			run.id,
			{
				phase,
				chosen: settingsOf(run).divide === 'chosen',
				begunAt,
				reporting,
				report,
				tracks: data.tracks.map(({ title, at, startedAt, endsAt, reporter, parts }, index) => ({
					title,
					at,
					startedAt,
					endsAt,
					reporter,
					people: membersOf(data.places, index + 1),
					lengths: parts.map(({ length }) => length)
				}))
			},
			'all'
		)
	];
	for (const [index, row] of data.tracks.entries()) {
		const id = trackId(run.id, index + 1);
		const members: Audience = `group:${id}`;
		for (const audience of [members, 'facilitators'] as const)
			changes.push(...insideShown(run.id, id, row, phase, audience));
		changes.push(trackTipKind.put(id, { runId: run.id, tip: row.tip }, 'facilitators'));
		if (phase === 'work' && row.startedAt !== null && row.endsAt !== null) {
			const parts = [{ startedAt: row.startedAt, endsAt: row.endsAt }];
			changes.push(stepClockKind.put(run.id, { parts, pausedAt: null }, members));
		}
	}
	if (report) {
		changes.push(stepClockKind.put(run.id, { parts: [report], pausedAt: null }, 'all'));
		const teller = data.tracks[reporting - 1];
		if (teller) {
			const { course, outcome, tip } = teller;
			changes.push(trackToldKind.put(run.id, { track: reporting, course, outcome, tip }, 'all'));
		}
	}
	return changes;
}

/** What the members of a track see of it, and nobody of another one. */
function insideShown(
	runId: string,
	id: string,
	{ parts, at, course, outcome }: TrackRow,
	phase: TrackData['phase'],
	audience: Audience
): Append[] {
	const part = phase === 'work' ? parts[at] : undefined;
	const note = trackNoteKind.put(id, { runId, course, outcome }, audience);
	if (!part) return [note];
	return [note, trackPartKind.put(id, { runId, prompt: part.prompt }, audience)];
}
