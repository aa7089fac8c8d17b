import * as v from 'valibot';
import { checkbox, id } from '#platform/commands/fields.ts';
import { MODES } from '#steps/contract.ts';
import { StepsOfItem } from '#lifecycle/convene/agenda/steps/schema.ts';

/** Takes back the change that whoever asks has seen as the last one. */
export const UndoChange = v.object({
	changeId: id(),
	/** They know that it is the work of somebody else. */
	ofOthers: checkbox()
});

/** A whole agenda, as agenda_change.before keeps it; throws when that is not what a command wrote. */
export const StoredSnapshot = v.object({
	items: v.array(
		v.object({
			id: v.string(),
			title: v.string(),
			methodId: v.string(),
			mode: v.picklist(MODES),
			minutes: v.number(),
			steps: StepsOfItem,
			planB: v.string(),
			material: v.string(),
			ownerIds: v.array(v.string()),
			locked: v.boolean()
		})
	),
	questions: v.array(v.object({ itemId: v.string(), questionId: v.string(), position: v.number() }))
});
