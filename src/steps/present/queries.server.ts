import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import { qrPath } from '#platform/pictures/qr.server.ts';
import type { Append } from '#live/protocol.ts';
import type { StepContext, StepPerson, StepRun } from '#steps/contract.ts';
import { fullName } from '#steps/running/events.ts';
import {
	presentCodeKind,
	presentFormKind,
	presentQuestionKind,
	presentSupportKind,
	presentTopKind,
	type Slide
} from './events.ts';
import { ON_SCREEN, ranked } from './model.ts';
import { presentData, presentSettings, type PresentData, type PresentSettings } from './schema.ts';

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: StepRun): PresentSettings {
	return v.parse(presentSettings, run.settings ?? {});
}

/** What the run remembers. */
export function dataOf(run: StepRun): PresentData {
	return v.parse(presentData, run.data ?? {});
}

/** A question as it is kept. */
export interface QuestionRow {
	id: string;
	text: string;
	authorId: string | null;
	editHash: Uint8Array;
	answered: boolean;
	/** The learning question that it became; null while it did not. */
	questionId: string | null;
	position: number;
	/** Who wants to know it too. */
	supporters: string[];
	support: number;
}

/** The questions of a run, in the order in which they came. */
export async function questionsOf(trx: Trx, networkId: string, runId: string): Promise<QuestionRow[]> {
	const rows = await trx
		.selectFrom('present_question')
		.select([
			'id',
			'text',
			'author_id as authorId',
			'edit_hash as editHash',
			'answered',
			'question_id as questionId',
			'position'
		])
		.where('network_id', '=', networkId)
		.where('run_id', '=', runId)
		.orderBy('position')
		.orderBy('id')
		.execute();
	const supports = await trx
		.selectFrom('present_support')
		.innerJoin('present_question', (join) =>
			join
				.onRef('present_question.network_id', '=', 'present_support.network_id')
				.onRef('present_question.id', '=', 'present_support.question_id')
		)
		.select(['present_support.question_id as id', 'present_support.member_id as memberId'])
		.where('present_support.network_id', '=', networkId)
		.where('present_question.run_id', '=', runId)
		.orderBy('present_support.member_id')
		.execute();
	return rows.map((row) => {
		const supporters = supports.filter(({ id }) => id === row.id).map(({ memberId }) => memberId);
		return { ...row, supporters, support: supporters.length };
	});
}

/** The slides of a run that are here whole, in their order. */
export async function slidesOf(trx: Trx, networkId: string, runId: string): Promise<string[]> {
	const rows = await trx
		.selectFrom('present_slide')
		.select('id')
		.where('network_id', '=', networkId)
		.where('run_id', '=', runId)
		.whereRef('pieces', '=', 'of_pieces')
		.orderBy('position')
		.orderBy('id')
		.execute();
	return rows.map(({ id }) => id);
}

/** What a run holds now. */
export interface Shown {
	data: PresentData;
	slides: readonly string[];
	questions: readonly QuestionRow[];
	people: readonly StepPerson[];
}

/** What a run holds now; `data` instead of what it remembers. */
export async function shownOf(context: StepContext, run: StepRun, data = dataOf(run)): Promise<Shown> {
	const { trx, scope } = context;
	return {
		data,
		slides: await slidesOf(trx, scope.networkId, run.id),
		questions: await questionsOf(trx, scope.networkId, run.id),
		people: await context.people()
	};
}

/** Everything that the surfaces see of a run as it is now, the people left out. */
export function appearance(
	{ scope }: Pick<StepContext, 'scope'>,
	run: StepRun,
	{ data, slides, questions, people }: Shown
): Append[] {
	const { anonymous } = settingsOf(run);
	const { quiet, view, link, presenterId } = data;
	const addressed = slides.map((id): Slide => ({
		id,
		src: `/n/${scope.slug}/meetings/${scope.meetingNumber}/slides/${id}`
	}));
	const form = {
		anonymous,
		quiet,
		view,
		page: Math.max(0, Math.min(data.page, slides.length - 1)),
		slides: addressed,
		link,
		presenterId,
		questions: questions.length,
		answered: questions.filter(({ answered }) => answered).length
	};
	const changes: Append[] = [presentFormKind.put(run.id, form, 'all')];
	if (link) changes.push(presentCodeKind.put(run.id, qrPath(link.url), 'screen'));
	const named = (row: QuestionRow) => {
		const author = people.find(({ id }) => id === row.authorId);
		return author ? fullName(author) : null;
	};
	for (const row of questions) {
		const { text, answered, support, position, authorId } = row;
		const shown = { runId: run.id, text, by: named(row), answered, support, position };
		if (!quiet) changes.push(presentQuestionKind.put(row.id, shown, 'people'));
		else if (authorId !== null) changes.push(presentQuestionKind.put(row.id, shown, `member:${authorId}`));
		for (const memberId of quiet ? [] : row.supporters)
			changes.push(presentSupportKind.put(row.id, { runId: run.id }, `member:${memberId}`));
	}
	if (!quiet && view === 'questions') {
		const rows = ranked(questions)
			.filter(({ answered }) => !answered)
			.slice(0, ON_SCREEN)
			.map((row) => ({ text: row.text, by: named(row), support: row.support }));
		changes.push(presentTopKind.put(run.id, { rows }, 'screen'));
	}
	return changes;
}
