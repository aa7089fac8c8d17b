import * as v from 'valibot';
import { id } from '#platform/commands/fields.ts';

/** Who takes the floor; null: nobody has it now. */
export const Floor = v.object({ memberId: v.optional(v.nullable(id()), null) });
