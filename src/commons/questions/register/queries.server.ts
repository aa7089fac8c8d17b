import { leads, type NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import { isOpen } from '#commons/questions/queries.server.ts';
import { isOver } from '#commons/network/model.ts';
import { circleNow, plannedAt, stopOf, wayOf, type Circle, type Station } from './model.ts';

/** A question as the register shows it. */
export interface RegisterLine {
	id: string;
	text: string;
	state: string;
	/** Empty for a question without a name. */
	asker: string;
	mine: boolean;
	theme: string;
	/** How many others want to know too. */
	followers: number;
	circle: Circle;
	way: { number: number; circle: Circle }[];
	stop: number;
	/** The meeting to come on whose agenda it stands. */
	planned: { number: number; startsAt: Date | null } | null;
	/** What who leads proposed and the asker has not confirmed. */
	proposed: { outcome: string; meeting: number } | null;
	destination: string | null;
	/** Whether this visitor may still put it into other words or take it back. */
	changeable: boolean;
}

/** Every question of the network that was not withdrawn or merged, the open ones first, with the meetings it passes. */
export async function questionRegister(
	trx: Trx,
	scope: NetworkScope
): Promise<{ stations: Station[]; questions: RegisterLine[] }> {
	const { networkId } = scope;
	const askMeetings = trx
		.selectFrom('meeting')
		.select(['id', 'number', 'starts_at as startsAt', 'state'])
		.where('network_id', '=', networkId)
		.where('state', '!=', 'cancelled')
		.orderBy('number')
		.execute();
	const askQuestions = trx
		.selectFrom('learning_question as question')
		.leftJoin('member', (join) =>
			join.onRef('member.network_id', '=', 'question.network_id').onRef('member.id', '=', 'question.asker_id')
		)
		.leftJoin('theme', (join) =>
			join.onRef('theme.network_id', '=', 'question.network_id').onRef('theme.id', '=', 'question.theme_id')
		)
		.select([
			'question.id',
			'question.text',
			'question.state',
			'question.outcome',
			'question.proposed_outcome as proposedOutcome',
			'question.destination',
			'question.asker_id as askerId',
			'question.anonymous',
			'question.meeting_id as meetingId',
			'member.first_name as firstName',
			'member.last_name as lastName',
			'theme.title as theme'
		])
		.select((select) =>
			select
				.selectFrom('question_follower')
				.select((count) => count.fn.countAll<number>().as('count'))
				.where('question_follower.network_id', '=', networkId)
				.whereRef('question_follower.question_id', '=', 'question.id')
				.as('followers')
		)
		.where('question.network_id', '=', networkId)
		.where('question.state', 'not in', ['withdrawn', 'merged'])
		.orderBy('question.raised_at')
		.orderBy('question.id')
		.execute();
	const askPassed = trx
		.selectFrom('question_event')
		.select(['question_id as questionId', 'event', 'meeting_id as meetingId', 'at'])
		.where('network_id', '=', networkId)
		.orderBy('at')
		.execute();
	const askLinks = trx
		.selectFrom('agenda_question')
		.innerJoin('agenda_item', (join) =>
			join
				.onRef('agenda_item.network_id', '=', 'agenda_question.network_id')
				.onRef('agenda_item.id', '=', 'agenda_question.item_id')
		)
		.select(['agenda_question.question_id as questionId', 'agenda_item.meeting_id as meetingId'])
		.where('agenda_question.network_id', '=', networkId)
		.execute();
	const [meetings, rows, passed, links] = await Promise.all([askMeetings, askQuestions, askPassed, askLinks]);
	const stations = meetings.map(({ state, ...meeting }) => ({
		...meeting,
		isOver: isOver(state)
	}));
	const mayLead = leads(scope.role);
	const questions = rows.map((row): RegisterLine => {
		const named = !row.anonymous && row.askerId !== null;
		const mine = named && row.askerId === scope.memberId;
		const travelling = {
			state: row.state,
			outcome: row.outcome,
			plannedIn: links.filter(({ questionId }) => questionId === row.id).map(({ meetingId }) => meetingId),
			passed: passed.filter(({ questionId }) => questionId === row.id)
		};
		const planned = plannedAt(travelling, stations);
		const where = stations.find(({ id }) => id === row.meetingId);
		return {
			id: row.id,
			text: row.text,
			state: row.state,
			asker: named ? `${row.firstName ?? ''} ${row.lastName ?? ''}`.trim() : '',
			mine,
			theme: row.theme ?? '',
			followers: Number(row.followers ?? 0),
			circle: circleNow(travelling, stations),
			way: wayOf(travelling, stations),
			stop: stopOf(travelling, stations),
			planned: planned && { number: planned.number, startsAt: planned.startsAt },
			proposed:
				row.proposedOutcome !== null && where
					? { outcome: row.proposedOutcome, meeting: where.number }
					: null,
			destination: row.destination,
			changeable: (mine || mayLead) && isOpen(row)
		};
	});
	return { stations, questions };
}

/** The same, for whoever has no transaction running. */
export function readRegister(db: Db, scope: NetworkScope) {
	return inNetwork(db, scope.networkId, (trx) => questionRegister(trx, scope));
}
