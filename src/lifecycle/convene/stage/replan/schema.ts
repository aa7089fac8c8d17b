import * as v from 'valibot';
import { checkbox, id, text } from '#platform/commands/fields.ts';
import { From } from '#lifecycle/convene/stage/schema.ts';

/** What comes in after the running item. */
export const Insert = v.object({ ...From.entries, methodId: text(80) });

/** An item that is still to come. */
export const Coming = v.object({ ...From.entries, itemId: id() });

/** Whether an item that is still to come is left out. */
export const LeaveOut = v.object({ ...Coming.entries, out: checkbox() });
