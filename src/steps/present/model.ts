/** The most signs of one question: what one still hears out. */
export const QUESTION_LIMIT = 240;

/** The most slides of one run, and questions. */
export const MOST_SLIDES = 40;
export const MOST_QUESTIONS = 300;

/** How many questions stand on the screen in the room. */
export const ON_SCREEN = 4;

/** What a question is ranked by. */
export interface Ranked {
	answered: boolean;
	support: number;
	position: number;
}

/** Open questions first, those that most people want to know before others; of the same number the earlier one. */
export function ranked<Q extends Ranked>(questions: readonly Q[]): Q[] {
	return questions.toSorted(
		(a, b) => Number(a.answered) - Number(b.answered) || b.support - a.support || a.position - b.position
	);
}
