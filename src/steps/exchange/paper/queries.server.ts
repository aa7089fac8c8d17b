import { fullName } from '#steps/running/events.ts';
import type { PaperOf } from '#steps/contract.ts';
import type { PaperField } from '#steps/paper.ts';
import { LIMITS } from '../model.ts';
import { settingsOf } from '../queries.server.ts';

/** A row of the table: of somebody, or of a subgroup. What is typed again for the same one takes the place of it. */
export const paperOf: PaperOf = (_trx, run, { people, t }) => {
	const settings = settingsOf(run);
	const whose: PaperField =
		settings.per === 'subgroup'
			? {
					name: 'group',
					label: t('print.type.ofGroup'),
					type: 'select',
					options: Array.from({ length: settings.groups }, (_, at) => ({
						value: String(at + 1),
						label: t('print.type.group', { group: at + 1 })
					})),
					required: true
				}
			: {
					name: 'forMemberId',
					label: t('print.type.of'),
					type: 'select',
					options: people
						.filter(({ participates }) => participates)
						.map((person) => ({ value: person.id, label: fullName(person) })),
					required: true
				};
	const field = (name: keyof typeof LIMITS, label: string): PaperField => ({
		name,
		label,
		type: 'text',
		max: LIMITS[name],
		required: name === 'how'
	});
	return Promise.resolve([
		{
			command: 'exchange.save',
			title: t('print.type.experiences'),
			submit: t('print.type.next'),
			hidden: { runId: run.id },
			fields: [
				whose,
				field('how', t('print.type.how')),
				field('whom', t('print.type.whom')),
				field('timing', t('print.type.timing')),
				field('effect', t('print.type.effect'))
			]
		}
	]);
};
