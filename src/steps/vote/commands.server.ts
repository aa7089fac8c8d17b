import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { forgetBallots, keepBallot, shuffleBallots } from '#steps/ballots/commands.server.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { runForChange, stepContext, takenAway } from '#steps/running/queries.server.ts';
import { votedKind } from './events.ts';
import { checkBallot, tallyConsent } from './model.ts';
import { mayCast, mayConduct, mayVote } from './policy.ts';
import { appearance, dataOf, pollOf, settingsOf, turnoutNow, votesOf } from './queries.server.ts';
import { amendInput, castInput, runInput, type VoteData } from './schema.ts';

export const cast = defineCommand({
	name: 'vote.cast',
	summary: 'Votes, or changes one’s vote as long as the vote is open.',
	scope: 'meeting',
	schema: castInput,
	allow: mayCast,
	async run(command, { runId, round, secret, ballot }) {
		const context = stepContext(command);
		const { scope } = context;
		const found = await runForChange(context, runId, 'vote');
		if (!found.ok) return found;
		const run = found.value;
		const [settings, data] = [settingsOf(run), dataOf(run)];
		if (!mayVote(scope, settings)) return refuse('not_allowed');
		if (data.counted || round !== data.round) return refuse('closed');
		if (data.gathering) return refuse('wrong_state');
		const fits = checkBallot(pollOf(settings, data), ballot);
		if (!fits.ok) {
			return fits.reason === 'reason_missing'
				? refuse('invalid', { reason: 'required' })
				: refuse('invalid', { ballot: fits.reason === 'too_many_dots' ? 'choose_at_most' : 'invalid' });
		}
		return keepBallot(
			command,
			run,
			{
				secret: settings.secret ? secret : null,
				choices: ballot,
				reason: 'reason' in ballot ? ballot.reason : ''
			},
			{
				isIn: (memberId) => votedKind.put(memberId, { runId, round }, `member:${memberId}`),
				turnout: (now) => turnoutNow(now, run)
			}
		);
	}
});

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
		if (data.gathering) return refuse('wrong_state');
		await shuffleBallots(context, runId);
		await redraw(context, found.value, data, { ...data, counted: true });
		await context.saveState(found.value, 'revealed');
		return done(null);
	}
});

export const reopen = defineCommand({
	name: 'vote.reopen',
	summary:
		'Opens the vote: once there is something to choose from, or again after its close; the totals disappear then.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	async run(command, { runId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'vote');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (!data.counted && !data.gathering) return done(null);
		if (data.gathering && data.options.length === 0) return refuse('wrong_state');
		await redraw(context, found.value, data, { ...data, counted: false, gathering: false });
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
			(await votesOf(trx, scope.networkId, runId)).map(({ ballot }) => ballot)
		);
		const history = [...data.history, { proposal: data.proposal ?? '', objections: [...objections] }];
		const gone = takenAway(await appearance(trx, scope.networkId, run, data, await context.people()));
		await forgetBallots(context, runId);
		const after = { ...data, proposal: text, history, round: data.round + 1, counted: false };
		await context.saveData(run, after);
		await context.saveState(run, 'running');
		const shown = await appearance(trx, scope.networkId, run, after, await context.people());
		context.live(scope.meetingId, [...gone, ...shown]);
		return done(null);
	}
});

/** Takes away what the surfaces show of a run and shows it as it is with the new data. */
export async function redraw(
	context: StepContext,
	run: StepRun,
	before: VoteData,
	after: VoteData
): Promise<void> {
	const { trx, scope } = context;
	const people = await context.people();
	await context.saveData(run, after);
	context.live(scope.meetingId, [
		...takenAway(await appearance(trx, scope.networkId, run, before, people)),
		...(await appearance(trx, scope.networkId, run, after, people))
	]);
}
