import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import { StepsOfItem } from '#lifecycle/convene/agenda/steps/schema.ts';
import { ownersOfItem } from '#lifecycle/convene/agenda/owners/queries.server.ts';
import { CHANGES, type Change, type Snapshot } from './model.ts';

interface Place {
	readonly networkId: string;
	readonly meetingId: string;
}

/** The agenda as it stands now, to be kept or compared. */
export async function snapshotOf(trx: Trx, { networkId, meetingId }: Place): Promise<Snapshot> {
	const items = await trx
		.selectFrom('agenda_item')
		.select([
			'id',
			'title',
			'method_id as methodId',
			'mode',
			'minutes',
			'steps',
			'plan_b as planB',
			'material',
			'locked',
			ownersOfItem().as('owners')
		])
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.orderBy('position')
		.orderBy('id')
		.execute();
	const questions = await trx
		.selectFrom('agenda_question')
		.innerJoin('agenda_item', (join) =>
			join
				.onRef('agenda_item.network_id', '=', 'agenda_question.network_id')
				.onRef('agenda_item.id', '=', 'agenda_question.item_id')
		)
		.select([
			'agenda_question.item_id as itemId',
			'agenda_question.question_id as questionId',
			'agenda_question.position'
		])
		.where('agenda_question.network_id', '=', networkId)
		.where('agenda_item.meeting_id', '=', meetingId)
		.orderBy('agenda_question.item_id')
		.orderBy('agenda_question.question_id')
		.execute();
	return {
		items: items.map(({ owners, ...item }) => ({
			...item,
			ownerIds: owners.map(({ id }) => id),
			steps: v.parse(StepsOfItem, item.steps)
		})),
		questions
	};
}

/** What a form shows of an item, in a few signs: other ones mean that somebody changed it since. */
export function asSeen({
	title,
	minutes,
	steps,
	planB,
	material,
	ownerIds
}: Pick<
	Snapshot['items'][number],
	'title' | 'minutes' | 'steps' | 'planB' | 'material' | 'ownerIds'
>): string {
	const shown = JSON.stringify([title, minutes, steps, planB, material, ownerIds]);
	return createHash('sha256').update(shown).digest('base64url').slice(0, 16);
}

/** The last change of an agenda, for the button that takes it back. */
export interface LastChange {
	id: string;
	change: Change;
	/** Of the item or the agenda it was about, as it was called then. */
	title: string;
	byMemberId: string | null;
	/** First name of who did it; empty when they are gone. */
	by: string;
}

/** What was done to this agenda last and can still be taken back. */
export async function lastChange(trx: Trx, { networkId, meetingId }: Place): Promise<LastChange | null> {
	const row = await trx
		.selectFrom('agenda_change')
		.leftJoin('member', (join) =>
			join
				.onRef('member.network_id', '=', 'agenda_change.network_id')
				.onRef('member.id', '=', 'agenda_change.by_member_id')
		)
		.select([
			'agenda_change.id',
			'agenda_change.change',
			'agenda_change.title',
			'agenda_change.by_member_id as byMemberId',
			'member.first_name as by'
		])
		.where('agenda_change.network_id', '=', networkId)
		.where('agenda_change.meeting_id', '=', meetingId)
		.orderBy('agenda_change.place', 'desc')
		.limit(1)
		.executeTakeFirst();
	const change = CHANGES.find((one) => one === row?.change);
	return row && change ? { ...row, change, by: row.by ?? '' } : null;
}
