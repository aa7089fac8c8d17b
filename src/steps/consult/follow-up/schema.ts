import * as v from 'valibot';
import { checkbox, id, text } from '#platform/commands/fields.ts';
import { STEP_LIMIT } from '#steps/consult/terms/model.ts';

/** How it went with what a giver decided, and who else may know. */
export const followUpInput = v.object({
	itemId: id(),
	went: text(STEP_LIMIT),
	/** Tell it at the opening, with one's first name. */
	inOpening: checkbox(),
	/** Let it into the report, without a name. */
	inReport: checkbox()
});
