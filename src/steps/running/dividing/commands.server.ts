import type { CommandContext } from '#platform/commands/command.ts';
import { coupleOf, type CoupleRule } from './model.ts';

/**
 * Says that two people sit apart or together in this meeting, or in all of the network; `null` lets that go everywhere that it
 * counted here. What was said of them before in this meeting or in the network goes.
 */
export async function writeRule(
	{ trx, scope, newId }: CommandContext<'meeting'>,
	a: string,
	b: string,
	rule: Pick<CoupleRule, 'rule' | 'whole'> | null
): Promise<void> {
	const { networkId, meetingId } = scope;
	const [first = '', second = ''] = coupleOf(a, b).split(' ');
	await trx
		.deleteFrom('couple_rule')
		.where('network_id', '=', networkId)
		.where('member_a', '=', first)
		.where('member_b', '=', second)
		.where((where) => where.or([where('meeting_id', '=', meetingId), where('meeting_id', 'is', null)]))
		.execute();
	if (!rule) return;
	await trx
		.insertInto('couple_rule')
		.values({
			network_id: networkId,
			id: newId(),
			member_a: first,
			member_b: second,
			meeting_id: rule.whole ? null : meetingId,
			rule: rule.rule
		})
		.execute();
}
