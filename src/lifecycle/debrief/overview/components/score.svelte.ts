import type { Translate } from '#platform/i18n/translate.ts';
import type { Mode } from '#ui/mode.ts';
import type { ScoreItem } from '#ui/score.ts';

/** A part of an agenda, as a score shows it. */
export interface Part {
	title: string;
	mode: Mode;
	minutes: number;
}

/** The fields of a score, each with its sentence for who cannot see it. */
export function scoreItems(t: Translate, parts: readonly Part[]): ScoreItem[] {
	const modes = {
		listening: t('meetings.mode.listening'),
		plenary: t('meetings.mode.plenary'),
		subgroup: t('meetings.mode.subgroup'),
		pair: t('meetings.mode.pair'),
		individual: t('meetings.mode.individual'),
		break: t('meetings.mode.break')
	};
	return parts.map(({ title, mode, minutes }) => ({
		mode,
		minutes,
		label: t('meetings.score.item', { title, minutes, mode: modes[mode] })
	}));
}
