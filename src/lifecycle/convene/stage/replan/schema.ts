import * as v from 'valibot';
import { checkbox, id, optionalId, text } from '#platform/commands/fields.ts';
import { From } from '#lifecycle/convene/stage/schema.ts';

/** What comes in after an item that is still to come; after nothing: right after the running one. */
export const Insert = v.object({ ...From.entries, methodId: text(80), after: optionalId() });

/** An item that is still to come. */
export const Coming = v.object({ ...From.entries, itemId: id() });

/** Whether an item that is still to come is left out. */
export const LeaveOut = v.object({ ...Coming.entries, out: checkbox() });
