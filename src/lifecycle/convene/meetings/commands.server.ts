import type { CommandContext } from '#platform/commands/command.ts';
import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { instantOf } from '#platform/clock/zone.ts';
import { tellAboutMeeting } from './invite/commands.server.ts';
import { mayAnswer, mayPlan } from './policy.ts';
import { AnswerInvitation, CancelMeeting, ChangeMeeting, InviteToMeeting, PlanMeeting } from './schema.ts';

interface When {
	day: string;
	startTime: string;
	endTime: string;
}

/** The instants of a day and two times; refuses an end that is not after the start. */
function instants(input: When, zone: string): Outcome<{ starts: Date; ends: Date }> {
	const starts = instantOf(input.day, input.startTime, zone);
	const ends = instantOf(input.day, input.endTime, zone);
	return ends > starts ? done({ starts, ends }) : refuse('invalid', { endTime: 'not_before_start' });
}

/** The organisation of a host, so that the place keeps its name when the person changes work. */
async function organisationOf(
	{ trx, scope }: Pick<CommandContext<'network' | 'meeting'>, 'trx' | 'scope'>,
	memberId: string | null
): Promise<Outcome<string | null>> {
	if (memberId === null) return done(null);
	const host = await trx
		.selectFrom('member')
		.select('organisation_id')
		.where('network_id', '=', scope.networkId)
		.where('id', '=', memberId)
		.where('state', '=', 'accepted')
		.executeTakeFirst();
	return host ? done(host.organisation_id) : refuse('invalid', { hostMemberId: 'choose' });
}

/** Puts a meeting on the calendar of the network: the next number, planned. */
export const planMeeting = defineCommand({
	name: 'meetings.plan',
	summary: 'Plans a meeting: when, where and with whom as host.',
	scope: 'network',
	schema: PlanMeeting,
	allow: (scope) => mayPlan(scope),
	async run(context, input) {
		const { trx, scope, newId } = context;
		const times = instants(input, scope.timeZone);
		if (!times.ok) return times;
		if (times.value.ends <= context.now) return refuse('invalid', { day: 'past' });
		const host = await organisationOf(context, input.hostMemberId);
		if (!host.ok) return host;
		// The row of the network is the turnstile: two that plan at once get two numbers.
		const network = await trx
			.selectFrom('network')
			.select(['state'])
			.where('id', '=', scope.networkId)
			.forUpdate()
			.executeTakeFirstOrThrow();
		if (['closed', 'archived', 'cancelled'].includes(network.state)) return refuse('wrong_state');
		const { last } = await trx
			.selectFrom('meeting')
			.select((select) => select.fn.max('number').as('last'))
			.where('network_id', '=', scope.networkId)
			.executeTakeFirstOrThrow();
		const id = newId();
		const number = (last ?? 0) + 1;
		await trx
			.insertInto('meeting')
			.values({
				network_id: scope.networkId,
				id,
				number,
				kind: input.kind,
				title: input.title,
				starts_at: times.value.starts,
				ends_at: times.value.ends,
				time_zone: scope.timeZone,
				place: input.place,
				route: input.route,
				bring: input.bring,
				key_question: input.keyQuestion,
				host_member_id: input.hostMemberId,
				host_organisation_id: host.value
			})
			.execute();
		await context.audit(id);
		return done({ id, number });
	}
});

