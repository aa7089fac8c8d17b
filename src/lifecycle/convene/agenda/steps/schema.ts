import * as v from 'valibot';
import { MODES, STEP_KINDS, type Step } from '#steps/contract.ts';

const LocalText = v.object({ nl: v.string(), en: v.string() });

/** A planned step, as agenda_item.steps keeps it. Its settings are read by its kind. */
const PlannedStep = v.object({
	id: v.string(),
	kind: v.picklist(STEP_KINDS),
	minutes: v.pipe(v.number(), v.integer(), v.minValue(1)),
	mode: v.picklist(MODES),
	title: LocalText,
	prompt: LocalText,
	phoneDown: v.boolean(),
	settings: v.custom<Step['settings']>(
		(value) => typeof value === 'object' && value !== null && !Array.isArray(value)
	)
});

/** The steps of an agenda item out of the database; throws when they are not what a command wrote. */
export const StepsOfItem = v.array(PlannedStep);
