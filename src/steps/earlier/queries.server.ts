import type { Trx } from '#platform/db/access.ts';
import type { StepKindName, StepRun } from '#steps/contract.ts';

/** Where a step takes from what it is about: clusters, learning questions, or the notes of an earlier step. */
export type Source = 'clusters' | 'questions' | 'notes';

/**
 * What the group made before: the clusters of the last cluster step, the questions of this item, or the shown notes of the
 * last write step; those of the same item first. At most so many.
 */
export async function optionsMade(
	trx: Trx,
	networkId: string,
	run: StepRun,
	from: Source,
	most: number
): Promise<{ id: string; text: { nl: string; en: string } }[]> {
	const made = { clusters: clustersBefore, questions: questionsFor, notes: notesBefore };
	const rows = await made[from](trx, networkId, run);
	return rows.slice(0, most).map(({ id, text }) => ({ id, text: { nl: text, en: text } }));
}

async function runBefore(trx: Trx, networkId: string, run: StepRun, kind: StepKindName) {
	return trx
		.selectFrom('step_run')
		.select('id')
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', run.meetingId)
		.where('kind', '=', kind)
		.orderBy((eb) => eb.case().when('item_id', '=', run.itemId).then(0).else(1).end())
		.orderBy('opened_at', 'desc')
		.executeTakeFirst();
}

async function notesBefore(trx: Trx, networkId: string, run: StepRun) {
	const source = await runBefore(trx, networkId, run, 'write');
	if (!source) return [];
	return trx
		.selectFrom('note')
		.select(['id', 'text'])
		.where('network_id', '=', networkId)
		.where('run_id', '=', source.id)
		.where('hidden', '=', false)
		.orderBy('position')
		.orderBy('id')
		.execute();
}

async function clustersBefore(trx: Trx, networkId: string, run: StepRun) {
	const source = await runBefore(trx, networkId, run, 'cluster');
	if (!source) return [];
	return trx
		.selectFrom('cluster')
		.select(['id', 'name as text'])
		.where('network_id', '=', networkId)
		.where('run_id', '=', source.id)
		.where('removed', '=', false)
		.where('name', '!=', '')
		.orderBy('position')
		.execute();
}

async function questionsFor(trx: Trx, networkId: string, run: StepRun) {
	const planned = await trx
		.selectFrom('agenda_question')
		.innerJoin('learning_question', (join) =>
			join
				.onRef('learning_question.network_id', '=', 'agenda_question.network_id')
				.onRef('learning_question.id', '=', 'agenda_question.question_id')
		)
		.select(['learning_question.id', 'learning_question.text'])
		.where('agenda_question.network_id', '=', networkId)
		.where('agenda_question.item_id', '=', run.itemId)
		.orderBy('agenda_question.position')
		.execute();
	if (planned.length > 0) return planned;
	return trx
		.selectFrom('learning_question')
		.select(['id', 'text'])
		.where('network_id', '=', networkId)
		.where('state', 'in', ['raised', 'themed', 'shortlisted'])
		.orderBy('raised_at')
		.orderBy('id')
		.execute();
}
