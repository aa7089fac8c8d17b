import type { CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { Json } from '#platform/db/tables.ts';
import { newSecret, secretKey } from '#platform/ids/ids.ts';
import type { Append } from '#live/protocol.ts';
import { insertBallots, type Told } from '#steps/ballots/commands.server.ts';
import { countBallots, LATER, participantsOf } from '#steps/ballots/queries.server.ts';
import type { StepRun } from '#steps/contract.ts';
import { stepContext } from '#steps/running/queries.server.ts';

// Paper in a box works as at a polling station: the list says who, the box says what, and nothing joins the two. Who is on
// the list has no second vote by phone; there are never more papers than names that have no ballot yet (docs/decisions/063).

/** Writes down who put a paper in the box, all at once; refuses `already_in`, and writes nobody down, when one of them is in. */
export async function listPaper(
	{ trx, scope, live }: CommandContext<'meeting'>,
	run: StepRun,
	memberIds: readonly string[],
	isIn: (memberId: string) => Append
): Promise<Outcome<null>> {
	const voted = await participantsOf(trx, scope.networkId, run.id);
	const names = [...new Set(memberIds)];
	if (names.some((id) => voted.includes(id))) return refuse('already_in');
	await trx
		.insertInto('participation')
		.values(names.map((id) => ({ network_id: scope.networkId, about_id: run.id, member_id: id })))
		.execute();
	live(scope.meetingId, names.map(isIn));
	return done(null);
}

/** Keeps a ballot from paper: `memberId` is whose it is in an open vote, null for one from the box. */
export async function keepPaper(
	command: CommandContext<'meeting'>,
	run: StepRun,
	{ memberId, choices, reason }: { memberId: string | null; choices: Json; reason: string },
	told: Told
): Promise<Outcome<null>> {
	const { trx, scope } = command;
	if (memberId === null) {
		const [typed, listed] = [
			await countBallots(trx, scope.networkId, run.id),
			await participantsOf(trx, scope.networkId, run.id)
		];
		if (typed >= listed.length) return refuse('no_paper_left');
	} else {
		const listed = await listPaper(command, run, [memberId], (id) => told.isIn(id));
		if (!listed.ok) return listed;
	}
	const own = memberId === null ? secretKey(`${run.id}:${newSecret()}`) : `member:${memberId}`;
	const key = run.state === 'closed' ? `${LATER}${own}` : own;
	await insertBallots(trx, scope.networkId, run.id, [{ key, voterId: memberId, choices, reason }]);
	command.live(scope.meetingId, [await told.turnout(stepContext(command))]);
	return done(null);
}
