import * as v from 'valibot';
import { id, text } from '#platform/commands/fields.ts';
import { CORRECTION_LIMIT, PLACE_LIMIT } from './model.ts';

/** What should be otherwise, and which part of the report it is about, as its title. */
export const ProposeCorrection = v.object({ about: text(PLACE_LIMIT), text: text(CORRECTION_LIMIT) });
/** A correction that does not come into the report, with the reason its writer reads. */
export const LeaveCorrection = v.object({ correctionId: id(), reason: text(300) });
