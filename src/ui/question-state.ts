/** What a circle on a question's way through time can say. */
export const questionStates = ['asked', 'planned', 'to-expert', 'partly', 'answered'] as const;

/** One of the five circles. */
export type QuestionState = (typeof questionStates)[number];
