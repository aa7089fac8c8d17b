import * as v from 'valibot';
import type { MeetingScope, NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import { answersTo, oneMeeting, possibleHosts } from '#lifecycle/convene/meetings/queries.server.ts';
import { isLeftOut, tookOf } from '#steps/running/ran/queries.server.ts';
import { asSeen, lastChange } from './history/queries.server.ts';
import { ownersOfItem, type Owner } from './owners/queries.server.ts';
import { carriedParked } from './parked/queries.server.ts';
import { StepsOfItem } from './steps/schema.ts';
import type { AgendaItem } from './model.ts';

/** An agenda item as the planner shows it. */
export interface AgendaLine extends AgendaItem {
	planB: string;
	material: string;
	/** Who takes care of it; nobody is whoever leads. */
	owners: readonly Owner[];
	state: string;
	/** The meeting passed it by, or will. */
	leftOut: boolean;
	/** What it really took, in minutes; null where it is not done. */
	took: number | null;
	questions: { id: string; text: string; asker: string }[];
	/** How it stands, so that who changes it sees what somebody else did meanwhile. */
	seen: string;
}

/** The agenda of a meeting in order. */
export async function agendaLines(trx: Trx, scope: MeetingScope): Promise<AgendaLine[]> {
	const [items, questions] = await Promise.all([itemRows(trx, scope), questionRows(trx, scope)]);
	return items.map((item) => {
		const steps = v.parse(StepsOfItem, item.steps);
		return {
			seen: asSeen({
				...item,
				steps,
				planB: item.plan_b,
				ownerIds: item.owners.map(({ id }) => id)
			}),
			id: item.id,
			title: item.title,
			mode: item.mode,
			minutes: item.minutes,
			methodId: item.method_id,
			locked: item.locked,
			planB: item.plan_b,
			material: item.material,
			owners: item.owners,
			state: item.state,
			leftOut: item.leftOut,
			took: item.took,
			steps,
			questions: questions
				.filter(({ itemId }) => itemId === item.id)
				.map(({ id, text, anonymous, firstName }) => ({
					id,
					text,
					asker: anonymous ? '' : (firstName ?? '')
				}))
		};
	});
}

function itemRows(trx: Trx, scope: MeetingScope) {
	return trx
		.selectFrom('agenda_item')
		.selectAll('agenda_item')
		.select([ownersOfItem().as('owners'), isLeftOut().as('leftOut'), tookOf().as('took')])
		.where('agenda_item.network_id', '=', scope.networkId)
		.where('agenda_item.meeting_id', '=', scope.meetingId)
		.orderBy('agenda_item.position')
		.execute();
}

/** The questions that its items treat, in the order in which each treats them. */
function questionRows(trx: Trx, scope: MeetingScope) {
	return trx
		.selectFrom('agenda_question')
		.innerJoin('learning_question', (join) =>
			join
				.onRef('learning_question.network_id', '=', 'agenda_question.network_id')
				.onRef('learning_question.id', '=', 'agenda_question.question_id')
		)
		.innerJoin('agenda_item', (join) =>
			join
				.onRef('agenda_item.network_id', '=', 'agenda_question.network_id')
				.onRef('agenda_item.id', '=', 'agenda_question.item_id')
		)
		.leftJoin('member', (join) =>
			join
				.onRef('member.network_id', '=', 'learning_question.network_id')
				.onRef('member.id', '=', 'learning_question.asker_id')
		)
		.select([
			'agenda_question.item_id as itemId',
			'learning_question.id',
			'learning_question.text',
			'learning_question.anonymous',
			'member.first_name as firstName'
		])
		.where('agenda_question.network_id', '=', scope.networkId)
		.where('agenda_item.meeting_id', '=', scope.meetingId)
		.orderBy('agenda_question.position')
		.execute();
}

/** The questions that wait for a place on an agenda. */
export function openQuestions(trx: Trx, scope: NetworkScope | MeetingScope) {
	return trx
		.selectFrom('learning_question')
		.leftJoin('member', (join) =>
			join
				.onRef('member.network_id', '=', 'learning_question.network_id')
				.onRef('member.id', '=', 'learning_question.asker_id')
		)
		.select((select) => [
			'learning_question.id',
			'learning_question.text',
			'learning_question.state',
			'learning_question.destination',
			select
				.case()
				.when('learning_question.anonymous', '=', true)
				.then('')
				.else(select.fn.coalesce('member.first_name', select.val('')))
				.end()
				.as('asker')
		])
		.where('learning_question.network_id', '=', scope.networkId)
		.where('learning_question.state', 'in', [
			'raised',
			'themed',
			'shortlisted',
			'scheduled',
			'partly_answered',
			'unanswered',
			'parked'
		])
		.orderBy('learning_question.raised_at')
		.execute();
}

/** Who can take care of an item: everybody of the network who may be in the room. */
export function possibleOwners(trx: Trx, { networkId }: NetworkScope | MeetingScope) {
	return trx
		.selectFrom('member')
		.select(['id', 'first_name as firstName', 'last_name as lastName'])
		.where('network_id', '=', networkId)
		.where('state', '=', 'accepted')
		.where('role', '!=', 'sponsor')
		.orderBy('first_name')
		.orderBy('last_name')
		.execute();
}

/** A meeting with its agenda and the answers to its invitation; for who plans also what planning needs. */
export function readPlan(db: Db, scope: MeetingScope, plans: boolean) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const [row, items, answers, parked, hosts, questions, owners, last] = await Promise.all([
			oneMeeting(trx, scope),
			agendaLines(trx, scope),
			answersTo(trx, scope),
			carriedParked(trx, scope),
			plans ? possibleHosts(trx, scope) : [],
			plans ? openQuestions(trx, scope) : [],
			plans ? possibleOwners(trx, scope) : [],
			plans ? lastChange(trx, scope) : null
		]);
		return { row, items, answers, parked, hosts, questions, owners, last };
	});
}

/** The agenda of a meeting by itself, to take it over into another one. */
export function readAgenda(db: Db, scope: MeetingScope): Promise<AgendaLine[]> {
	return inNetwork(db, scope.networkId, (trx) => agendaLines(trx, scope));
}
