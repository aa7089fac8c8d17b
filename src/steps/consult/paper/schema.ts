import * as v from 'valibot';
import { checkbox, choice, id, optionalText, text } from '#platform/commands/fields.ts';
import { ENTRY_LIMIT, QUESTION_LIMIT, REMAINS, STEP_LIMIT } from '#steps/consult/terms/model.ts';

/** A case as its giver wrote it on the sheet, with what the giver ticked that may remain of it. */
export const typeCaseInput = v.object({
	runId: id(),
	forMemberId: id(),
	question: text(QUESTION_LIMIT),
	remains: choice(REMAINS),
	/** What the giver will do first; empty leaves it as it is. */
	firstStep: optionalText(STEP_LIMIT)
});

/** What somebody wrote for the giver of their group, handed in by that giver. */
export const typeEntryInput = v.object({
	runId: id(),
	/** Made on the page, so that what is sent twice stands there once. */
	entryId: id(),
	/** Who wrote it. */
	forMemberId: id(),
	text: text(ENTRY_LIMIT),
	/** The giver ticked on it that it helps. */
	kept: checkbox()
});
