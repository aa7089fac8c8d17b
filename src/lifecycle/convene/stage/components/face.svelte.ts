import type { Component } from 'svelte';
import { faces } from '#steps/faces.ts';
import type { FaceProps, Faces, StepKindName } from '#steps/contract.ts';
import type { LiveStart } from '#live/protocol.ts';
import { stageKind, type StageView } from '../events.ts';

/** A face that is loaded already. */
export interface FirstFace {
	kind: StepKindName;
	face: keyof Faces;
	component: Component<FaceProps>;
}

/** How far the meeting is at the start of a page; undefined when the log does not say. */
export function firstStage(start: LiveStart): StageView | undefined {
	const change = start.changes.find(({ kind, id }) => kind === stageKind.name && id === 'now');
	return change && stageKind.typed(change.value);
}

/** Loads the face of the step that runs at the start of a page, for its `load`: so the server draws it too. */
export async function firstFace(start: LiveStart, face: keyof Faces): Promise<FirstFace | undefined> {
	const kind = firstStage(start)?.running?.kind;
	return kind && { kind, face, component: (await faces[kind][face]()).default };
}