/** Changes when, where and what; who was invited gets the change in mail and calendar. */
export const changeMeeting = defineCommand({
	name: 'meetings.change',
	summary: 'Changes a meeting; the invited are told and their calendars move.',
	scope: 'meeting',
	schema: ChangeMeeting,
	allow: (scope) => mayPlan(scope),
	async run(context, input) {
		const { trx, scope } = context;
		const times = instants(input, scope.timeZone);
		if (!times.ok) return times;
		const host = await organisationOf(context, input.hostMemberId);
		if (!host.ok) return host;
		const before = await trx
			.selectFrom('meeting')
			.selectAll()
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.forUpdate()
			.executeTakeFirstOrThrow();
		if (before.version !== input.version) return refuse('stale');
		if (!['planned', 'prepared', 'lobby'].includes(before.state)) return refuse('wrong_state');
		const otherTime =
			before.starts_at?.getTime() !== times.value.starts.getTime() ||
			before.ends_at?.getTime() !== times.value.ends.getTime();
		// What was held without Kring keeps its day; only a new day has to be one that is still to come.
		if (otherTime && times.value.ends <= context.now) return refuse('invalid', { day: 'past' });
		await trx
			.updateTable('meeting')
			.set({
				title: input.title,
				starts_at: times.value.starts,
				ends_at: times.value.ends,
				place: input.place,
				route: input.route,
				bring: input.bring,
				key_question: input.keyQuestion,
				host_member_id: input.hostMemberId,
				host_organisation_id: host.value,
				version: before.version + 1
			})
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.execute();
		const moved = otherTime || before.place !== input.place;
		if (moved && before.calendar_sequence > 0) await tellAboutMeeting(context, { type: 'moved' });
		await context.audit(scope.meetingId);
		return done({ version: before.version + 1 });
	}
});

/** Cancels a meeting that has not begun; who was invited is told why, and it leaves their calendars. */
export const cancelMeeting = defineCommand({
	name: 'meetings.cancel',
	summary: 'Cancels a meeting and tells the invited why.',
	scope: 'meeting',
	schema: CancelMeeting,
	allow: (scope) => mayPlan(scope),
	async run(context, input) {
		const { trx, scope } = context;
		const cancelled = await trx
			.updateTable('meeting')
			.set({ state: 'cancelled' })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.where('state', 'in', ['planned', 'prepared', 'lobby'])
			.returning('calendar_sequence')
			.executeTakeFirst();
		if (!cancelled) return refuse('wrong_state');
		if (cancelled.calendar_sequence > 0)
			await tellAboutMeeting(context, { type: 'cancelled', reason: input.reason });
		await context.audit(scope.meetingId);
		return done(null);
	}
});

/** Invites every accepted member by mail with a calendar file, or reminds only those who have not answered. */
export const inviteToMeeting = defineCommand({
	name: 'meetings.invite',
	summary: 'Invites everybody, or reminds those who have not answered.',
	scope: 'meeting',
	schema: InviteToMeeting,
	allow: (scope) => mayPlan(scope),
	async run(context, input) {
		const { trx, scope } = context;
		const meeting = await trx
			.selectFrom('meeting')
			.select(['state', 'starts_at'])
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.forUpdate()
			.executeTakeFirstOrThrow();
		if (!['planned', 'prepared', 'lobby'].includes(meeting.state) || !meeting.starts_at)
			return refuse('wrong_state');
		const sent = await tellAboutMeeting(context, { type: input.onlySilent ? 'reminder' : 'invitation' });
		await context.audit(scope.meetingId);
		return done({ sent });
	}
});

/** Says whether somebody comes. The last answer counts, until the meeting begins. */
export const answerInvitation = defineCommand({
	name: 'meetings.answer',
	summary: 'Says whether a member comes.',
	scope: 'meeting',
	schema: AnswerInvitation,
	allow: (scope, input) => mayAnswer(scope, input.memberId),
	async run({ trx, scope }, input) {
		const meeting = await trx
			.selectFrom('meeting')
			.select('state')
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.executeTakeFirstOrThrow();
		if (!['planned', 'prepared', 'lobby'].includes(meeting.state)) return refuse('wrong_state');
		const memberId = input.memberId ?? scope.memberId;
		const member = await trx
			.selectFrom('member')
			.select('id')
			.where('network_id', '=', scope.networkId)
			.where('id', '=', memberId)
			.where('state', '=', 'accepted')
			.executeTakeFirst();
		if (!member) return refuse('not_found');
		const answer = { answer: input.answer, notice: input.notice };
		await trx
			.insertInto('attendance')
			.values({ network_id: scope.networkId, meeting_id: scope.meetingId, member_id: memberId, ...answer })
			.onConflict((conflict) =>
				conflict.columns(['network_id', 'meeting_id', 'member_id']).doUpdateSet(answer)
			)
			.execute();
		return done(null);
	}
});
