import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import type { Append } from '#live/protocol.ts';
import type { StepRun } from '#steps/contract.ts';
import { stepClockKind } from '#steps/running/events.ts';
import { turnFloorKind, turnKind, turnQuestionKind } from './events.ts';
import { fairShare, LONGEST_TURN, stillToSpeak } from './model.ts';
import { turnData, turnSettings, type TurnData, type TurnStepSettings } from './schema.ts';

/** A question that was raised in a round. */
export interface RoundQuestion {
	id: string;
	text: string;
	askerId: string | null;
}

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: StepRun): TurnStepSettings {
	return v.parse(turnSettings, run.settings ?? {});
}

/** What the run remembers. */
export function dataOf(run: StepRun): TurnData {
	return v.parse(turnData, run.data ?? {});
}

/** The questions raised in this agenda item in a round, in the order of their asking; without those taken back. */
export function questionsOf(trx: Trx, networkId: string, run: StepRun): Promise<RoundQuestion[]> {
	return trx
		.selectFrom('learning_question')
		.innerJoin('question_event', (join) =>
			join
				.onRef('question_event.network_id', '=', 'learning_question.network_id')
				.onRef('question_event.question_id', '=', 'learning_question.id')
				.on('question_event.event', '=', 'raised')
		)
		.select([
			'learning_question.id as id',
			'learning_question.text as text',
			'learning_question.asker_id as askerId'
		])
		.where('learning_question.network_id', '=', networkId)
		.where('learning_question.meeting_id', '=', run.meetingId)
		.where('learning_question.source', '=', 'round')
		.where('learning_question.state', 'not in', ['withdrawn', 'merged'])
		.where('question_event.item_id', '=', run.itemId)
		.orderBy('learning_question.raised_at')
		.orderBy('learning_question.id')
		.execute();
}

/** Everything that the surfaces see of a round as it is now, the people left out. */
export async function appearance(
	trx: Trx,
	networkId: string,
	run: StepRun,
	data: TurnData
): Promise<Append[]> {
	const settings = settingsOf(run);
	const questions = await questionsOf(trx, networkId, run);
	const [first = null, second = null] = stillToSpeak(data);
	const waiting = stillToSpeak(data);
	const spoke = data.log.flatMap(({ person, act }) => (act === 'spoke' ? [person] : []));
	const speaking = data.begun ? first : null;
	const read = questions.find(({ id }) => id === data.readBack);
	const own = questions.filter(({ askerId }) => askerId !== null && askerId === speaking);
	const seconds = fairShare(
		(data.deadline - (data.startedAt ?? 0)) / 1000,
		waiting.length,
		settings.seconds ?? LONGEST_TURN
	);
	const changes: Append[] = [
		turnKind.put(
			run.id,
			{
				order: [...data.order],
				speaking,
				next: data.begun ? second : first,
				spoke,
				passed: [...new Set(data.log.map(({ person }) => person))].filter((id) => !spoke.includes(id)),
				begun: data.begun,
				startedAt: data.startedAt,
				seconds: data.startedAt === null ? 0 : seconds,
				asQuestions: settings.asQuestions,
				readBack: read ? read.id : null
			},
			'all'
		),
		turnFloorKind.put(
			run.id,
			{
				person: read ? read.askerId : speaking,
				questions: (read ? [read] : own).map(({ text }) => text),
				readBack: read !== undefined
			},
			'screen'
		),
		...questions.map(({ id, text, askerId }) =>
			turnQuestionKind.put(id, { runId: run.id, text, askerId }, 'people')
		)
	];
	if (speaking !== null && data.startedAt !== null && seconds > 0) {
		const part = { startedAt: data.startedAt, endsAt: data.startedAt + seconds * 1000 };
		changes.push(stepClockKind.put(run.id, { parts: [part], pausedAt: null }, 'all'));
	}
	return changes;
}
