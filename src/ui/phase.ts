/** The five phases, in the order of time. */
export const phases = [1, 2, 3, 4, 5] as const;

/** One of the five phases. */
export type Phase = (typeof phases)[number];
