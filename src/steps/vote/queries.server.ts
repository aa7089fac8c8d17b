import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import type { Append } from '#live/protocol.ts';
import type { StepPerson, StepRun } from '#steps/contract.ts';
import { fullName } from '#steps/running/events.ts';
import { resultKind, turnoutKind, voteFormKind, votedKind, type Voice, type VoteResult } from './events.ts';
import { dotsFor, hasQuorum, tally, tallyConsent, type Ballot, type Poll } from './model.ts';
import {
	ballotSchema,
	MOST_OPTIONS,
	voteData,
	voteSettings,
	type VoteData,
	type VoteStepSettings
} from './schema.ts';

/** A ballot as it is kept. */
export interface BallotRow {
	key: string;
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

/** The ballots of a run, in no order that means anything. */
export async function ballotsOf(trx: Trx, networkId: string, runId: string): Promise<BallotRow[]> {
	const rows = await trx
		.selectFrom('ballot')
		.select(['ballot_key as key', 'voter_id as voterId', 'choices'])
		.where('network_id', '=', networkId)
		.where('run_id', '=', runId)
		.execute();
	return rows.map(({ choices, ...row }) => ({ ...row, ballot: v.parse(ballotSchema, choices) }));
}

/** How many ballots a run has. */
export async function countBallots(trx: Trx, networkId: string, runId: string): Promise<number> {
	const { ballots } = await trx
		.selectFrom('ballot')
		.select(({ fn }) => fn.countAll<number>().as('ballots'))
		.where('network_id', '=', networkId)
		.where('run_id', '=', runId)
		.executeTakeFirstOrThrow();
	return ballots;
}

/** Who voted, apart from what. */
export async function participantsOf(trx: Trx, networkId: string, runId: string): Promise<string[]> {
	const rows = await trx
		.selectFrom('participation')
		.select('member_id as id')
		.where('network_id', '=', networkId)
		.where('about_id', '=', runId)
		.execute();
	return rows.map(({ id }) => id);
}

/** The options that the group made before: the clusters of the last cluster step, or the questions of this item. */
export async function optionsMade(
	trx: Trx,
	networkId: string,
	run: StepRun,
	from: 'clusters' | 'questions'
): Promise<{ id: string; text: { nl: string; en: string } }[]> {
	const rows =
		from === 'clusters' ? await clustersBefore(trx, networkId, run) : await questionsFor(trx, networkId, run);
	return rows.slice(0, MOST_OPTIONS).map(({ id, text }) => ({ id, text: { nl: text, en: text } }));
}

async function clustersBefore(trx: Trx, networkId: string, run: StepRun) {
	const source = await trx
		.selectFrom('step_run')
		.select('id')
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', run.meetingId)
		.where('kind', '=', 'cluster')
		.orderBy((eb) => eb.case().when('item_id', '=', run.itemId).then(0).else(1).end())
		.orderBy('opened_at', 'desc')
		.executeTakeFirst();
	if (!source) return [];
	return trx
		.selectFrom('cluster')
		.select(['id', 'name as text'])
		.where('network_id', '=', networkId)
		.where('run_id', '=', source.id)
		.where('removed', '=', false)
		.where('name', '!=', '')
		.orderBy('position')
		.execute();
}

async function questionsFor(trx: Trx, networkId: string, run: StepRun) {
	const planned = await trx
		.selectFrom('agenda_question')
		.innerJoin('learning_question', (join) =>
			join
				.onRef('learning_question.network_id', '=', 'agenda_question.network_id')
				.onRef('learning_question.id', '=', 'agenda_question.question_id')
		)
		.select(['learning_question.id', 'learning_question.text'])
		.where('agenda_question.network_id', '=', networkId)
		.where('agenda_question.item_id', '=', run.itemId)
		.orderBy('agenda_question.position')
		.execute();
	if (planned.length > 0) return planned;
	return trx
		.selectFrom('learning_question')
		.select(['id', 'text'])
		.where('network_id', '=', networkId)
		.where('state', 'in', ['raised', 'themed', 'shortlisted'])
		.orderBy('raised_at')
		.orderBy('id')
		.execute();
}

/** The outcome of a vote as the surfaces show it. Only for a vote that is closed. */
export function resultOf(
	settings: VoteStepSettings,
	data: VoteData,
	ballots: readonly BallotRow[],
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
	const ballots = await ballotsOf(trx, networkId, run.id);
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
				open: !data.counted
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
