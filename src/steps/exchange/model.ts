/** The four fields of an experience, in the order in which one tells it (handbook 2.3.1.2). */
export const FIELDS = ['how', 'whom', 'timing', 'effect'] as const;
export type Field = (typeof FIELDS)[number];

/** One experience: how, by whom, when, with what effect. Only the first must be there. */
export type Experience = Record<Field, string>;

/** The most signs of each field: what still stands in a column on the wall. */
export const LIMITS: Record<Field, number> = { how: 120, whom: 60, timing: 60, effect: 120 };

/** What stands on the screen in the room: one field of several people under each other, or all four of a few beside each other. */
export type View = Field | 'all';
