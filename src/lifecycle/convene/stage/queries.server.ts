import { membersAt } from '#commons/people/queries.server.ts';
import { RUN_COLUMNS } from '#steps/running/queries.server.ts';
import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import { leads } from '#platform/auth/scope.ts';
import type { StepKindName, StepRun } from '#steps/contract.ts';
import { STEP_KINDS } from '#steps/contract.ts';
import { StepsOfItem } from '#lifecycle/convene/agenda/steps/schema.ts';
import { ownersOfItem } from '#lifecycle/convene/agenda/owners/queries.server.ts';
import type { AttenderView, RoomView } from './events.ts';
import type { Place, Stage, StageItem } from './model.ts';
import { readStage } from './schema.ts';

/** A meeting of a network. */
interface InMeeting {
	readonly networkId: string;
	readonly meetingId: string;
}

/** A meeting with its agenda and where it is. */
export interface StagedMeeting {
	state:
		| 'planned'
		| 'prepared'
		| 'lobby'
		| 'live'
		| 'wrapping_up'
		| 'closed'
		| 'reported'
		| 'settled'
		| 'cancelled';
	kind: 'kickoff' | 'ordinary' | 'closing';
	joinCode: string | null;
	startsAt: Date | null;
	endsAt: Date | null;
	/** Empty where there is none. */
	keyQuestion: string;
	items: (StageItem & { methodId: string })[];
	stage: Stage;
}

/**
 * The meeting with its agenda. `lock`: `update` for who moves it on, one after the other; `share` for who only must not
 * see it move meanwhile. Breaks when there is no such meeting, because a scope names it.
 */
export async function stagedMeeting(
	trx: Trx,
	{ networkId, meetingId }: InMeeting,
	lock?: 'update' | 'share'
): Promise<StagedMeeting> {
	let query = trx
		.selectFrom('meeting')
		.select([
			'state',
			'kind',
			'stage',
			'join_code as joinCode',
			'starts_at as startsAt',
			'ends_at as endsAt',
			'key_question as keyQuestion'
		])
		.where('network_id', '=', networkId)
		.where('id', '=', meetingId);
	if (lock === 'update') query = query.forNoKeyUpdate();
	if (lock === 'share') query = query.forShare();
	const agenda = trx
		.selectFrom('agenda_item')
		.select([
			'id',
			'title',
			'method_id as methodId',
			'mode',
			'minutes',
			'steps',
			'state',
			'ran_from',
			'ran_to',
			ownersOfItem().as('owners')
		])
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.orderBy('position')
		.orderBy('id');
	const [meeting, items] = await Promise.all([query.executeTakeFirstOrThrow(), agenda.execute()]);
	const stage = readStage(meeting.stage);
	return {
		...meeting,
		stage,
		items: items.map(({ steps, ran_from, ran_to, owners, ...item }) => ({
			...item,
			steps: v.parse(StepsOfItem, steps),
			ranFrom: ran_from?.getTime() ?? null,
			ranTo: ran_to?.getTime() ?? null,
			...(owners.length > 0 ? { by: owners.map(({ name }) => name) } : {}),
			...(stage.inserted.includes(item.id) ? { inserted: true } : {}),
			...(stage.leftOut.includes(item.id) ? { leftOut: true } : {})
		}))
	};
}

/** The run of the step at a place, locked for whoever changes it; undefined when it was never opened. */
export async function runAt(
	trx: Trx,
	{ networkId, meetingId }: InMeeting,
	{ itemId, index }: Place
): Promise<StepRun | undefined> {
	const row = await trx
		.selectFrom('step_run')
		.select(RUN_COLUMNS)
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.where('item_id', '=', itemId)
		.where('step_index', '=', index)
		.forNoKeyUpdate()
		.executeTakeFirst();
	const kind = row && STEP_KINDS.find((known): known is StepKindName => known === row.kind);
	return row && kind ? { ...row, kind } : undefined;
}

/** Everybody of the meeting as its surfaces show them: accepted members, and guests who came to this meeting. */
export async function attenders(
	trx: Trx,
	{ networkId, meetingId }: InMeeting,
	memberId?: string
): Promise<(AttenderView & { id: string })[]> {
	let query = membersAt(trx, { networkId, meetingId })
		.select([
			'member.id',
			'member.role',
			'member.first_name as firstName',
			'member.last_name as lastName',
			'organisation.name as organisation',
			'attendance.present_from as from',
			'attendance.present_to as to',
			'attendance.answer',
			'attendance.late'
		])
		.where('member.role', '!=', 'sponsor')
		.where((where) =>
			where.or([
				where('member.state', '=', 'accepted'),
				where.and([where('member.state', '=', 'guest'), where('attendance.present_from', 'is not', null)])
			])
		)
		.orderBy('member.first_name')
		.orderBy('member.last_name')
		.orderBy('member.id');
	if (memberId !== undefined) query = query.where('member.id', '=', memberId);
	const rows = await query.execute();
	return rows.map(({ role, organisation, from, to, answer, late, ...person }) => ({
		...person,
		organisation: organisation ?? '',
		state: from !== null ? (to === null ? 'here' : 'left') : answer === 'no' ? 'absent' : 'expected',
		guest: role === 'guest',
		leads: leads(role),
		participates: role === 'member' || role === 'guest' || role === 'host',
		late: late ?? false,
		doubled: false
	}));
}

/** What the room is called, for its surfaces. */
export async function roomView(trx: Trx, { networkId, meetingId }: InMeeting): Promise<RoomView> {
	const row = await trx
		.selectFrom('meeting')
		.innerJoin('network', 'network.id', 'meeting.network_id')
		.select([
			'meeting.join_code as code',
			'network.title as networkTitle',
			'meeting.title as meetingTitle',
			'meeting.number',
			'meeting.place',
			'meeting.key_question as keyQuestion',
			'network.language',
			'meeting.time_zone as timeZone',
			'meeting.starts_at',
			'meeting.ends_at'
		])
		.where('meeting.network_id', '=', networkId)
		.where('meeting.id', '=', meetingId)
		.executeTakeFirstOrThrow();
	const { starts_at, ends_at, code, ...room } = row;
	return {
		...room,
		code: code ?? '',
		startsAt: starts_at?.getTime() ?? null,
		endsAt: ends_at?.getTime() ?? null
	};
}
