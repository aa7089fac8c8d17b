import { membersAt, membersOf } from '#commons/people/queries.server.ts';
import { leads, type MeetingScope, type NetworkScope, type PublicScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import type { Mode } from '#steps/contract.ts';
import { isLeftOut, tookOf } from '#steps/running/ran/queries.server.ts';

/** A meeting as the desk shows it in a list, with its score. */
export interface MeetingLine {
	id: string;
	number: number;
	kind: 'kickoff' | 'ordinary' | 'closing';
	state: string;
	title: string;
	startsAt: Date | null;
	endsAt: Date | null;
	place: string;
	host: string;
	items: { title: string; mode: Mode; minutes: number }[];
	coming: number;
	notComing: number;
}

/** The meetings of a network, each with the organisation that is its host. */
export function meetingsWithHost(trx: Trx, networkId: string) {
	return trx
		.selectFrom('meeting')
		.leftJoin('organisation', (join) =>
			join
				.onRef('organisation.network_id', '=', 'meeting.network_id')
				.onRef('organisation.id', '=', 'meeting.host_organisation_id')
		)
		.where('meeting.network_id', '=', networkId);
}

/** All meetings of a network in order, cancelled ones too. */
export async function meetingLines(trx: Trx, scope: NetworkScope | PublicScope): Promise<MeetingLine[]> {
	const askMeetings = meetingsWithHost(trx, scope.networkId)
		.select((select) => [
			'meeting.id',
			'meeting.number',
			'meeting.kind',
			'meeting.state',
			'meeting.title',
			'meeting.starts_at as startsAt',
			'meeting.ends_at as endsAt',
			'meeting.place',
			select.fn.coalesce('organisation.name', select.val('')).as('host')
		])
		.orderBy('meeting.number')
		.execute();
	const askItems = trx
		.selectFrom('agenda_item')
		.select(['meeting_id', 'title', 'mode', 'minutes', tookOf().as('took')])
		.where('network_id', '=', scope.networkId)
		.where((where) => where.not(isLeftOut()))
		.orderBy('position')
		.execute();
	const askAnswers = trx
		.selectFrom('attendance')
		.select((select) => ['meeting_id', 'answer', select.fn.countAll<number>().as('count')])
		.where('network_id', '=', scope.networkId)
		.groupBy(['meeting_id', 'answer'])
		.execute();
	const [meetings, items, answers] = await Promise.all([askMeetings, askItems, askAnswers]);
	const count = (meetingId: string, answer: string) =>
		answers.find((row) => row.meeting_id === meetingId && row.answer === answer)?.count ?? 0;
	return meetings.map((meeting) => ({
		...meeting,
		items: items
			.filter((item) => item.meeting_id === meeting.id)
			.map(({ title, mode, minutes, took }) => ({ title, mode, minutes: took ?? minutes })),
		coming: count(meeting.id, 'yes'),
		notComing: count(meeting.id, 'no')
	}));
}

/** One meeting, whole. */
export function oneMeeting(trx: Trx, scope: MeetingScope) {
	return trx
		.selectFrom('meeting')
		.selectAll()
		.where('network_id', '=', scope.networkId)
		.where('id', '=', scope.meetingId)
		.executeTakeFirstOrThrow();
}

/** Who comes and who does not: every accepted member with an answer, or none yet. */
export function answersTo(trx: Trx, scope: MeetingScope) {
	return membersAt(trx, scope)
		.select([
			'member.id',
			'member.first_name as firstName',
			'member.last_name as lastName',
			'organisation.name as organisation',
			'attendance.answer',
			'attendance.notice'
		])
		.where('member.state', '=', 'accepted')
		.where('member.role', 'in', ['member', 'expert', 'host'])
		.orderBy('member.first_name')
		.orderBy('member.last_name')
		.execute();
}

/** Who offered to host, first those who did not yet. */
export function possibleHosts(trx: Trx, scope: NetworkScope | MeetingScope) {
	return membersOf(trx, scope.networkId)
		.select([
			'member.id',
			'member.first_name as firstName',
			'member.last_name as lastName',
			'member.can_host as canHost',
			'organisation.name as organisation'
		])
		.where('member.state', '=', 'accepted')
		.orderBy('member.can_host', 'desc')
		.orderBy('member.first_name')
		.execute();
}

/** The meetings of a network and, for who leads, who could host the next. */
export function readMeetings(db: Db, scope: NetworkScope) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const [meetings, hosts] = await Promise.all([
			meetingLines(trx, scope),
			leads(scope.role) ? possibleHosts(trx, scope) : []
		]);
		return { meetings, hosts };
	});
}
