import type { Translate } from '#platform/i18n/translate.ts';

/** One thing to fill in while paper is typed in. */
export type PaperField = { name: string; label: string; required?: boolean } &
	/** `long`: more than a line or two. */
	(
		| { type: 'text'; max: number; value?: string; long?: boolean }
		| { type: 'number'; min: number; max: number }
		/** `sticks`: what was chosen stays for the next one, such as a subgroup. */
		| { type: 'select'; options: { value: string; label: string }[]; sticks?: boolean }
		/** Several may be ticked. */
		| { type: 'ticks'; options: { value: string; label: string }[] }
		| { type: 'tick' }
	);

/** A form with which whoever conducts types in what somebody put on paper. */
export interface PaperEntry {
	/** The command that it is sent to, of the list in paper.server.ts. */
	command: string;
	title: string;
	/** What to know first: how many more, who sees it. */
	note?: string;
	submit: string;
	hidden: Record<string, string>;
	/** Nothing where nothing is taken any more; then `note` says why. */
	fields: PaperField[];
}

/**
 * A form in whose place it says why paper is not taken any more: people wrote by phone and the group never saw that, so
 * it would come out with the paper (docs/decisions/070).
 */
export function neverShown(entry: PaperEntry, t: Translate): PaperEntry {
	return { ...entry, note: t('print.type.neverShown'), fields: [] };
}
