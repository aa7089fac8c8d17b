import { fullName } from '#steps/running/events.ts';
import type { PaperOf } from '#steps/contract.ts';
import { settingsOf } from '../queries.server.ts';

/** A question of somebody in the round, which becomes a learning question. */
export const paperOf: PaperOf = (_trx, run, { people, t, newId }) => {
	if (!settingsOf(run).asQuestions) return Promise.resolve([]);
	const options = people
		.filter(({ participates }) => participates)
		.map((person) => ({ value: person.id, label: fullName(person) }));
	return Promise.resolve([
		{
			command: 'turn.raise',
			title: t('print.type.questions'),
			submit: t('print.type.next'),
			hidden: { runId: run.id, questionId: newId() },
			fields: [
				{ name: 'forMemberId', label: t('print.type.of'), type: 'select', options, required: true },
				{ name: 'text', label: t('print.type.question'), type: 'text', max: 300, required: true }
			]
		}
	]);
};
