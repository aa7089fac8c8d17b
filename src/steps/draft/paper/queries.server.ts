import type { PaperOf } from '#steps/contract.ts';
import type { PaperField } from '#steps/paper.ts';
import { fieldLimit, progressOf } from '../model.ts';
import { dataOf, draftsOf, fieldsOf, groupsOfRun, settingsOf } from '../queries.server.ts';
import { documentOf, textsOf } from '../text/model.ts';

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
