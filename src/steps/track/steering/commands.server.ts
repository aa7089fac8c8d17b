import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { openTracks, show } from '#steps/track/commands.server.ts';
import { enterPart, extendPart, shifted, type TrackPace } from '#steps/track/model.ts';
import { mayConduct } from '#steps/track/policy.ts';
import { settingsOf } from '#steps/track/queries.server.ts';
import {
	extendInput,
	moveInput,
	runInput,
	tellInput,
	type TrackData,
	type TrackRow
} from '#steps/track/schema.ts';

const MINUTE = 60_000;
type Context = CommandContext<'meeting'>;

const lengthsOf = ({ parts }: TrackRow) => parts.map(({ length }) => length);

export const begin = defineCommand({
	name: 'track.begin',
	summary: 'Lets all tracks begin.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	async run(command, { runId }) {
		const found = await openTracks(command, runId);
		if (!found.ok) return found;
		const { context, run, data } = found.value;
		if (data.phase !== 'divide') return done(null);
		const now = context.now.getTime();
		const tracks = data.tracks.map((row) => ({ ...row, ...enterPart(lengthsOf(row), 0, now) }));
		await show(context, run, { ...data, phase: 'work', begunAt: now, tracks });
		return done(null);
	}
});

/** Changes where one track is, if it still is where it was seen. */
async function steer(
	command: Context,
	{ runId, track, from }: { runId: string; track: number; from: number },
	change: (row: TrackRow, now: number) => TrackPace
): Promise<Outcome<null>> {
	const found = await openTracks(command, runId);
	if (!found.ok) return found;
	const { context, run, data } = found.value;
	const row = data.tracks[track - 1];
	if (!row) return refuse('not_found');
	if (data.phase !== 'work') return refuse('wrong_state');
	// Somebody else was first.
	if (row.at !== from) return done(null);
	const pace = change(row, context.now.getTime());
	const tracks = data.tracks.map((one) => (one === row ? { ...row, ...pace } : one));
	await show(context, run, { ...data, tracks });
	return done(null);
}

export const next = defineCommand({
	name: 'track.next',
	summary: 'One track goes on to its next part; after the last it is ready.',
	scope: 'meeting',
	schema: moveInput,
	allow: mayConduct,
	run: (command, input) =>
		steer(command, input, (row, now) =>
			enterPart(lengthsOf(row), Math.min(row.at + 1, row.parts.length), now)
		)
});

export const back = defineCommand({
	name: 'track.back',
	summary: 'One track goes back to the part before, which begins again.',
	scope: 'meeting',
	schema: moveInput,
	allow: mayConduct,
	run: (command, input) =>
		steer(command, input, (row, now) => (row.at === 0 ? row : enterPart(lengthsOf(row), row.at - 1, now)))
});

export const extend = defineCommand({
	name: 'track.extend',
	summary: 'Adds minutes to the part of one track, or takes them away.',
	scope: 'meeting',
	schema: extendInput,
	allow: mayConduct,
	run: (command, input) => steer(command, input, (row, now) => extendPart(row, now, input.minutes * MINUTE))
});

export const tell = defineCommand({
	name: 'track.tell',
	summary: 'Calls everybody back, and lets the tracks tell one after the other; or lets them work on.',
	scope: 'meeting',
	schema: tellInput,
	allow: mayConduct,
	async run(command, { runId, from, to }) {
		const found = await openTracks(command, runId);
		if (!found.ok) return found;
		const { context, run, data } = found.value;
		if (data.phase === 'divide') return refuse('wrong_state');
		if (data.reporting !== from || from === to) return done(null);
		if (to > data.tracks.length) return refuse('not_found');
		const now = context.now.getTime();
		await show(
			context,
			run,
			to === 0 ? workOn(data, now) : telling(data, to, now, settingsOf(run).reportMinutes)
		);
		return done(null);
	}
});

function telling(data: TrackData, reporting: number, now: number, minutes: number): TrackData {
	return {
		...data,
		phase: 'report',
		reporting,
		reportStartedAt: now,
		reportEndsAt: now + minutes * MINUTE,
		gatheredAt: data.gatheredAt ?? now
	};
}

/** Everybody goes back to where their track was, with as much time as was left. */
function workOn(data: TrackData, now: number): TrackData {
	const stood = now - (data.gatheredAt ?? now);
	return {
		...data,
		phase: 'work',
		reporting: 0,
		reportStartedAt: null,
		reportEndsAt: null,
		gatheredAt: null,
		begunAt: data.begunAt === null ? null : data.begunAt + stood,
		tracks: data.tracks.map((row) => shifted(row, stood))
	};
}
