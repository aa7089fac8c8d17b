import { completeness, elements } from '#lifecycle/announce/call/model.ts';
import { missingKickoffParts } from '#lifecycle/convene/agenda/model.ts';
import { meetingLines } from '#lifecycle/convene/meetings/queries.server.ts';
import { questionRegister } from '#commons/questions/register/queries.server.ts';
import { methodFinder } from '#methods/own/finding/queries.server.ts';
import type { NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import { dayIn } from '#platform/i18n/format.ts';
import { reportHealth, workingDays } from '#lifecycle/debrief/report/model.ts';
import { isOver } from '#commons/network/model.ts';
import {
	callHealth,
	evaluationHealth,
	nowForYou,
	sizeHealth,
	type Health,
	type MeetingNow
} from './model.ts';

const DAY = 86_400_000;

/** Everything that who leads sees first: what is next, what is to do, how each question fares, and four base rules. */
export function readOverview(db: Db, scope: NetworkScope, now: Date) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const askNetwork = trx
			.selectFrom('network')
			.leftJoin('announcement', 'announcement.network_id', 'network.id')
			.selectAll(['announcement', 'network'])
			.where('network.id', '=', scope.networkId)
			.executeTakeFirstOrThrow();
		const [network, { members, toDecide }, lines, extra, register, methodOf] = await Promise.all([
			askNetwork,
			people(trx, scope),
			meetingLines(trx, scope),
			aftermath(trx, scope),
			questionRegister(trx, scope),
			methodFinder(trx, scope.networkId)
		]);
		const filled = completeness(Object.fromEntries(elements.map((name) => [name, network[name] ?? ''])))
			.filled.length;
		const meetings = lines.map(
			(line): MeetingNow & { present: number; working: number | null; coverage: number } => {
				const after = extra.find(({ id }) => id === line.id);
				const parts =
					line.kind === 'kickoff' ? missingKickoffParts(after?.methods ?? [], methodOf).length : 0;
				return {
					number: line.number,
					kind: line.kind,
					state: after?.state ?? 'planned',
					inDays: line.startsAt ? Math.ceil((line.startsAt.getTime() - now.getTime()) / DAY) : 0,
					items: line.items.length,
					missing: parts,
					invited: (after?.sequence ?? 0) > 0,
					silent: Math.max(0, members - (after?.answered ?? 0)),
					answers: after?.answers ?? 0,
					adjusted: (after?.adjustments ?? 0) > 0,
					corrections: after?.corrections ?? 0,
					reportSent: after?.sentAt !== null && after?.sentAt !== undefined,
					present: after?.present ?? 0,
					working:
						after?.sentAt && line.startsAt
							? workingDays(dayIn(line.startsAt, scope.timeZone), dayIn(after.sentAt, scope.timeZone))
							: null,
					coverage: members === 0 ? 1 : (after?.sentTo ?? 0) / members
				};
			}
		);
		const next = lines.find(({ state }) => !isOver(state) && state !== 'cancelled') ?? null;
		const held = meetings.filter(({ state }) => isOver(state));
		const first = lines.find(({ state }) => state !== 'cancelled');
		const daysBefore =
			network.published_at && first?.startsAt
				? Math.floor((first.startsAt.getTime() - network.published_at.getTime()) / DAY)
				: null;
		return {
			network: {
				planned: network.planned_meetings,
				held: held.length,
				members,
				places: network.open_call ? null : network.max_members,
				daysBefore
			},
			next: next && { ...next, silent: Math.max(0, members - next.coming - next.notComing) },
			acts: nowForYou({
				state: network.state,
				emptyElements: elements.length - filled,
				toDecide,
				members,
				plannedMeetings: network.planned_meetings,
				meetings,
				withoutPlace: register.questions.filter(
					({ destination, planned, state }) =>
						destination === 'next_meeting' && !planned && state !== 'answered'
				).length,
				toExpert: register.questions.filter(({ state }) => state === 'to_expert').length
			}).slice(0, 4),
			register,
			rules: {
				call: { health: callHealth(filled, daysBefore), filled, daysBefore },
				size: { health: sizeHealth(members, network.open_call), members },
				evaluation: {
					health: evaluationHealth(held),
					share: shareOf(held),
					adjusted: held.every(({ adjusted }) => adjusted)
				},
				// The last one that was sent: one that is still a draft does not make the others undone.
				report: {
					health: reports(held),
					days: held.findLast(({ working }) => working !== null)?.working ?? null
				}
			}
		};
	});
}

