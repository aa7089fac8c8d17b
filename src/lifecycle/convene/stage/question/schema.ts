import * as v from 'valibot';
import { checkbox } from '#platform/commands/fields.ts';

/** Lays the core question on every surface, or takes it away. */
export const ShowQuestion = v.object({ shown: checkbox() });
