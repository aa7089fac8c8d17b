import type { Step, StepKindName } from '#steps/contract.ts';

/** A text that is the same in both languages. */
export const both = (text: string) => ({ nl: text, en: text });

/** A step of five minutes, with its id in what it says. */
export const step = (
	id: string,
	kind: StepKindName,
	settings: Step['settings'] = {}
): Partial<Step> & { minutes: number } => ({
	id,
	kind,
	minutes: 5,
	title: both(`Stap ${id}`),
	prompt: both(`Vraag van ${id}`),
	settings
});
