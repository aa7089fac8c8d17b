import * as v from 'valibot';
import type { PaperBlock } from '#platform/documents/paper.ts';
import { presentSettings } from '../schema.ts';
import { fullName } from '#steps/running/events.ts';
import type { PaperOf, SheetOf } from '#steps/contract.ts';
import type { PaperField } from '#steps/paper.ts';
import { QUESTION_LIMIT } from '../model.ts';
import { settingsOf } from '../queries.server.ts';

/** A question to whoever presents; what nobody answered becomes a learning question, of its asker where the step has names. */
export const paperOf: PaperOf = (_trx, run, { people, t, newId, newSecret }) => {
	const whose: PaperField[] = settingsOf(run).anonymous
		? []
		: [
				{
					name: 'forMemberId',
					label: t('print.type.of'),
					type: 'select',
					options: people
						.filter(({ participates }) => participates)
						.map((person) => ({ value: person.id, label: fullName(person) })),
					required: true
				}
			];
	return Promise.resolve([
		{
			command: 'present.ask',
			title: t('print.type.questions'),
			submit: t('print.type.next'),
			hidden: { runId: run.id, questionId: newId(), secret: newSecret() },
			fields: [
				...whose,
				{ name: 'text', label: t('print.type.question'), type: 'text', max: QUESTION_LIMIT, required: true }
			]
		}
	]);
};

/** Questions to whoever presents. */
export const sheetOf: SheetOf = ({ settings }, t) => {
	const question: PaperBlock = { type: 'ask', text: t('print.sheet.question'), lines: 3 };
	const of: PaperBlock = v.parse(presentSettings, settings).anonymous
		? { type: 'text', text: t('print.sheet.nameless') }
		: { type: 'ask', text: t('print.sheet.name'), lines: 1 };
	return { copies: 'person', blocks: [of, question, question] };
};
