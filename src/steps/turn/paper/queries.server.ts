import * as v from 'valibot';
import { turnSettings } from '../schema.ts';
import { fullName } from '#steps/running/events.ts';
import type { PaperOf, SheetOf } from '#steps/contract.ts';
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

/** The question that each brings, where the round gathers questions. */
export const sheetOf: SheetOf = ({ settings }, t) =>
	v.parse(turnSettings, settings).asQuestions
		? {
				copies: 'person',
				blocks: [
					{ type: 'ask', text: t('print.sheet.name'), lines: 1 },
					{ type: 'ask', text: t('print.sheet.question'), lines: 3 }
				]
			}
		: null;
