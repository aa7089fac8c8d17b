// The words of a peer consultation that phones and server share; no parser comes along to a phone.

/** What peers write: it labels the field, and says what the writing is for. */
export const SAYS = [
	'fact_question',
	'open_question',
	'association',
	'core',
	'problem',
	'factor',
	'experience',
	'advice',
	'learned'
] as const;
export type Says = (typeof SAYS)[number];

/** How near a question or a wording comes to the case giver. */
export const RATINGS = ['warm', 'neutral', 'cold'] as const;
export type Rating = (typeof RATINGS)[number];

/** What may outlive the meeting: nothing, what the group heard, or what stands in the report without or with a name. */
export const REMAINS = ['nothing', 'group', 'report', 'report_named'] as const;
export type Remains = (typeof REMAINS)[number];

/** The longest entry. Advice is a few sentences. */
export const ENTRY_LIMIT = 600;
/** The longest question of a case: one sentence. */
export const QUESTION_LIMIT = 300;
/** The longest title of a case that is offered. */
export const TITLE_LIMIT = 120;
/** The longest first step, and the longest line about how it went. */
export const STEP_LIMIT = 300;