function shareOf(held: readonly { answers: number; present: number }[]): number | null {
	const present = held.reduce((sum, meeting) => sum + meeting.present, 0);
	return present === 0 ? null : held.reduce((sum, meeting) => sum + meeting.answers, 0) / present;
}

function reports(held: readonly { working: number | null; coverage: number }[]): Health {
	const sent = held.flatMap(({ working, coverage }) =>
		working === null ? [] : [{ workingDays: working, coverage }]
	);
	return sent.length === 0 ? 'off' : reportHealth(sent);
}

async function people(trx: Trx, scope: NetworkScope): Promise<{ members: number; toDecide: number }> {
	const askMembers = trx
		.selectFrom('member')
		.select((select) => select.fn.countAll<number>().as('members'))
		.where('network_id', '=', scope.networkId)
		.where('state', '=', 'accepted')
		.where('role', '=', 'member')
		.executeTakeFirstOrThrow();
	const askToDecide = trx
		.selectFrom('registration')
		.select((select) => select.fn.countAll<number>().as('toDecide'))
		.where('network_id', '=', scope.networkId)
		.where('state', '=', 'confirmed')
		.executeTakeFirstOrThrow();
	const [{ members }, { toDecide }] = await Promise.all([askMembers, askToDecide]);
	return { members, toDecide };
}

/** What each meeting left behind: invitations, answers, presence, forms, adjustments, its report. */
async function aftermath(trx: Trx, scope: NetworkScope) {
	const { networkId } = scope;
	const askRows = trx
		.selectFrom('meeting')
		.leftJoin('report', (join) =>
			join.onRef('report.network_id', '=', 'meeting.network_id').onRef('report.meeting_id', '=', 'meeting.id')
		)
		.select([
			'meeting.id',
			'meeting.state',
			'meeting.calendar_sequence as sequence',
			'report.sent_at as sentAt',
			'report.sent_to as sentTo'
		])
		.where('meeting.network_id', '=', networkId)
		.execute();
	const askSeats = trx
		.selectFrom('attendance')
		.innerJoin('member', (join) =>
			join
				.onRef('member.network_id', '=', 'attendance.network_id')
				.onRef('member.id', '=', 'attendance.member_id')
		)
		.select((select) => [
			'attendance.meeting_id as meetingId',
			select.fn.count<number>('attendance.answer').as('answered'),
			select.fn.count<number>('attendance.present_from').as('present')
		])
		.where('attendance.network_id', '=', networkId)
		.where('member.role', '=', 'member')
		.groupBy('attendance.meeting_id')
		.execute();
	const askItems = trx
		.selectFrom('agenda_item')
		.select(['meeting_id as meetingId', 'method_id as methodId'])
		.where('network_id', '=', networkId)
		.execute();
	const counted = async (table: 'evaluation_response' | 'adjustment') => {
		const found = await trx
			.selectFrom(table)
			.select((select) => ['meeting_id as meetingId', select.fn.countAll<number>().as('count')])
			.where('network_id', '=', networkId)
			.groupBy('meeting_id')
			.execute();
		return new Map(found.map(({ meetingId, count }) => [meetingId, count]));
	};
	const askCorrections = trx
		.selectFrom('report_correction')
		.select((select) => ['meeting_id as meetingId', select.fn.countAll<number>().as('count')])
		.where('network_id', '=', networkId)
		.where('state', '=', 'open')
		.groupBy('meeting_id')
		.execute();
	const [rows, seats, items, answers, adjustments, corrections] = await Promise.all([
		askRows,
		askSeats,
		askItems,
		counted('evaluation_response'),
		counted('adjustment'),
		askCorrections
	]);
	return rows.map((row) => {
		const seat = seats.find(({ meetingId }) => meetingId === row.id);
		return {
			...row,
			answered: seat?.answered ?? 0,
			present: seat?.present ?? 0,
			methods: items.filter(({ meetingId }) => meetingId === row.id),
			answers: answers.get(row.id) ?? 0,
			adjustments: adjustments.get(row.id) ?? 0,
			corrections: corrections.find(({ meetingId }) => meetingId === row.id)?.count ?? 0
		};
	});
}
