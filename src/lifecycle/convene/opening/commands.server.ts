import type { CommandContext } from '#platform/commands/command.ts';
import { askFollowUps } from '#steps/consult/follow-up/commands.server.ts';
import { rulesKind } from '#lifecycle/begin/agreements/events.ts';
import { rulesInForce } from '#lifecycle/begin/agreements/queries.server.ts';
import { openingKind } from './events.ts';
import { openingOf } from './queries.server.ts';

/**
 * Puts on every surface what the meeting opens with and the ground rules that hold, and notes that the adjustments are told here. The meetings before
 * it whose report went out are settled by that, unless an action has no owner yet (domain.md 2.2).
 */
export async function openWithWhatWasLeft(context: CommandContext<'meeting'>): Promise<void> {
	const { trx, scope, live } = context;
	const opening = await openingOf(trx, scope);
	if (opening.carriedOver.length + opening.promised.length + opening.adjustments.length > 0)
		live(scope.meetingId, [openingKind.put('now', opening, 'all')]);
	await askFollowUps(context);
	const rules = await rulesInForce(trx, scope.networkId);
	if (rules.length > 0) live(scope.meetingId, [rulesKind.put('now', { rules }, 'all')]);
	await trx
		.updateTable('adjustment')
		.set({ told_in: scope.meetingId })
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '!=', scope.meetingId)
		.where('told_in', 'is', null)
		.where('change', '!=', '')
		.execute();
	await trx
		.updateTable('meeting')
		.set({ state: 'settled' })
		.where('network_id', '=', scope.networkId)
		.where('number', '<', scope.meetingNumber)
		.where('state', '=', 'reported')
		.where((where) =>
			where.not(
				where.exists(
					where
						.selectFrom('agreement')
						.select('agreement.id')
						.whereRef('agreement.network_id', '=', 'meeting.network_id')
						.whereRef('agreement.meeting_id', '=', 'meeting.id')
						.where('agreement.kind', '=', 'action')
						.where('agreement.state', 'in', ['open', 'agreed', 'proposed'])
						.where('agreement.owner_id', 'is', null)
				)
			)
		)
		.execute();
}
