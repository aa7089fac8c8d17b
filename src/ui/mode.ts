/** The six ways of working, each with one colour and one cut of the circle. */
export const modes = ['listening', 'plenary', 'subgroup', 'pair', 'individual', 'break'] as const;

/** One of the six ways of working. */
export type Mode = (typeof modes)[number];
