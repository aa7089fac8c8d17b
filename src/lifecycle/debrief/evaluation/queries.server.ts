import type { Trx } from '#platform/db/access.ts';
import { FORM_TEMPLATES, type FormItem, type FormTemplate } from './model.ts';
import { readItems } from './schema.ts';

interface Place {
	readonly networkId: string;
	readonly meetingId: string;
}

/** The evaluation of a meeting. */
export interface EvaluationRow {
	state: 'prepared' | 'open' | 'closed';
	items: FormItem[];
	closesAt: Date | null;
	shownCount: number;
	meetingState: string;
}

/** The evaluation of this meeting; `lock` for whoever writes in it, one after the other. */
export async function evaluationOf(
	trx: Trx,
	{ networkId, meetingId }: Place,
	lock = false
): Promise<EvaluationRow | undefined> {
	let query = trx
		.selectFrom('evaluation')
		.innerJoin('meeting', (join) =>
			join
				.onRef('meeting.network_id', '=', 'evaluation.network_id')
				.onRef('meeting.id', '=', 'evaluation.meeting_id')
		)
		.select([
			'evaluation.state',
			'evaluation.items',
			'evaluation.closes_at as closesAt',
			'evaluation.shown_count as shownCount',
			'meeting.state as meetingState'
		])
		.where('evaluation.network_id', '=', networkId)
		.where('evaluation.meeting_id', '=', meetingId);
	if (lock) query = query.forNoKeyUpdate('evaluation');
	const row = await query.executeTakeFirst();
	return row && { ...row, items: readItems(row.items) };
}

/** How many filled in the form, and how many were there and take part: guests too, who leads not. */
export async function turnoutOf(
	trx: Trx,
	{ networkId, meetingId }: Place
): Promise<{ answers: number; present: number }> {
	const { answers } = await trx
		.selectFrom('evaluation_response')
		.select((select) => select.fn.countAll<number>().as('answers'))
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.executeTakeFirstOrThrow();
	const { present } = await trx
		.selectFrom('attendance')
		.innerJoin('member', (join) =>
			join
				.onRef('member.network_id', '=', 'attendance.network_id')
				.onRef('member.id', '=', 'attendance.member_id')
		)
		.select((select) => select.fn.countAll<number>().as('present'))
		.where('attendance.network_id', '=', networkId)
		.where('attendance.meeting_id', '=', meetingId)
		.where('attendance.present_from', 'is not', null)
		.where('member.role', 'in', ['member', 'guest', 'host'])
		.executeTakeFirstOrThrow();
	return { answers, present };
}

/** Whether this member was in the room, for however long. */
export async function wasThere(
	trx: Trx,
	{ networkId, meetingId }: Place,
	memberId: string
): Promise<boolean> {
	const row = await trx
		.selectFrom('attendance')
		.select('member_id')
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.where('member_id', '=', memberId)
		.where('present_from', 'is not', null)
		.executeTakeFirst();
	return row !== undefined;
}

/** Whether this member has answered, as the list of who answered says; not what. */
export async function hasAnswered(
	trx: Trx,
	{ networkId, meetingId }: Place,
	memberId: string
): Promise<boolean> {
	const row = await trx
		.selectFrom('participation')
		.select('member_id')
		.where('network_id', '=', networkId)
		.where('about_id', '=', meetingId)
		.where('member_id', '=', memberId)
		.executeTakeFirst();
	return row !== undefined;
}

/** The promises that still stand, in their order. */
export function standingPromises(trx: Trx, networkId: string) {
	return trx
		.selectFrom('promise')
		.select(['id', 'text'])
		.where('network_id', '=', networkId)
		.where('retired_at', 'is', null)
		.orderBy('position')
		.execute();
}

/** The form of the last meeting before this one that had one; the one with marks for a first meeting. */
export async function lastTemplate(
	trx: Trx,
	{ networkId, meetingNumber }: { readonly networkId: string; readonly meetingNumber: number }
): Promise<FormTemplate> {
	const row = await trx
		.selectFrom('evaluation')
		.innerJoin('meeting', (join) =>
			join
				.onRef('meeting.network_id', '=', 'evaluation.network_id')
				.onRef('meeting.id', '=', 'evaluation.meeting_id')
		)
		.select('evaluation.template')
		.where('evaluation.network_id', '=', networkId)
		.where('meeting.number', '<', meetingNumber)
		.orderBy('meeting.number', 'desc')
		.executeTakeFirst();
	return FORM_TEMPLATES.find((template) => template === row?.template) ?? 'klankbordgroep';
}
