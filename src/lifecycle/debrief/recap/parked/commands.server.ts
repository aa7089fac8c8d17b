import { mayHaveTask } from '#commons/people/queries.server.ts';
import { raiseQuestion } from '#commons/questions/commands.server.ts';
import { carryQuestion } from '#commons/questions/course/commands.server.ts';
import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { meetingIn } from '#lifecycle/debrief/recap/commands.server.ts';
import { maySumUp } from '#lifecycle/debrief/recap/policy.ts';
import { TriageParked } from '#lifecycle/debrief/recap/schema.ts';

/**
 * Finds a place for something that was put aside. Dropping it needs a reason, an action somebody who does it: whoever
 * put it aside unless somebody else is named (domain.md 2.2: every action has an owner).
 */
export const triage = defineCommand({
	name: 'recap.triage',
	summary: 'Finds a place for something that was put aside.',
	scope: 'meeting',
	schema: TriageParked,
	allow: maySumUp,
	async run(context, { parkedId, to, reason, ownerId }) {
		const { trx, scope, now } = context;
		const meeting = await meetingIn(context, ['wrapping_up']);
		if (!meeting.ok) return meeting;
		const parked = await trx
			.selectFrom('parked_item')
			.select(['text', 'by_member_id as by', 'item_id as itemId', 'destination'])
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('id', '=', parkedId)
			.forNoKeyUpdate()
			.executeTakeFirst();
		if (!parked) return refuse('not_found');
		// What became a question or an action is one now: its place is changed there.
		if (parked.destination === 'learning_question' || parked.destination === 'action')
			return refuse('decided');
		const owner = ownerId ?? parked.by;
		if (ownerId !== null || to === 'action') {
			const stands = owner !== null && (await mayHaveTask(context.trx, context.scope, [owner]));
			if (!stands) return refuse('invalid', { ownerId: ownerId === null ? 'required' : 'choose' });
		}
		await trx
			.updateTable('parked_item')
			.set({ destination: to, reason })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', parkedId)
			.execute();
		const { meetingId } = scope;
		if (to === 'learning_question' || to === 'expert') {
			await raiseQuestion(context, {
				id: parkedId,
				text: parked.text,
				askerId: parked.by,
				source: 'parked',
				meetingId,
				itemId: parked.itemId
			});
			if (to === 'expert')
				await carryQuestion(context, parkedId, { kind: 'send', to: 'expert', meeting: null }, { meetingId });
		}
		if (to === 'action') {
			// Under the id of what was parked, as a question is: its item, its time and its author stay known.
			await trx
				.insertInto('agreement')
				.values({
					network_id: scope.networkId,
					id: parkedId,
					text: parked.text,
					kind: 'action',
					state: 'open',
					owner_id: owner,
					meeting_id: meetingId,
					created_at: now
				})
				.execute();
		}
		return done(null);
	}
});
