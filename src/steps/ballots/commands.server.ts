import { shuffle } from '#platform/chance/model.ts';
import type { CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { Trx } from '#platform/db/access.ts';
import type { Json } from '#platform/db/tables.ts';
import { secretKey } from '#platform/ids/ids.ts';
import type { Append } from '#live/protocol.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { stepContext } from '#steps/running/queries.server.ts';
import { ballotsOf, participantsOf, type BallotRow } from './queries.server.ts';

// One answer of each person that can be changed, with or without a name: what votes, boards and questionnaires share. A secret
// one is kept under the hash of a secret from the phone, and that somebody answered is written apart (docs/decisions/009).

/** What the surfaces are told around a ballot; counting is the kind's. */
export interface Told {
	/** That the ballot of whoever casts it is in, for that member. */
	isIn(memberId: string): Append;
	/** How many are in now. */
	turnout(context: StepContext): Promise<Append>;
}

/**
 * Keeps a ballot, or changes the one of the same secret or member. `secret` is null for a ballot with a name. Refuses
 * `already_voted` where this member has a ballot that the secret does not open.
 */
export async function keepBallot(
	command: CommandContext<'meeting'>,
	run: StepRun,
	{ secret, choices, reason }: { secret: string | null; choices: Json; reason: string },
	told: Told
): Promise<Outcome<null>> {
	const { trx, scope } = command;
	const key = secret === null ? `member:${scope.memberId}` : secretKey(`${run.id}:${secret}`);
	const changed = await trx
		.updateTable('ballot')
		.set({ choices: JSON.stringify(choices), reason })
		.where('network_id', '=', scope.networkId)
		.where('run_id', '=', run.id)
		.where('ballot_key', '=', key)
		.executeTakeFirst();
	if (changed.numUpdatedRows > 0n) return done(null);
	const voted = await participantsOf(trx, scope.networkId, run.id);
	if (voted.includes(scope.memberId)) return refuse('already_voted');
	const voterId = secret === null ? scope.memberId : null;
	await insertBallots(trx, scope.networkId, run.id, [{ key, voterId, choices, reason }]);
	command.live(scope.meetingId, [await told.turnout(stepContext(command))]);
	command.afterCommit((apart) => noteParticipation(apart, run, key, told));
	return done(null);
}

/** Writes that somebody voted. Who already had (two phones in the same moment) loses the second ballot. */
async function noteParticipation(
	apart: CommandContext<'meeting'>,
	run: StepRun,
	key: string,
	told: Told
): Promise<void> {
	const { trx, scope } = apart;
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('participation')
		.values({ network_id: scope.networkId, about_id: run.id, member_id: scope.memberId })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (numInsertedOrUpdatedRows === 1n) {
		apart.live(scope.meetingId, [told.isIn(scope.memberId)]);
		return;
	}
	apart.afterCommit(async (later) => {
		await later.trx
			.deleteFrom('ballot')
			.where('network_id', '=', scope.networkId)
			.where('run_id', '=', run.id)
			.where('ballot_key', '=', key)
			.execute();
		later.live(scope.meetingId, [await told.turnout(stepContext(later))]);
	});
}

/** Writes all ballots again in an order that chance decides, so that their places tell nothing about who voted when. */
export async function shuffleBallots({ trx, scope, random }: StepContext, runId: string): Promise<void> {
	const ballots = await ballotsOf(trx, scope.networkId, runId);
	await trx
		.deleteFrom('ballot')
		.where('network_id', '=', scope.networkId)
		.where('run_id', '=', runId)
		.execute();
	await insertBallots(trx, scope.networkId, runId, shuffle(ballots, random));
}

/** Forgets all ballots of a run and who gave them, for a new round. */
export async function forgetBallots({ trx, scope }: StepContext, runId: string): Promise<void> {
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
}

/** Writes ballots as they are. */
export async function insertBallots(
	trx: Trx,
	networkId: string,
	runId: string,
	ballots: readonly BallotRow[]
): Promise<void> {
	if (ballots.length === 0) return;
	await trx
		.insertInto('ballot')
		.values(
			ballots.map(({ key, voterId, choices, reason }) => ({
				network_id: networkId,
				run_id: runId,
				ballot_key: key,
				voter_id: voterId,
				choices: JSON.stringify(choices),
				reason
			}))
		)
		.execute();
}
