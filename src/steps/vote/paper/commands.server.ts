import * as v from 'valibot';
import { defineCommand } from '#platform/commands/command.ts';
import { refuse } from '#platform/commands/outcome.ts';
import { keepPaper, listPaper } from '#steps/ballots/paper/commands.server.ts';
import { runForChange, stepContext } from '#steps/running/queries.server.ts';
import { votedKind } from '#steps/vote/events.ts';
import { checkBallot } from '#steps/vote/model.ts';
import { mayConduct } from '#steps/vote/policy.ts';
import { dataOf, pollOf, settingsOf, turnoutNow, votersOf } from '#steps/vote/queries.server.ts';
import { ballotSchema } from '#steps/vote/schema.ts';
import { readPaper } from './model.ts';
import { castPaperInput, handInInput } from './schema.ts';

/**
 * Notes who put a paper in the box, before the papers are typed in: from then on they cannot vote by phone any more. Refuses
 * `already_in` when one of them did, and writes nobody down then.
 */
export const handIn = defineCommand({
	name: 'vote.handIn',
	summary: 'Notes who voted on paper, apart from what stands on it.',
	scope: 'meeting',
	schema: handInInput,
	allow: mayConduct,
	async run(command, { runId, memberIds }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'vote');
		if (!found.ok) return found;
		const run = found.value;
		const [settings, data] = [settingsOf(run), dataOf(run)];
		if (data.counted || data.gathering || !settings.secret) return refuse('wrong_state');
		const voters = votersOf(settings, await context.people()).map(({ id }) => id);
		if (memberIds.some((id) => !voters.includes(id))) return refuse('invalid', { memberIds: 'choose' });
		return listPaper(command, run, memberIds, (memberId) =>
			votedKind.put(memberId, { runId, round: data.round }, `member:${memberId}`)
		);
	}
});

/** Types in a ballot from paper: without a name, as long as more papers were handed in than typed; an open one with its name. */
export const castPaper = defineCommand({
	name: 'vote.castPaper',
	summary: 'Types in a vote that was given on paper.',
	scope: 'meeting',
	schema: castPaperInput,
	allow: mayConduct,
	async run(command, { runId, round, forMemberId, ...paper }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'vote');
		if (!found.ok) return found;
		const run = found.value;
		const [settings, data] = [settingsOf(run), dataOf(run)];
		if (data.counted || data.gathering || round !== data.round) return refuse('closed');
		const poll = pollOf(settings, data);
		const ballot = readPaper(poll, paper);
		if (!ballot) return refuse('empty');
		const fits = checkBallot(poll, ballot);
		if (!fits.ok)
			return refuse(
				'invalid',
				fits.reason === 'reason_missing' ? { reason: 'required' } : { ballot: fits.reason }
			);
		const voters = votersOf(settings, await context.people());
		if (!settings.secret && !voters.some(({ id }) => id === forMemberId))
			return refuse('invalid', { forMemberId: 'choose' });
		return keepPaper(
			command,
			run,
			{
				memberId: settings.secret ? null : forMemberId,
				choices: v.parse(ballotSchema, ballot),
				reason: 'reason' in ballot ? ballot.reason : ''
			},
			{
				isIn: (memberId) => votedKind.put(memberId, { runId, round }, `member:${memberId}`),
				turnout: (now) => turnoutNow(now, run)
			}
		);
	}
});
