import { liveKind } from '#live/kinds.ts';

/** The board as every surface sees it: by run. */
export interface BoardView {
	clusters: { id: string; name: string; count: number; theme: boolean }[];
	/** Notes that lie in no cluster. */
	loose: number;
	notes: number;
	canUndo: boolean;
	phones: 'read' | 'move';
	/** There was nothing written to lay together. */
	empty: boolean;
}
export const boardKind = liveKind<BoardView>('cluster-board');

/** A note on the board, by note: for everybody with a phone or cockpit; the room screen has counts alone. */
export interface BoardNote {
	runId: string;
	text: string;
	by: string | null;
	/** Where it lies; null: loose. */
	cluster: string | null;
	position: number;
	/** It became a learning question. */
	question: boolean;
}
export const boardNoteKind = liveKind<BoardNote>('cluster-note');
