import { meetingsWithHost } from '#lifecycle/convene/meetings/queries.server.ts';
import { leads, type MeetingScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import type { Mode } from '#steps/contract.ts';
import type { Parked } from '#lifecycle/convene/stage/aside/model.ts';
import { parkedIn } from '#lifecycle/convene/stage/aside/queries.server.ts';
import { possibleOwners } from '#lifecycle/convene/agenda/queries.server.ts';
import { possibleHosts } from '#lifecycle/convene/meetings/queries.server.ts';
import {
	missingFor,
	type MeetingFacts,
	type MeetingMissing,
	type MeetingState
} from '#lifecycle/convene/meetings/model.ts';
import { evaluationOf, standingPromises, turnoutOf } from '#lifecycle/debrief/evaluation/queries.server.ts';
import { networkResults } from '#lifecycle/debrief/evaluation/results/queries.server.ts';
import { promisesAtRisk } from '#lifecycle/debrief/evaluation/promises/model.ts';
import {
	notSettled,
	proposedMark,
	proposeNextAgenda,
	type ProposalLine,
	type RecapMark,
	type ToSettle
} from './model.ts';
import { todaysQuestions, type TodaysQuestion } from './questions/queries.server.ts';
import { readProposal, type Proposal } from './schema.ts';

interface Place {
	readonly networkId: string;
	readonly meetingId: string;
	readonly meetingNumber: number;
}

/** A point of today's agenda as it is summed up. */
export interface RecapPointView {
	itemId: string;
	title: string;
	mode: Mode;
	state: 'planned' | 'running' | 'done' | 'skipped';
	mark: RecapMark | null;
	note: string;
	/** What the group can simply agree with. */
	proposed: RecapMark;
}

/** The points of today, breaks left out: nobody sums up a break. */
export async function recapPoints(
	trx: Trx,
	{ networkId, meetingId }: Pick<Place, 'networkId' | 'meetingId'>,
	questions: readonly TodaysQuestion[]
): Promise<RecapPointView[]> {
	const rows = await trx
		.selectFrom('agenda_item')
		.leftJoin('recap_point', (join) =>
			join
				.onRef('recap_point.network_id', '=', 'agenda_item.network_id')
				.onRef('recap_point.item_id', '=', 'agenda_item.id')
		)
		.select([
			'agenda_item.id as itemId',
			'agenda_item.title',
			'agenda_item.mode',
			'agenda_item.state',
			'recap_point.mark',
			'recap_point.note'
		])
		.where('agenda_item.network_id', '=', networkId)
		.where('agenda_item.meeting_id', '=', meetingId)
		.where('agenda_item.mode', '!=', 'break')
		.orderBy('agenda_item.position')
		.execute();
	return rows.map((row) => ({
		...row,
		note: row.note ?? '',
		proposed:
			row.state === 'done' || row.state === 'running'
				? proposedMark(questions.filter(({ itemIds }) => itemIds.includes(row.itemId)))
				: 'go_on'
	}));
}

/** The meeting after this one that is on the calendar already; undefined when there is none. */
export function nextMeeting(trx: Trx, { networkId, meetingNumber }: Place) {
	return meetingsWithHost(trx, networkId)
		.select([
			'meeting.id',
			'meeting.number',
			'meeting.title',
			'meeting.starts_at as startsAt',
			'meeting.ends_at as endsAt',
			'meeting.place',
			'organisation.name as host'
		])
		.where('meeting.number', '>', meetingNumber)
		.where('meeting.state', '!=', 'cancelled')
		.orderBy('meeting.number')
		.executeTakeFirst();
}

/** What was proposed for next time, locked for whoever reacts to it. */
export async function proposalForChange(
	trx: Trx,
	{ networkId, meetingId }: Pick<Place, 'networkId' | 'meetingId'>
): Promise<(Proposal & { agreedAt: Date | null }) | null> {
	const row = await trx
		.selectFrom('next_proposal')
		.select(['content', 'agreed_at as agreedAt'])
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.forNoKeyUpdate()
		.executeTakeFirst();
	const proposal = row ? readProposal(row.content) : null;
	return row && proposal ? { ...proposal, agreedAt: row.agreedAt } : null;
}

/** How many meetings this network means to have. */
function plannedMeetings(trx: Trx, networkId: string): Promise<{ planned: number }> {
	return trx
		.selectFrom('network')
		.select('planned_meetings as planned')
		.where('id', '=', networkId)
		.executeTakeFirstOrThrow();
}

/** What could stand on the next agenda: everything that is open, gone on with, promised or wished. */
export async function possibleLines(
	trx: Trx,
	place: Place,
	questions: readonly TodaysQuestion[],
	points: readonly RecapPointView[]
): Promise<ProposalLine[]> {
	const results = await networkResults(trx, place.networkId);
	const { planned } = await plannedMeetings(trx, place.networkId);
	const promises = await standingPromises(trx, place.networkId);
	const atRisk = promisesAtRisk(
		results.promises.map(({ row }) => row),
		place.meetingNumber,
		planned
	).map(({ promiseId }) => promiseId);
	const asked = results.meetings.some(({ asksPromises }) => asksPromises);
	const raisedToday = await trx
		.selectFrom('learning_question')
		.select(['id', 'text', 'state', 'destination'])
		.where('network_id', '=', place.networkId)
		.where('meeting_id', '=', place.meetingId)
		.where('source', 'in', ['round', 'note', 'parked'])
		.where(
			'id',
			'not in',
			questions.length > 0 ? questions.map(({ id }) => id) : ['00000000-0000-0000-0000-000000000000']
		)
		.orderBy('raised_at')
		.execute();
	const agendaFromParked = await trx
		.selectFrom('parked_item')
		.select(['id', 'text'])
		.where('network_id', '=', place.networkId)
		.where('meeting_id', '=', place.meetingId)
		.where('destination', '=', 'agenda')
		.orderBy('at')
		.execute();
	const lines = proposeNextAgenda({
		points: points.map(({ mark, proposed, ...point }) => ({ ...point, mark: mark ?? proposed })),
		questions: [...questions, ...raisedToday.map((question) => ({ ...question, followers: [] }))],
		promisesAtRisk: asked ? promises.filter(({ id }) => atRisk.includes(id)) : [],
		themesWished: results.meetings.find(({ id }) => id === place.meetingId)?.themes ?? []
	});
	return [
		...lines,
		...agendaFromParked.map(({ id, text }) => ({ reason: 'sent' as const, id, text, weight: 1 }))
	];
}

/** What the guards of the meeting look at, as it stands now. */
export async function closingFacts(
	trx: Trx,
	{ networkId, meetingId }: Pick<Place, 'networkId' | 'meetingId'>,
	questions: readonly TodaysQuestion[]
): Promise<MeetingFacts> {
	const evaluation = await evaluationOf(trx, { networkId, meetingId });
	const { present } = await turnoutOf(trx, { networkId, meetingId });
	const report = await trx
		.selectFrom('report')
		.select('state')
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.executeTakeFirst();
	const { ownerless } = await trx
		.selectFrom('agreement')
		.select((select) => select.fn.countAll<number>().as('ownerless'))
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.where('kind', '=', 'action')
		.where('state', 'in', ['open', 'agreed', 'proposed'])
		.where('owner_id', 'is', null)
		.executeTakeFirstOrThrow();
	const asNeeded = { outcome: 'in_treatment', destination: 'unanswered' } as const;
	return {
		agendaItems: 1,
		hasDate: true,
		hasPlace: true,
		questions: questions.map(({ id, needs }) => ({ id, state: needs ? asNeeded[needs] : 'answered' })),
		notOfferedEvaluation: evaluation && evaluation.state !== 'prepared' ? 0 : present,
		reportDrafted: report !== undefined,
		reportSent: report?.state === 'sent' || report?.state === 'amended',
		actionsWithoutOwner: ownerless
	};
}

/** Everything the page shows on which a meeting is wrapped up. */
export interface WrapUp {
	meeting: { number: number; title: string; state: MeetingState; startsAt: Date | null; endsAt: Date | null };
	begun: boolean;
	points: RecapPointView[];
	questions: TodaysQuestion[];
	parked: Parked[];
	evaluation: { open: boolean; template: string; answers: number; present: number };
	next: Awaited<ReturnType<typeof nextMeeting>> | null;
	/** What the group has not said about next time. */
	unsettled: ToSettle[];
	possible: ProposalLine[];
	proposal: Proposal | null;
	agreedAt: Date | null;
	missing: MeetingMissing[];
	hosts: Awaited<ReturnType<typeof possibleHosts>>;
	/** Who could do what becomes an action. */
	owners: Awaited<ReturnType<typeof possibleOwners>>;
}

/** The wrapping up of a meeting, for who leads it. */
export function readWrapUp(db: Db, scope: MeetingScope): Promise<WrapUp | null> {
	if (!leads(scope.role)) return Promise.resolve(null);
	return inNetwork(db, scope.networkId, async (trx) => {
		const meeting = await trx
			.selectFrom('meeting')
			.select(['number', 'title', 'state', 'starts_at as startsAt', 'ends_at as endsAt'])
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.executeTakeFirstOrThrow();
		const questions = await todaysQuestions(trx, scope);
		const points = await recapPoints(trx, scope, questions);
		const { count: begun } = await trx
			.selectFrom('recap_point')
			.select((select) => select.fn.countAll<number>().as('count'))
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.executeTakeFirstOrThrow();
		const parked = await parkedIn(trx, scope);
		const evaluation = await trx
			.selectFrom('evaluation')
			.select(['state', 'template'])
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.executeTakeFirst();
		const stored = await trx
			.selectFrom('next_proposal')
			.select(['content', 'agreed_at as agreedAt'])
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.executeTakeFirst();
		const next = (await nextMeeting(trx, scope)) ?? null;
		const { planned } = await plannedMeetings(trx, scope.networkId);
		return {
			meeting,
			begun: begun > 0,
			points,
			questions,
			parked,
			evaluation: {
				open: evaluation !== undefined && evaluation.state !== 'prepared',
				template: evaluation?.template ?? 'klankbordgroep',
				...(await turnoutOf(trx, scope))
			},
			next,
			unsettled: notSettled(next, scope.meetingNumber >= planned),
			possible: await possibleLines(trx, scope, questions, points),
			proposal: stored ? readProposal(stored.content) : null,
			agreedAt: stored?.agreedAt ?? null,
			missing: missingFor('close', await closingFacts(trx, scope, questions)),
			hosts: await possibleHosts(trx, scope),
			owners: await possibleOwners(trx, scope)
		};
	});
}
