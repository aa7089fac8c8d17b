import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { consentKind, proposalKind } from '#lifecycle/debrief/recap/events.ts';
import { agreementOn, lineKey } from '#lifecycle/debrief/recap/model.ts';
import { mayConsent, maySumUp } from '#lifecycle/debrief/recap/policy.ts';
import { meetingIn } from '#lifecycle/debrief/recap/commands.server.ts';
import {
	nextMeeting,
	possibleLines,
	proposalForChange,
	recapPoints
} from '#lifecycle/debrief/recap/queries.server.ts';
import { todaysQuestions } from '#lifecycle/debrief/recap/questions/queries.server.ts';
import { Consent, ProposeNext, type Proposal } from '#lifecycle/debrief/recap/schema.ts';
import { turnoutOf } from '#lifecycle/debrief/evaluation/queries.server.ts';

type Context = CommandContext<'meeting'>;

/** Shows the proposal, with how many agree, to everybody in the room and on its screen. */
async function showProposal(context: Context, proposal: Proposal): Promise<void> {
	const { trx, scope } = context;
	const next = await nextMeeting(trx, scope);
	const { present } = await turnoutOf(trx, scope);
	context.live(scope.meetingId, [
		proposalKind.put(
			'now',
			{
				startsAt: next?.startsAt?.getTime() ?? null,
				endsAt: next?.endsAt?.getTime() ?? null,
				place: next?.place ?? '',
				title: next?.title ?? '',
				lines: proposal.lines.map(({ text }) => text),
				agreed: proposal.agreed.length,
				objections: proposal.objections.length,
				present
			},
			'all'
		)
	]);
}

/**
 * Puts a proposal for next time before the group: a proposal until they have reacted (invariant 4). A new one takes
 * away the reactions to the one before.
 */
export const proposeNext = defineCommand({
	name: 'recap.proposeNext',
	summary: 'Puts a proposal for the next agenda before the group.',
	scope: 'meeting',
	schema: ProposeNext,
	allow: maySumUp,
	async run(context, { keep, extra }) {
		const { trx, scope, now } = context;
		const meeting = await meetingIn(context, ['wrapping_up']);
		if (!meeting.ok) return meeting;
		const questions = await todaysQuestions(trx, scope);
		const possible = await possibleLines(trx, scope, questions, await recapPoints(trx, scope, questions));
		const lines = possible.filter((line) => keep.includes(lineKey(line)));
		if (extra !== '') lines.push({ reason: 'theme_wished', id: null, text: extra, weight: 1 });
		const proposal: Proposal = {
			lines,
			proposedAt: now.getTime(),
			reactUntil: null,
			agreed: [],
			objections: []
		};
		const next = await nextMeeting(trx, scope);
		const row = {
			content: JSON.stringify(proposal),
			agreed_at: null,
			next_meeting_id: next?.id ?? null
		};
		const before = await proposalForChange(trx, scope);
		await trx
			.insertInto('next_proposal')
			.values({ network_id: scope.networkId, meeting_id: scope.meetingId, ...row })
			.onConflict((conflict) => conflict.columns(['network_id', 'meeting_id']).doUpdateSet(row))
			.execute();
		const reacted = [
			...(before?.agreed ?? []),
			...(before?.objections ?? []).map(({ memberId }) => memberId)
		];
		context.live(
			scope.meetingId,
			reacted.map((memberId) => consentKind.drop(memberId, `member:${memberId}`))
		);
		await showProposal(context, proposal);
		return done(null);
	}
});

/** Agrees with what is proposed for next time, or says what is in the way. The last word of each counts. */
export const consent = defineCommand({
	name: 'recap.consent',
	summary: 'Agrees with the proposal for next time, or objects.',
	scope: 'meeting',
	schema: Consent,
	allow: mayConsent,
	async run(context, { agrees, objection }) {
		const { trx, scope, now } = context;
		const meeting = await meetingIn(context, ['wrapping_up', 'closed', 'reported']);
		if (!meeting.ok) return meeting;
		const before = await proposalForChange(trx, scope);
		if (!before) return refuse('not_open');
		if (before.reactUntil !== null && now.getTime() >= before.reactUntil) return refuse('closed');
		const others = {
			agreed: before.agreed.filter((id) => id !== scope.memberId),
			objections: before.objections.filter(({ memberId }) => memberId !== scope.memberId)
		};
		const { agreedAt: _agreed, ...made } = before;
		const proposal: Proposal = {
			...made,
			agreed: agrees ? [...others.agreed, scope.memberId] : others.agreed,
			objections: agrees
				? others.objections
				: [...others.objections, { memberId: scope.memberId, text: objection }]
		};
		const { present } = await turnoutOf(trx, scope);
		const standing = agreementOn(
			{
				reactUntil: proposal.reactUntil,
				present,
				agreed: proposal.agreed.length,
				objections: proposal.objections.length
			},
			now.getTime()
		);
		await trx
			.updateTable('next_proposal')
			.set({ content: JSON.stringify(proposal), agreed_at: standing === 'agreed' ? now : null })
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.execute();
		context.live(scope.meetingId, [consentKind.put(scope.memberId, { agrees }, `member:${scope.memberId}`)]);
		await showProposal(context, proposal);
		return done(null);
	}
});
