import type { LocalText, Step } from '#steps/contract.ts';

/** What the group goes back to: the core question of the meeting, or without one the question of the step that is on. */
export interface QuestionNow {
	text: LocalText;
	of: 'meeting' | 'step';
}

/** The longest that a core question may be. */
export const QUESTION_LIMIT = 300;

/**
 * What "back to the question" means now. A meeting without a core question goes back to what its running step asks. Null where
 * there is nothing to go back to: between the steps, and in a break.
 */
export function questionNow(
	keyQuestion: string,
	step: Pick<Step, 'mode' | 'prompt'> | null | undefined
): QuestionNow | null {
	if (keyQuestion !== '') return { text: { nl: keyQuestion, en: keyQuestion }, of: 'meeting' };
	if (!step || step.mode === 'break' || step.prompt.nl === '') return null;
	return { text: { ...step.prompt }, of: 'step' };
}
