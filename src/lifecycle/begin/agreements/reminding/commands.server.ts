import { sql } from 'kysely';
import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { reminderKind } from '#lifecycle/begin/agreements/events.ts';
import { openMeetings, rulesInForce } from '#lifecycle/begin/agreements/queries.server.ts';
import { OneRule } from '#lifecycle/begin/agreements/schema.ts';

/**
 * Reminds the group of a rule: counted for the rule, never for a person (domain.md 2.5). Who leads sees how often.
 * Refuses `not_open` outside of the meeting, `not_found` for a rule that does not hold.
 */
export const remindOfRule = defineCommand({
	name: 'rules.remind',
	summary: 'Reminds the group of a ground rule, without a name.',
	scope: 'meeting',
	schema: OneRule,
	allow: () => true,
	async run({ trx, scope, live }, { ruleId }) {
		const open = await openMeetings(trx, scope.networkId);
		if (!open.includes(scope.meetingId)) return refuse('not_open');
		const rules = await rulesInForce(trx, scope.networkId);
		if (!rules.some(({ id }) => id === ruleId)) return refuse('not_found');
		const { times } = await trx
			.insertInto('ground_rule_reminder')
			.values({ network_id: scope.networkId, rule_id: ruleId, meeting_id: scope.meetingId, times: 1 })
			.onConflict((conflict) =>
				conflict
					.columns(['network_id', 'rule_id', 'meeting_id'])
					.doUpdateSet({ times: sql`ground_rule_reminder.times + 1` })
			)
			.returning('times')
			.executeTakeFirstOrThrow();
		live(scope.meetingId, [reminderKind.put(ruleId, { times }, 'facilitators')]);
		return done(null);
	}
});
