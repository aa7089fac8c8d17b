import * as v from 'valibot';
import type { PaperBlock } from '#platform/documents/paper.ts';
import { draftSettings } from '../schema.ts';
import type { PaperOf, SheetOf } from '#steps/contract.ts';
import type { PaperField } from '#steps/paper.ts';
import { fieldLimit, progressOf } from '../model.ts';
import { dataOf, draftsOf, fieldsOf, groupsOfRun, settingsOf } from '../queries.server.ts';
import { documentOf, textsOf } from '#platform/together/text.ts';

/** The text of a subgroup, field by field. While the step is on it takes the place of what stands there; later only where nothing does. */
export const paperOf: PaperOf = async (trx, run, { networkId, t }) => {
	const settings = settingsOf(run);
	const names = await fieldsOf(settings);
	const written = (await draftsOf(trx, networkId, run.id))
		.filter(({ state }) => progressOf(textsOf(documentOf([state]), names.length)).filled > 0)
		.map(({ group }) => group);
	const left = Array.from({ length: groupsOfRun(settings, dataOf(run)) }, (_, at) => at + 1).filter(
		(group) => run.state !== 'closed' || !written.includes(group)
	);
	if (left.length === 0) return [];
	const whose: PaperField[] =
		settings.per === 'plenary'
			? []
			: [
					{
						name: 'group',
						label: t('print.type.ofGroup'),
						type: 'select',
						options: left.map((group) => ({ value: String(group), label: t('print.type.group', { group }) })),
						required: true
					}
				];
	return [
		{
			command: 'draft.fill',
			title: t('print.type.text'),
			...(run.state === 'closed' ? {} : { note: t('print.type.text.replaces') }),
			submit: t('print.type.next'),
			hidden: { runId: run.id, ...(settings.per === 'plenary' ? { group: '1' } : {}) },
			fields: [
				...whose,
				...names.map((name, at): PaperField => ({
					name: `texts.${at}`,
					label: name[t.locale],
					type: 'text',
					max: fieldLimit(names.length),
					long: true
				}))
			]
		}
	];
};

/** The fields of the text, for one pen in each group. */
export const sheetOf: SheetOf = async ({ settings }, t) => {
	const parsed = v.parse(draftSettings, settings);
	const names = await fieldsOf(parsed);
	const of: PaperBlock[] =
		parsed.per === 'plenary' ? [] : [{ type: 'ask', text: t('print.sheet.group'), lines: 1 }];
	const lines = names.length === 1 ? 16 : names.length > 5 ? 2 : 3;
	const asks = names.map((name): PaperBlock => ({ type: 'ask', text: name[t.locale], lines }));
	return { copies: 'group', blocks: [...of, ...asks] };
};
