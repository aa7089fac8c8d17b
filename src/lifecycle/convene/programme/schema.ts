import * as v from 'valibot';
import { integer, optionalId, optionalText, text } from '#platform/commands/fields.ts';

/** What the programme says of one meeting, before its agenda exists. */
export const ChangeProgramme = v.object({
	title: text(160),
	/** Who brings which case, in words. */
	cases: optionalText(300),
	/** Which expert, visit or theory comes from outside. */
	outsideInput: optionalText(300),
	hostMemberId: optionalId(),
	/** The version of the meeting that the writer saw. */
	version: integer(1, 1_000_000)
});
