import { shuffle } from '#platform/chance/model.ts';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import type { Trx } from '#platform/db/access.ts';
import { secretKey } from '#platform/ids/ids.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { runForChange, stepContext, takenAway } from '#steps/running/queries.server.ts';
import { turnoutKind, votedKind } from './events.ts';
import { checkBallot, tallyConsent } from './model.ts';
import { mayCast, mayConduct, mayVote } from './policy.ts';
import {
	appearance,
	ballotsOf,
	countBallots,
	dataOf,
	participantsOf,
	pollOf,
	settingsOf,
	turnoutOf,
	type BallotRow
} from './queries.server.ts';
import { amendInput, castInput, runInput, type VoteData } from './schema.ts';

/**
 * A ballot. A secret one is kept under the hash of a secret from the phone, and that this member voted is written
 * afterwards, in a transaction of its own: nothing in the database joins the two.
 */
export const cast = defineCommand({
	name: 'vote.cast',
	summary: 'Votes, or changes one’s vote as long as the vote is open.',
	scope: 'meeting',
	schema: castInput,
	allow: mayCast,
	async run(command, { runId, round, secret, ballot }) {
		const context = stepContext(command);
		const { trx, scope } = context;
		const found = await runForChange(context, runId, 'vote');
		if (!found.ok) return found;
		const run = found.value;
		const [settings, data] = [settingsOf(run), dataOf(run)];
		if (!mayVote(scope, settings)) return refuse('not_allowed');
		if (data.counted || round !== data.round) return refuse('closed');
		const fits = checkBallot(pollOf(settings, data), ballot);
		if (!fits.ok) {
			return fits.reason === 'reason_missing'
				? refuse('invalid', { reason: 'required' })
				: refuse('invalid', { ballot: fits.reason === 'too_many_dots' ? 'choose_at_most' : 'invalid' });
		}
		const key = settings.secret ? secretKey(`${runId}:${secret}`) : `member:${scope.memberId}`;
		const changed = await trx
			.updateTable('ballot')
			.set({ choices: JSON.stringify(ballot), reason: 'reason' in ballot ? ballot.reason : '' })
			.where('network_id', '=', scope.networkId)
			.where('run_id', '=', runId)
			.where('ballot_key', '=', key)
			.executeTakeFirst();
		if (changed.numUpdatedRows > 0n) return done(null);
		const voted = await participantsOf(trx, scope.networkId, runId);
		if (voted.includes(scope.memberId)) return refuse('already_voted');
		await insertBallots(trx, scope.networkId, runId, [
			{ key, voterId: settings.secret ? null : scope.memberId, ballot }
		]);
		const ballots = await countBallots(trx, scope.networkId, runId);
		context.live(scope.meetingId, [
			turnoutKind.put(runId, turnoutOf(ballots, settings, await context.people()), 'all')
		]);
		command.afterCommit((apart) => noteParticipation(apart, run, data.round, key));
		return done(null);
	}
});

/** Writes that somebody voted. Who already had (two phones in the same moment) loses the second ballot. */
async function noteParticipation(
	apart: CommandContext<'meeting'>,
	run: StepRun,
	round: number,
	key: string
): Promise<void> {
	const { trx, scope } = apart;
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('participation')
		.values({ network_id: scope.networkId, about_id: run.id, member_id: scope.memberId })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (numInsertedOrUpdatedRows === 1n) {
		apart.live(scope.meetingId, [
			votedKind.put(scope.memberId, { runId: run.id, round }, `member:${scope.memberId}`)
		]);
		return;
	}
	apart.afterCommit(async (later) => {
		const context = stepContext(later);
		await later.trx
			.deleteFrom('ballot')
			.where('network_id', '=', scope.networkId)
			.where('run_id', '=', run.id)
			.where('ballot_key', '=', key)
			.execute();
		const ballots = await countBallots(later.trx, scope.networkId, run.id);
		const turnout = turnoutOf(ballots, settingsOf(run), await context.people());
		later.live(scope.meetingId, [turnoutKind.put(run.id, turnout, 'all')]);
	});
}

