import * as v from 'valibot';
import { checkbox, integer, list, optionalText, text } from '#platform/commands/fields.ts';
import { MODES } from '#steps/contract.ts';
import { StepsOfItem } from '#lifecycle/convene/agenda/steps/schema.ts';

/** Fills an empty agenda from a start template. */
export const UseTemplate = v.object({ template: text(60) });

/** An item as it is taken over from another agenda: what to do, and nothing of who or whose question. */
const CopiedItem = v.object({
	title: text(160),
	/** Empty for a talk that is no method. */
	methodId: optionalText(60),
	mode: v.picklist(MODES, 'choose'),
	minutes: integer(1, 480),
	steps: v.pipe(StepsOfItem, v.maxLength(30, 'too_many:30')),
	planB: optionalText(500),
	material: optionalText(300),
	locked: checkbox()
});

/** Takes an agenda over, item by item. */
export const CopyAgenda = v.object({
	items: v.pipe(list(CopiedItem, 60), v.minLength(1, 'required')),
	/** What stood there goes; without it only an empty agenda is filled. */
	replace: checkbox()
});
