import * as v from 'valibot';
import { checkbox, choice, id } from '#platform/commands/fields.ts';
import { RATINGS } from '#steps/consult/terms/model.ts';

export const rateInput = v.object({ runId: id(), entryId: id(), rating: choice(RATINGS) });
export const keepInput = v.object({ runId: id(), entryId: id(), kept: checkbox() });
