import { membersAt } from '#commons/people/queries.server.ts';
import * as v from 'valibot';
import { makePersonalLink } from '#platform/auth/doors.server.ts';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { newSecret } from '#platform/ids/ids.ts';
import { closeFollowUps } from '#steps/consult/follow-up/commands.server.ts';
import { serverSteps } from '#steps/kinds.server.ts';
import { moveMeeting } from '#lifecycle/convene/meetings/model.ts';
import { forgetParked } from '#lifecycle/convene/stage/aside/commands.server.ts';
import { forgetBalance } from '#lifecycle/convene/stage/balance/commands.server.ts';
import { forgetMessages } from '#lifecycle/convene/stage/message/commands.server.ts';
import { stagedMeeting } from '#lifecycle/convene/stage/queries.server.ts';
import { saveMeetingState, showStage } from '#lifecycle/convene/stage/move/commands.server.ts';
import { evaluationOf } from '#lifecycle/debrief/evaluation/queries.server.ts';
import { endInRoom } from '#lifecycle/debrief/evaluation/release/commands.server.ts';
import { stillOpenMail } from './mail/still-open-mail.ts';
import { mayClose } from './policy.ts';
import { closingFacts, nextMeeting, recapPoints } from '#lifecycle/debrief/recap/queries.server.ts';
import { todaysQuestions, type TodaysQuestion } from '#lifecycle/debrief/recap/questions/queries.server.ts';
import { putThanksAway } from '#lifecycle/debrief/thanks/commands.server.ts';
import { writeDraft } from '#lifecycle/debrief/report/draft/commands.server.ts';

type Context = CommandContext<'meeting'>;

/** A personal link in these mails works a month: longer than the form, so that it says kindly that it is over. */
const LINK_DAYS = 30;

/**
 * Closes the meeting (domain.md 2.2): refuses `missing` with a field for each hard stop. What was said is frozen, the
 * draft of the report is there at once, and nobody who left early is forgotten.
 */
export const closeMeeting = defineCommand({
	name: 'recap.close',
	summary: 'Closes the meeting and leaves the draft of its report.',
	scope: 'meeting',
	schema: v.object({}),
	allow: mayClose,
	async run(context) {
		const { trx, scope, now } = context;
		const { state } = await stagedMeeting(trx, scope, 'update');
		const questions = await todaysQuestions(trx, scope);
		const moved = moveMeeting(state, 'close', await closingFacts(trx, scope, questions));
		if (!moved.ok) {
			if (moved.reason === 'wrong_state') return refuse('wrong_state');
			return refuse('missing', Object.fromEntries(moved.missing.map(({ missing }) => [missing, 'missing'])));
		}
		await agreeWithRest(context, questions);
		await saveMeetingState(context, moved.state);
		await trx
			.updateTable('attendance')
			.set({ present_to: now })
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('present_from', 'is not', null)
			.where('present_to', 'is', null)
			.execute();
		const next = await nextMeeting(trx, scope);
		if (next) {
			await trx
				.updateTable('next_proposal')
				.set({ next_meeting_id: next.id })
				.where('network_id', '=', scope.networkId)
				.where('meeting_id', '=', scope.meetingId)
				.execute();
			await bringAlong(context, next.id, questions);
		}
		await forgetBalance(context);
		await forgetMessages(context);
		await forgetParked(context);
		await putThanksAway(context);
		await endInRoom(context);
		await writeDraft(context);
		await closeFollowUps(context);
		for (const kind of Object.values(serverSteps)) {
			await kind.endMeeting?.(trx, scope.networkId, scope.meetingId);
		}
		await askByMail(context, questions);
		await showStage(context);
		await context.audit(scope.meetingId);
		return done(null);
	}
});

/** Points without a mark get the one that was proposed: nobody had to correct it. */
async function agreeWithRest({ trx, scope }: Context, questions: readonly TodaysQuestion[]): Promise<void> {
	for (const point of await recapPoints(trx, scope, questions)) {
		if (point.mark !== null) continue;
		const mark = { mark: point.proposed };
		await trx
			.insertInto('recap_point')
			.values({
				network_id: scope.networkId,
				meeting_id: scope.meetingId,
				item_id: point.itemId,
				...mark
			})
			.onConflict((conflict) => conflict.columns(['network_id', 'meeting_id', 'item_id']).doUpdateSet(mark))
			.execute();
	}
}

/** Questions that go on next time know when that is, also when the date came after they were sent on. */
async function bringAlong(
	{ trx, scope }: Context,
	nextId: string,
	questions: readonly TodaysQuestion[]
): Promise<void> {
	const carried = questions.filter(({ destination }) => destination === 'next_meeting').map(({ id }) => id);
	if (carried.length === 0) return;
	await trx
		.updateTable('learning_question')
		.set({ meeting_id: nextId })
		.where('network_id', '=', scope.networkId)
		.where('id', 'in', carried)
		.where('state', '=', 'scheduled')
		.execute();
}

/** Who left without the form, and askers of whom only a proposal stands, get one mail with a personal link. */
async function askByMail(context: Context, questions: readonly TodaysQuestion[]): Promise<void> {
	const { trx, scope, now } = context;
	const { title } = await trx
		.selectFrom('network')
		.select('title')
		.where('id', '=', scope.networkId)
		.executeTakeFirstOrThrow();
	const evaluation = await evaluationOf(trx, scope);
	const people = await membersAt(trx, scope)
		.leftJoin('participation', (join) =>
			join
				.onRef('participation.network_id', '=', 'member.network_id')
				.onRef('participation.member_id', '=', 'member.id')
				.on('participation.about_id', '=', scope.meetingId)
		)
		.select([
			'member.id',
			'member.role',
			'member.first_name as firstName',
			'member.last_name as lastName',
			'member.email',
			'member.language',
			'attendance.present_from as from',
			'participation.about_id as answered'
		])
		.where('member.state', '=', 'accepted')
		.where('member.email', 'is not', null)
		.execute();
	for (const { id, role, email, firstName, lastName, language, from, answered } of people) {
		const takesPart = role === 'member' || role === 'host';
		const asks = evaluation !== undefined && takesPart && from !== null && answered === null;
		const own = questions
			.filter(
				({ asker, state, proposedOutcome }) => asker?.id === id && state === 'in_treatment' && proposedOutcome
			)
			.map(({ text }) => text);
		if (email === null || (!asks && own.length === 0)) continue;
		const secret = await makePersonalLink(
			trx,
			{ networkId: scope.networkId, memberId: id },
			newSecret(),
			new Date(now.getTime() + LINK_DAYS * 86_400_000)
		);
		const to = `/n/${scope.slug}/meetings/${scope.meetingNumber}/evaluation`;
		const name = `${firstName} ${lastName}`.trim();
		await context.mail({
			...(await stillOpenMail(
				{ email, name, firstName, language },
				{
					networkTitle: title,
					number: scope.meetingNumber,
					evaluation: asks,
					questions: own,
					link: `${context.origin}/me/${secret}?to=${encodeURIComponent(to)}`
				}
			)),
			sendKey: `still-open:${scope.meetingId}:${id}`,
			networkId: scope.networkId
		});
	}
}