export const close = defineCommand({
	name: 'vote.close',
	summary: 'Closes the vote and shows the outcome on every surface.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	async run(command, { runId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'vote');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (data.counted) return done(null);
		await shuffleBallots(context, runId);
		await redraw(context, found.value, data, { ...data, counted: true });
		await context.saveState(found.value, 'revealed');
		return done(null);
	}
});

export const reopen = defineCommand({
	name: 'vote.reopen',
	summary: 'Opens the vote again; the totals disappear and everybody may change their vote.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	async run(command, { runId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'vote');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (!data.counted) return done(null);
		await redraw(context, found.value, data, { ...data, counted: false });
		await context.saveState(found.value, 'running');
		return done(null);
	}
});

export const amend = defineCommand({
	name: 'vote.amend',
	summary: 'Changes the text of a proposal after objections and asks everybody again.',
	scope: 'meeting',
	schema: amendInput,
	allow: mayConduct,
	async run(command, { runId, text }) {
		const context = stepContext(command);
		const { trx, scope } = context;
		const found = await runForChange(context, runId, 'vote');
		if (!found.ok) return found;
		const run = found.value;
		const data = dataOf(run);
		if (settingsOf(run).method !== 'consent' || !data.counted) return refuse('wrong_state');
		const { objections } = tallyConsent(
			(await ballotsOf(trx, scope.networkId, runId)).map(({ ballot }) => ballot)
		);
		const history = [...data.history, { proposal: data.proposal ?? '', objections: [...objections] }];
		const gone = takenAway(await appearance(trx, scope.networkId, run, data, await context.people()));
		await trx
			.deleteFrom('ballot')
			.where('network_id', '=', scope.networkId)
			.where('run_id', '=', runId)
			.execute();
		await trx
			.deleteFrom('participation')
			.where('network_id', '=', scope.networkId)
			.where('about_id', '=', runId)
			.execute();
		const after = { ...data, proposal: text, history, round: data.round + 1, counted: false };
		await context.saveData(run, after);
		await context.saveState(run, 'running');
		const shown = await appearance(trx, scope.networkId, run, after, await context.people());
		context.live(scope.meetingId, [...gone, ...shown]);
		return done(null);
	}
});

/** Writes all ballots again in an order that chance decides, so that their places tell nothing about who voted when. */
async function shuffleBallots({ trx, scope, random }: StepContext, runId: string): Promise<void> {
	const ballots = await ballotsOf(trx, scope.networkId, runId);
	await trx
		.deleteFrom('ballot')
		.where('network_id', '=', scope.networkId)
		.where('run_id', '=', runId)
		.execute();
	await insertBallots(trx, scope.networkId, runId, shuffle(ballots, random));
}

async function insertBallots(
	trx: Trx,
	networkId: string,
	runId: string,
	ballots: readonly BallotRow[]
): Promise<void> {
	if (ballots.length === 0) return;
	await trx
		.insertInto('ballot')
		.values(
			ballots.map(({ key, voterId, ballot }) => ({
				network_id: networkId,
				run_id: runId,
				ballot_key: key,
				voter_id: voterId,
				choices: JSON.stringify(ballot),
				reason: 'reason' in ballot ? ballot.reason : ''
			}))
		)
		.execute();
}

/** Takes away what the surfaces show of a run and shows it as it is with the new data. */
async function redraw(context: StepContext, run: StepRun, before: VoteData, after: VoteData): Promise<void> {
	const { trx, scope } = context;
	const people = await context.people();
	await context.saveData(run, after);
	context.live(scope.meetingId, [
		...takenAway(await appearance(trx, scope.networkId, run, before, people)),
		...(await appearance(trx, scope.networkId, run, after, people))
	]);
}
