import * as v from 'valibot';
import { id, list, optionalText } from '#platform/commands/fields.ts';
import { oneOf } from '#steps/running/schema.ts';
import { CLUSTER_NAME_LIMIT } from './model.ts';

/** Settings of a cluster step as they are planned. */
export const clusterSettings = v.object({
	/** Whether phones only read along or move notes too. */
	phones: oneOf(['read', 'move'], 'read'),
	/** What lies on the board: all that was written in this agenda item, or only what was written last. */
	from: oneOf(['item', 'last'], 'last'),
	/** What the names of the clusters are for: themes, or ground rules to adopt. */
	leaves: oneOf(['themes', 'rules'], 'themes')
});
export type ClusterStepSettings = v.InferOutput<typeof clusterSettings>;

const act = v.variant('act', [
	v.object({
		act: v.literal('add'),
		cluster: v.object({ id: v.string(), name: v.string() }),
		at: v.number()
	}),
	v.object({ act: v.literal('drop'), cluster: v.string() }),
	v.object({ act: v.literal('name'), cluster: v.string(), name: v.string() }),
	v.object({ act: v.literal('put'), note: v.string(), to: v.nullable(v.string()) })
]);

/** What the run itself remembers. */
export const clusterData = v.object({
	/** The write runs whose notes lie on the board; none where nobody wrote. */
	sourceIds: v.optional(v.fallback(v.array(v.string()), []), []),
	/** How to take back each change, the last one last. */
	undo: v.optional(v.fallback(v.array(v.array(act)), []), []),
	/** The theme that a cluster became. */
	themes: v.optional(v.fallback(v.record(v.string(), v.string()), {}), {})
});
export type ClusterData = v.InferOutput<typeof clusterData>;

/** As many changes can be taken back. */
export const UNDO_DEPTH = 40;

const noteIds = list(id(), 300);

export const createInput = v.object({
	runId: id(),
	/** Made where it was asked for, so that what is sent twice is one cluster. */
	clusterId: id(),
	name: optionalText(CLUSTER_NAME_LIMIT),
	noteIds
});
export const nameInput = v.object({ runId: id(), clusterId: id(), name: optionalText(CLUSTER_NAME_LIMIT) });
export const moveInput = v.object({ runId: id(), noteIds, to: v.nullable(id()) });
export const mergeInput = v.object({ runId: id(), from: id(), into: id() });
export const splitInput = v.object({
	runId: id(),
	from: id(),
	clusterId: id(),
	name: optionalText(CLUSTER_NAME_LIMIT),
	noteIds
});
export const runInput = v.object({ runId: id() });
export const promoteInput = v.object({ runId: id(), noteId: id() });
export const themeInput = v.object({ runId: id(), clusterId: id() });
