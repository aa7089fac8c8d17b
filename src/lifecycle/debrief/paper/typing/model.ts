import type { Translate } from '#platform/i18n/translate.ts';
import { HIGHEST_MARK, limitOf, type FormItem } from '#lifecycle/debrief/evaluation/model.ts';
import { laterName } from '#lifecycle/debrief/paper/later/model.ts';
import type { PaperEntry, PaperField } from '#steps/paper.ts';

/** The evaluation as a form to type in fast: marks are chosen by their figure, every item may stay open. */
export function evaluationEntry(
	{
		items,
		answers,
		present,
		closed
	}: { items: readonly FormItem[]; answers: number; present: number; closed: boolean },
	t: Translate
): PaperEntry {
	const marks = Array.from({ length: HIGHEST_MARK + 1 }, (_, mark) => ({
		value: String(mark),
		label: String(mark)
	}));
	return {
		command: closed ? laterName('evaluation.enterPaper') : 'evaluation.enterPaper',
		title: t('print.type.evaluation'),
		note: t('print.type.evaluation.note', { answers, present }),
		submit: t('print.type.next'),
		hidden: {},
		fields: items.flatMap((item): PaperField[] => {
			const name = `answers.${item.key}`;
			if (item.kind === 'promise') {
				const options = [...marks, { value: 'not_yet', label: t('debrief.scale.notYet') }];
				return [{ name: `${name}.mark`, label: item.text, type: 'select', options }];
			}
			// messages: debrief.ask.*
			const label = t(`debrief.ask.${item.key}`);
			if (item.kind === 'parts') {
				const options = item.parts.map(({ methodId, title }) => ({ value: methodId, label: title }));
				return [{ name: `${name}.parts`, label, type: 'ticks', options }];
			}
			if (item.kind === 'text') return [{ name: `${name}.text`, label, type: 'text', max: limitOf(item) }];
			return [
				{ name: `${name}.mark`, label, type: 'select', options: marks },
				{ name: `${name}.comment`, label: t('debrief.ask.why'), type: 'text', max: limitOf(item) }
			];
		})
	};
}
