import * as v from 'valibot';
import { checkbox, choice, id, list, optionalId, optionalText } from '#platform/commands/fields.ts';
import { DESTINATIONS, OUTCOMES } from '#commons/questions/model.ts';
import { PARKED_DESTINATIONS, RECAP_MARKS } from './model.ts';

/** What is said of one point of the agenda. */
export const MarkPoint = v.object({ itemId: id(), mark: choice(RECAP_MARKS), note: optionalText(500) });

/** What became of a question. */
export const SayOutcome = v.object({ questionId: id(), outcome: choice(OUTCOMES) });

/** Where an open question goes. */
export const SendQuestion = v.object({ questionId: id(), to: choice(DESTINATIONS) });

/** Where something goes that was put aside. */
export const TriageParked = v.pipe(
	v.object({
		parkedId: id(),
		to: choice(PARKED_DESTINATIONS),
		reason: optionalText(300),
		/** Who does what becomes an action; nothing is whoever put it aside. */
		ownerId: optionalId()
	}),
	v.forward(
		v.check(({ to, reason }) => to !== 'dropped' || reason !== '', 'required'),
		['reason']
	)
);

/** Which lines of the proposal stay; a line more in own words. */
export const ProposeNext = v.object({
	keep: list(v.pipe(v.string('invalid'), v.maxLength(400, 'invalid')), 100),
	extra: optionalText(160)
});

/** Agrees with the proposal for next time, or says what is in the way. */
export const Consent = v.pipe(
	v.object({ agrees: checkbox(), objection: optionalText(300) }),
	v.forward(
		v.check(({ agrees, objection }) => agrees || objection !== '', 'required'),
		['objection']
	)
);

const proposal = v.object({
	lines: v.array(
		v.object({ reason: v.string(), id: v.nullable(v.string()), text: v.string(), weight: v.number() })
	),
	proposedAt: v.number(),
	/** When the time to react by mail is over; null before the mail went out. */
	reactUntil: v.optional(v.nullable(v.number()), null),
	agreed: v.array(v.string()),
	objections: v.array(v.object({ memberId: v.string(), text: v.string() }))
});
/** The proposal for the next agenda with the group's reaction, as it is kept. */
export type Proposal = v.InferOutput<typeof proposal>;

/** A stored proposal; null when none was made. */
export function readProposal(stored: unknown): Proposal | null {
	const parsed = v.safeParse(proposal, stored);
	return parsed.success ? parsed.output : null;
}
