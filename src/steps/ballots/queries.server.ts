import type { Trx } from '#platform/db/access.ts';

/** What one person answered, as it is kept: a secret one has no voter. What the choices are is the kind's. */
export interface BallotRow {
	key: string;
	voterId: string | null;
	choices: unknown;
	reason: string;
}

/** The key of a ballot that was typed in after the meeting moved on begins so; nothing else about it is kept. */
export const LATER = 'later:';

/** The ballots of a run, in no order that means anything. */
export async function ballotsOf(trx: Trx, networkId: string, runId: string): Promise<BallotRow[]> {
	return trx
		.selectFrom('ballot')
		.select(['ballot_key as key', 'voter_id as voterId', 'choices', 'reason'])
		.where('network_id', '=', networkId)
		.where('run_id', '=', runId)
		.execute();
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

/** Who gave a ballot, apart from what stands on it. */
export async function participantsOf(trx: Trx, networkId: string, runId: string): Promise<string[]> {
	const rows = await trx
		.selectFrom('participation')
		.select('member_id as id')
		.where('network_id', '=', networkId)
		.where('about_id', '=', runId)
		.execute();
	return rows.map(({ id }) => id);
}
