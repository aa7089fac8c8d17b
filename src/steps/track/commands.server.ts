import { leads } from '#platform/auth/scope.ts';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { runForChange, shownInstead, stepContext } from '#steps/running/queries.server.ts';
import { writeSubgroups } from '#steps/running/subgroups/commands.server.ts';
import { timesTold } from '#steps/running/subgroups/queries.server.ts';
import { withReporters } from '#steps/group/model.ts';
import { membersOf } from './model.ts';
import { mayConduct, mayTakePart } from './policy.ts';
import { appearance, dataOf, settingsOf } from './queries.server.ts';
import {
	joinInput,
	placeInput,
	reporterInput,
	tipInput,
	writeInput,
	type TrackData,
	type TrackRow
} from './schema.ts';

/** The run a command is about with what it remembers, locked. Refuses as `runForChange` does. */
export async function openTracks(
	command: CommandContext<'meeting'>,
	runId: string
): Promise<Outcome<{ context: StepContext; run: StepRun; data: TrackData }>> {
	const context = stepContext(command);
	const found = await runForChange(context, runId, 'track');
	if (!found.ok) return found;
	return done({ context, run: found.value, data: dataOf(found.value) });
}

/** Keeps what the run remembers, and shows what that changes. */
export async function show(context: StepContext, run: StepRun, data: TrackData): Promise<void> {
	await keepTracks(context, run, data);
	context.live(run.meetingId, shownInstead(appearance(run, dataOf(run)), appearance(run, data)));
}

/** Keeps what the run remembers, and writes down who sits in which track. */
export async function keepTracks(context: StepContext, run: StepRun, data: TrackData): Promise<void> {
	await context.saveData(run, data);
	const seats = Object.entries(data.places).map(([memberId, group]) => ({
		memberId,
		group,
		reporter: data.tracks[group - 1]?.reporter === memberId
	}));
	await writeSubgroups(context.trx, context.scope, run, 1, seats);
}

/** Each track has somebody of its own to tell, who is there: of those who told least often in the network, by chance. */
export async function withTellers(context: StepContext, run: StepRun, data: TrackData): Promise<TrackData> {
	const here = new Set(
		(await context.people())
			.filter(({ present, participates }) => present && participates)
			.map(({ id }) => id)
	);
	const told = await timesTold(context.trx, context.scope.networkId, run.id);
	const round = data.tracks.map(({ reporter }, at) => {
		const people = membersOf(data.places, at + 1);
		const stays = reporter !== null && people.includes(reporter) && here.has(reporter);
		return { people, reporter: stays ? reporter : null };
	});
	const [full = []] = withReporters([round], told, (id) => here.has(id), context.random);
	const tracks = data.tracks.map((row, at) => ({ ...row, reporter: full[at]?.reporter ?? null }));
	return { ...data, tracks };
}

/** Gives somebody a track in place of the one they had. */
async function seat(context: StepContext, run: StepRun, data: TrackData, memberId: string, track: number) {
	const placed = { ...data, places: { ...data.places, [memberId]: track } };
	await show(context, run, await withTellers(context, run, placed));
	return done(null);
}

function changeTrack(data: TrackData, track: number, change: Partial<TrackRow>): TrackData {
	return { ...data, tracks: data.tracks.map((row, at) => (at === track - 1 ? { ...row, ...change } : row)) };
}

export const join = defineCommand({
	name: 'track.join',
	summary: 'Chooses a track, where people choose, until the tracks begin; whoever has none yet also later.',
	scope: 'meeting',
	schema: joinInput,
	allow: mayTakePart,
	async run(command, { runId, track }) {
		const found = await openTracks(command, runId);
		if (!found.ok) return found;
		const { context, run, data } = found.value;
		const { memberId } = context.scope;
		if (!data.tracks[track - 1]) return refuse('not_found');
		if (settingsOf(run).divide !== 'chosen') return refuse('not_allowed');
		if (data.phase !== 'divide' && data.places[memberId] !== undefined) return refuse('closed');
		return seat(context, run, data, memberId, track);
	}
});

export const place = defineCommand({
	name: 'track.place',
	summary: 'Moves somebody to another track.',
	scope: 'meeting',
	schema: placeInput,
	allow: mayConduct,
	async run(command, { runId, memberId, track }) {
		const found = await openTracks(command, runId);
		if (!found.ok) return found;
		const { context, run, data } = found.value;
		const known = (await context.people()).some(({ id }) => id === memberId);
		if (!known || !data.tracks[track - 1]) return refuse('not_found');
		return seat(context, run, data, memberId, track);
	}
});

export const reporter = defineCommand({
	name: 'track.reporter',
	summary: 'Names who tells for a track.',
	scope: 'meeting',
	schema: reporterInput,
	allow: mayConduct,
	async run(command, { runId, memberId }) {
		const found = await openTracks(command, runId);
		if (!found.ok) return found;
		const { context, run, data } = found.value;
		const track = data.places[memberId];
		if (track === undefined) return refuse('not_found');
		await show(context, run, changeTrack(data, track, { reporter: memberId }));
		return done(null);
	}
});

export const write = defineCommand({
	name: 'track.write',
	summary: 'Writes down the course or the outcome of a track, by who tells for it or by who leads.',
	scope: 'meeting',
	schema: writeInput,
	allow: mayTakePart,
	async run(command, { runId, track, field, text }) {
		const found = await openTracks(command, runId);
		if (!found.ok) return found;
		const { context, run, data } = found.value;
		const row = data.tracks[track - 1];
		if (!row) return refuse('not_found');
		if (row.reporter !== context.scope.memberId && !leads(context.scope.role)) return refuse('not_allowed');
		// What a track told the others is not changed afterwards.
		if (context.later && row[field] !== '') return refuse('duplicate');
		await show(context, run, changeTrack(data, track, { [field]: text }));
		return done(null);
	}
});

export const tip = defineCommand({
	name: 'track.tip',
	summary: 'Adds a tip of the facilitator to what a track tells.',
	scope: 'meeting',
	schema: tipInput,
	allow: mayConduct,
	async run(command, { runId, track, text }) {
		const found = await openTracks(command, runId);
		if (!found.ok) return found;
		const { context, run, data } = found.value;
		if (!data.tracks[track - 1]) return refuse('not_found');
		await show(context, run, changeTrack(data, track, { tip: text }));
		return done(null);
	}
});
