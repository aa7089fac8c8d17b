import type { Component } from 'svelte';
import { loadMessages, type Locale, type Translate } from '#platform/i18n/translate.ts';
import { faces, words as chapterOf } from '#steps/faces.ts';
import type { FaceProps, Faces, StepKindName } from '#steps/contract.ts';
import type { LiveStart } from '#live/protocol.ts';
import { stageKind, type StageView } from '../events.ts';

/** A face that is loaded; on a phone with the words that only its kind needs. */
export interface FirstFace {
	kind: StepKindName;
	face: keyof Faces;
	component: Component<FaceProps>;
	words: Translate | undefined;
}

/** Loads a face. Cockpit and screen have all words already; a phone takes those of the kind along, in its language. */
export async function loadFace(kind: StepKindName, face: keyof Faces, language: Locale): Promise<FirstFace> {
	const own = face === 'Phone' ? chapterOf[kind] : undefined;
	const [{ default: component }, words] = await Promise.all([
		faces[kind][face](),
		own && loadMessages(language, ['ui', 'errors', 'steps', own])
	]);
	return { kind, face, component, words };
}

/** How long to wait after a face did not come, in milliseconds: longer each time, and never long. */
const PAUSES = [500, 1_000, 2_000, 5_000];

/**
 * Loads a face however often that takes: a network that drops just when a step begins leaves nobody with an empty phone.
 * Some browsers remember that a file did not come, and a newer program has other files: once the server answers the page is
 * loaded again, and brings everything along.
 */
export async function faceInTheEnd(
	kind: StepKindName,
	face: keyof Faces,
	language: Locale
): Promise<FirstFace> {
	for (let tried = 0; ; tried++) {
		try {
			return await loadFace(kind, face, language);
		} catch {
			await new Promise((resolve) => setTimeout(resolve, PAUSES[tried] ?? PAUSES.at(-1)));
			const answer = tried === 0 ? null : await fetch('/healthz').catch(() => null);
			if (answer?.ok) location.reload();
		}
	}
}

/** How far the meeting is at the start of a page; undefined when the log does not say. */
export function firstStage(start: LiveStart): StageView | undefined {
	const change = start.changes.find(({ kind, id }) => kind === stageKind.name && id === 'now');
	return change && stageKind.typed(change.value);
}

/** Loads the face of the step that runs at the start of a page, for its `load`: so the server draws it too. */
export async function firstFace(
	start: LiveStart,
	face: keyof Faces,
	language: Locale
): Promise<FirstFace | undefined> {
	const kind = firstStage(start)?.running?.kind;
	return kind && loadFace(kind, face, language);
}
