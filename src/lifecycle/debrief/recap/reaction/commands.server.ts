import type { CommandContext } from '#platform/commands/command.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import { agreementOn, REACTION_TIME } from '#lifecycle/debrief/recap/model.ts';
import { proposalForChange } from '#lifecycle/debrief/recap/queries.server.ts';
import type { Proposal } from '#lifecycle/debrief/recap/schema.ts';
import { turnoutOf } from '#lifecycle/debrief/evaluation/queries.server.ts';

// A proposal that the room did not agree on waits for who could not say anything yet: 72 hours after the mail that
// carried it, silence is consent (invariant 4). A job says so when the time has come.

interface Place {
	readonly networkId: string;
	readonly meetingId: string;
}

async function keep(trx: Trx, { networkId, meetingId }: Place, proposal: Proposal, agreedAt: Date | null) {
	await trx
		.updateTable('next_proposal')
		.set({ content: JSON.stringify(proposal), agreed_at: agreedAt })
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.where('agreed_at', 'is', null)
		.execute();
}

/** Until when members may react to the proposal that goes out in a mail at this moment; null when none is open. */
export async function askReaction(
	context: CommandContext<'meeting'>,
	mailedAt: Date
): Promise<{ lines: string[]; until: Date } | null> {
	const { trx, scope } = context;
	const proposal = await proposalForChange(trx, scope);
	if (!proposal || proposal.agreedAt !== null) return null;
	// A report that is sent again gives no time more than the first one did.
	const until = new Date(proposal.reactUntil ?? mailedAt.getTime() + REACTION_TIME);
	await keep(trx, scope, { ...proposal, reactUntil: until.getTime() }, null);
	await context.job('agree', `${scope.networkId}/${scope.meetingId}`, until);
	return { lines: proposal.lines.map(({ text }) => text), until };
}

/** The mail was taken back before it left: the time to react has not begun. */
export async function takeBackReaction({ trx, scope }: CommandContext<'meeting'>): Promise<void> {
	const proposal = await proposalForChange(trx, scope);
	if (proposal) await keep(trx, scope, { ...proposal, reactUntil: null }, null);
}

/**
 * The time to react is over: agreed, unless somebody objected. Twice is once, too early is nothing.
 * @param id network and meeting with a slash between, as `askReaction` put it in the queue
 */
export async function agreeInTime(db: Db, id: string, now: Date): Promise<void> {
	const [networkId = '', meetingId = ''] = id.split('/');
	const place = { networkId, meetingId };
	await inNetwork(db, networkId, async (trx) => {
		const proposal = await proposalForChange(trx, place);
		if (!proposal || proposal.reactUntil === null || proposal.agreedAt !== null) return;
		const { present } = await turnoutOf(trx, place);
		const standing = agreementOn(
			{
				reactUntil: proposal.reactUntil,
				present,
				agreed: proposal.agreed.length,
				objections: proposal.objections.length
			},
			now.getTime()
		);
		if (standing === 'agreed') await keep(trx, place, proposal, new Date(proposal.reactUntil));
	});
}
