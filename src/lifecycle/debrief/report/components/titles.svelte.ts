import type { Translate } from '#platform/i18n/translate.ts';
import type { ReportBlock } from '../model.ts';

/** What a part of a report is called, for whoever changes it or says what is wrong in it. */
export function titleOf(t: Translate, block: ReportBlock): string {
	switch (block.type) {
		case 'question':
			return block.text;
		case 'harvest':
		case 'case':
		case 'meeting':
			return block.title;
		case 'decisions':
			return t('debrief.report.decisions');
		case 'agreements':
			return t('debrief.report.agreements');
		case 'ground_rules':
			return t('debrief.report.groundRules');
		case 'notes':
			return t('debrief.report.notes');
		case 'adjustments':
			return t('debrief.report.adjustments');
		case 'actions':
			return t('debrief.report.actions');
		case 'marks':
			return t('debrief.report.marks');
		case 'next':
			return t('debrief.report.next');
		case 'attendance':
			return t('debrief.report.present');
		case 'text':
			return t('debrief.report.text');
	}
}
