import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import type { Append } from '#live/protocol.ts';
import { ballotsOf, countBallots, participantsOf } from '#steps/ballots/queries.server.ts';
import type { StepContext, StepPerson, StepRun } from '#steps/contract.ts';
import { fullName } from '#steps/running/events.ts';
import { resultKind, turnoutKind, voteFormKind, votedKind, type Voice, type VoteResult } from './events.ts';
import { dotsFor, hasQuorum, tally, tallyConsent, type Ballot, type Poll } from './model.ts';
import { ballotSchema, voteData, voteSettings, type VoteData, type VoteStepSettings } from './schema.ts';

/** A vote, with whose it is where the vote is open. */
export interface VoteRow {
	voterId: string | null;
	ballot: Ballot;
}

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: StepRun): VoteStepSettings {
	return v.parse(voteSettings, run.settings ?? {});
}

/** What the run remembers. */
export function dataOf(run: StepRun): VoteData {
	return v.parse(voteData, run.data ?? {});
}

/** What is being voted on, as the counting knows it. */
export function pollOf(settings: VoteStepSettings, data: VoteData): Poll {
	const options = data.options.map(({ id }) => id);
	if (settings.method === 'consent') return { kind: 'consent' };
	if (settings.method !== 'dots') return { kind: settings.method, options };
	const { dots } = settings.dots === null ? dotsFor(options.length) : { dots: settings.dots };
	return { kind: 'dots', options, dots, perOption: Math.min(dots, settings.perOption) };
}

/** Who has a vote: those in the room who take part, or everybody in it where the group chose so. */
export function votersOf(settings: VoteStepSettings, people: readonly StepPerson[]): StepPerson[] {
	return people.filter(({ present, participates }) => present && (settings.everyone || participates));
}

/** The ballots of a run as votes. */
export async function votesOf(trx: Trx, networkId: string, runId: string): Promise<VoteRow[]> {
	const rows = await ballotsOf(trx, networkId, runId);
	return rows.map(({ voterId, choices }) => ({ voterId, ballot: v.parse(ballotSchema, choices) }));
}

/** The outcome of a vote as the surfaces show it. Only for a vote that is closed. */
export function resultOf(
	settings: VoteStepSettings,
	data: VoteData,
	ballots: readonly VoteRow[],
	people: readonly StepPerson[]
): VoteResult {
	const poll = pollOf(settings, data);
	const quorum = hasQuorum(ballots.length, votersOf(settings, people).length);
	const nameOf = (id: string | null) => {
		const person = people.find((known) => known.id === id);
		return person ? fullName(person) : null;
	};
	const cast = ballots.map(({ ballot }) => ballot);
	if (poll.kind === 'consent') {
		const voices = (answer: 'concern' | 'objection') =>
			ballots.flatMap(({ ballot, voterId }): Voice[] =>
				ballot.kind === 'consent' && ballot.answer === answer
					? [{ text: ballot.reason, by: nameOf(voterId) }]
					: []
			);
		const [objectionVoices, concernVoices] = [voices('objection'), voices('concern')];
		return { kind: 'consent', quorum, objectionVoices, concernVoices, ...tallyConsent(cast) };
	}
	const names = new Map(poll.options.map((option): [string, string[]] => [option, []]));
	for (const { ballot, voterId } of ballots) {
		const name = nameOf(voterId);
		if (ballot.kind !== 'approval' || name === null) continue;
		for (const option of ballot.options) names.get(option)?.push(name);
	}
	const open = !settings.secret && poll.kind === 'approval';
	return { kind: 'choice', quorum, names: open ? Object.fromEntries(names) : null, ...tally(poll, cast) };
}

/** Everything that the surfaces see of a run as it is now. */
export async function appearance(
	trx: Trx,
	networkId: string,
	run: StepRun,
	data: VoteData,
	people: readonly StepPerson[]
): Promise<Append[]> {
	const settings = settingsOf(run);
	const ballots = await votesOf(trx, networkId, run.id);
	const poll = pollOf(settings, data);
	const changes: Append[] = [
		voteFormKind.put(
			run.id,
			{
				method: settings.method,
				secret: settings.secret,
				options: data.options,
				dots: poll.kind === 'dots' ? poll.dots : 0,
				perOption: poll.kind === 'dots' ? poll.perOption : 0,
				proposal: data.proposal,
				before: data.history.at(-1)?.proposal ?? null,
				round: data.round,
				gathering: data.gathering,
				open: !data.counted && !data.gathering
			},
			'all'
		),
		turnoutKind.put(run.id, turnoutOf(ballots.length, settings, people), 'all')
	];
	for (const memberId of await participantsOf(trx, networkId, run.id)) {
		changes.push(votedKind.put(memberId, { runId: run.id, round: data.round }, `member:${memberId}`));
	}
	if (data.counted) changes.push(resultKind.put(run.id, resultOf(settings, data, ballots, people), 'all'));
	return changes;
}

/** How many voted out of how many; who left after voting still counts. */
export function turnoutOf(
	voted: number,
	settings: VoteStepSettings,
	people: readonly StepPerson[]
): { voted: number; of: number } {
	return { voted, of: Math.max(voted, votersOf(settings, people).length) };
}

/** The turnout as it is now, for every surface. */
export async function turnoutNow(context: StepContext, run: StepRun): Promise<Append> {
	const voted = await countBallots(context.trx, context.scope.networkId, run.id);
	return turnoutKind.put(run.id, turnoutOf(voted, settingsOf(run), await context.people()), 'all');
}
