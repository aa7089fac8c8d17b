import * as v from 'valibot';
import { checkbox, text } from '#platform/commands/fields.ts';
import { QUESTION_LIMIT } from './model.ts';

/** Lays the core question on every surface, or takes it away. */
export const ShowQuestion = v.object({ shown: checkbox() });

/** The core question of a meeting. */
export const WriteQuestion = v.object({ text: text(QUESTION_LIMIT) });
