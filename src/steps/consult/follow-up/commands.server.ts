import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import type { Append } from '#live/protocol.ts';
import { mayTakePart } from '#steps/consult/policy.ts';
import { followUpKind, toldKind } from './events.ts';
import { followUps, openFollowUps, type FollowUp } from './queries.server.ts';
import { followUpInput } from './schema.ts';

type Context = CommandContext<'meeting'>;

const toldId = ({ itemId, giverId }: FollowUp) => `${itemId}.${giverId}`;

/** One follow-up on the giver's own phone, and for everybody only what the giver lets be told. */
function shown(one: FollowUp): Append[] {
	const { itemId, giverId, giver, question, firstStep, went, inOpening, inReport } = one;
	return [
		followUpKind.put(itemId, { question, firstStep, went, inOpening, inReport }, `member:${giverId}`),
		inOpening && went !== ''
			? toldKind.put(toldId(one), { by: giver, firstStep, went }, 'all')
			: toldKind.drop(toldId(one), 'all')
	];
}

/**
 * Asks each giver of an earlier meeting, on their own phone, how it went; and tells the room what givers let be told.
 * For the moment at which a meeting opens.
 */
export async function askFollowUps({ trx, scope, live }: Context): Promise<void> {
	const open = (await followUps(trx, scope.networkId)).filter(
		({ meeting, followedIn }) => followedIn === null && meeting < scope.meetingNumber
	);
	if (open.length > 0) live(scope.meetingId, open.flatMap(shown));
}

/** The meeting closes: what givers said is done with, what they did not answer is asked again, and nothing stays on a surface. */
export async function closeFollowUps({ trx, scope, live }: Context): Promise<void> {
	const open = (await followUps(trx, scope.networkId)).filter(
		({ meeting, followedIn }) => followedIn === null && meeting < scope.meetingNumber
	);
	for (const { itemId, giverId, went } of open) {
		if (went === '') continue;
		await trx
			.updateTable('consult_case')
			.set({ followed_in: scope.meetingId })
			.where('network_id', '=', scope.networkId)
			.where('item_id', '=', itemId)
			.where('giver_id', '=', giverId)
			.execute();
	}
	live(
		scope.meetingId,
		open.flatMap((one) => [
			followUpKind.drop(one.itemId, `member:${one.giverId}`),
			toldKind.drop(toldId(one), 'all')
		])
	);
}

export const followUp = defineCommand({
	name: 'consult.followUp',
	summary: 'Says how it went with what one decided as the giver of a case, and who else may know.',
	scope: 'meeting',
	schema: followUpInput,
	allow: mayTakePart,
	async run({ trx, scope, live }, { itemId, went, inOpening, inReport }) {
		const mine = (await openFollowUps(trx, scope.networkId, scope.memberId)).find(
			(one) => one.itemId === itemId
		);
		// The same answer for what is somebody else's, what was wiped and what was told before.
		if (!mine) return refuse('not_found');
		await trx
			.updateTable('consult_case')
			.set({ went, in_opening: inOpening, in_report: inReport })
			.where('network_id', '=', scope.networkId)
			.where('item_id', '=', itemId)
			.where('giver_id', '=', scope.memberId)
			.execute();
		const openMeetings = await trx
			.selectFrom('meeting')
			.select('id')
			.where('network_id', '=', scope.networkId)
			.where('number', '>', mine.meeting)
			.where('state', 'in', ['lobby', 'live', 'wrapping_up'])
			.execute();
		for (const { id } of openMeetings) live(id, shown({ ...mine, went, inOpening, inReport }));
		return done(null);
	}
});
