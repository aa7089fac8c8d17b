import * as v from 'valibot';
import { exchangeSettings } from '../schema.ts';
import { fullName } from '#steps/running/events.ts';
import type { PaperOf, SheetOf } from '#steps/contract.ts';
import { neverShown, type PaperEntry, type PaperField } from '#steps/paper.ts';
import { LIMITS } from '../model.ts';
import { dataOf, rowsOf, settingsOf } from '../queries.server.ts';

/** A row of the table: of somebody, or of a subgroup. What is typed again for the same one takes the place of it. */
export const paperOf: PaperOf = async (trx, run, { networkId, people, t }) => {
	const settings = settingsOf(run);
	// Afterwards nobody's row changes any more: only those who have none are left.
	const rows = run.state === 'closed' ? await rowsOf(trx, networkId, run.id, people) : [];
	const whose: PaperField =
		settings.per === 'subgroup'
			? {
					name: 'group',
					label: t('print.type.ofGroup'),
					type: 'select',
					options: Array.from({ length: settings.groups }, (_, at) => at + 1)
						.filter((group) => !rows.some((row) => row.group === group))
						.map((group) => ({ value: String(group), label: t('print.type.group', { group }) })),
					required: true
				}
			: {
					name: 'forMemberId',
					label: t('print.type.of'),
					type: 'select',
					options: people
						.filter(({ id, participates }) => participates && !rows.some(({ ownerId }) => ownerId === id))
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
	if (whose.type !== 'select' || whose.options.length === 0) return [];
	const entry: PaperEntry = {
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
	};
	return [rows.length > 0 && !dataOf(run).shown ? neverShown(entry, t) : entry];
};

/** The four fields of an experience. */
export const sheetOf: SheetOf = ({ settings }, t) => {
	const { per } = v.parse(exchangeSettings, settings);
	return {
		copies: per === 'subgroup' ? 'group' : 'person',
		blocks: [
			{ type: 'ask', text: per === 'subgroup' ? t('print.sheet.group') : t('print.sheet.name'), lines: 1 },
			{ type: 'ask', text: t('print.type.how'), lines: 4 },
			{ type: 'ask', text: t('print.type.whom'), lines: 2 },
			{ type: 'ask', text: t('print.type.timing'), lines: 2 },
			{ type: 'ask', text: t('print.type.effect'), lines: 4 }
		]
	};
};
