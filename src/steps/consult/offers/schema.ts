import * as v from 'valibot';
import { choice, id, optionalId, optionalText, text } from '#platform/commands/fields.ts';
import { QUESTION_LIMIT, REMAINS, TITLE_LIMIT } from '#steps/consult/terms/model.ts';

export const offerInput = v.object({
	/** The offer that is worded anew; none for a new one. */
	offerId: optionalId(),
	title: text(TITLE_LIMIT),
	/** What it is about, in one line. */
	about: optionalText(QUESTION_LIMIT),
	question: optionalText(QUESTION_LIMIT),
	/** What of it may be seen and remain: the same permission as in the room. */
	remains: choice(REMAINS)
});
export const withdrawOfferInput = v.object({ offerId: id() });
export const planOfferInput = v.object({
	offerId: v.pipe(v.string('choose'), v.uuid('choose')),
	/** The agenda item in which the case is given; none takes it out of this meeting. */
	itemId: optionalId()
});
