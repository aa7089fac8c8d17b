import { boardKind, boardNoteKind } from '#steps/cluster/events.ts';
import { NAMES, NOTES, RUN, type Put } from './room.ts';
import { THEMES } from './vote-sample.ts';

/** The states of notes laid together to look at. */
export const clusterStates = ['running', 'move', 'empty', 'full'] as const;

/** Fills in a made-up state of notes laid together. */
export function fillCluster(put: Put, state: string): void {
	const empty = state === 'empty';
	const themes =
		state === 'full'
			? [
					...THEMES,
					['Rollen in het team', 5] as const,
					['Tijd maken naast het gewone werk', 2] as const,
					['', 1] as const
				]
			: THEMES;
	let number = 0;
	const clusters = empty
		? []
		: themes.map(([name, count], at) => ({ id: `c${at}`, name, count, theme: at === 0 }));
	for (const { id, count } of clusters) {
		for (let i = 0; i < count; i++)
			put(boardNoteKind, `n${number}`, {
				runId: RUN,
				text: NOTES[number++ % NOTES.length] ?? '',
				by: NAMES[number % 15] ?? null,
				cluster: id,
				position: number,
				question: number % 5 === 0
			});
	}
	const loose = empty || state === 'full' ? 0 : 3;
	for (let i = 0; i < loose; i++)
		put(boardNoteKind, `n${number}`, {
			runId: RUN,
			text: NOTES[number++ % NOTES.length] ?? '',
			by: null,
			cluster: null,
			position: number,
			question: false
		});
	put(boardKind, RUN, {
		clusters,
		loose,
		notes: number,
		canUndo: !empty,
		phones: state === 'move' ? 'move' : 'read',
		empty
	});
}
