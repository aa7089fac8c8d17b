import * as v from 'valibot';
import { choice, id, integer, optionalText, text } from '#platform/commands/fields.ts';
import { QUESTION_LIMIT, REMAINS, STEP_LIMIT } from '#steps/consult/terms/model.ts';

export const bringInput = v.object({ runId: id(), question: text(QUESTION_LIMIT) });
export const giveInput = v.object({ runId: id(), memberId: id() });
export const seatInput = v.object({ runId: id(), memberId: id(), group: integer(1, 60) });
export const remainInput = v.object({ runId: id(), remains: choice(REMAINS) });
/** What the giver does first; empty takes it back. */
export const decideInput = v.object({ runId: id(), firstStep: optionalText(STEP_LIMIT) });
