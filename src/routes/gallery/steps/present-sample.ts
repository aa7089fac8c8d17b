import {
	presentCodeKind,
	presentFormKind,
	presentQuestionKind,
	presentSupportKind,
	presentTopKind
} from '#steps/present/events.ts';
import { ranked } from '#steps/present/model.ts';
import { idOf, NAMES, RUN, type Put } from './room.ts';

/** The states of somebody who shows something to look at. */
export const presentStates = [
	'running',
	'questions',
	'quiet',
	'link',
	'presenter',
	'empty',
	'nameless'
] as const;

const TEXTS = [
	'Hoe begin je als de leiding zelf geen gesprekken voert?',
	'Wat doe je met wie al twintig jaar hetzelfde werk doet?',
	'Hoeveel tijd vraagt dit van een ploegbaas?',
	'Werkt dit ook met uitzendkrachten, die maar drie maanden blijven en elk jaar terugkomen?'
];
/** A made-up slide: a circle on a dark ground. */
const SLIDE =
	'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900"%3E%3Crect width="1600" height="900" fill="%23fff"/%3E%3Ccircle cx="800" cy="450" r="260" fill="%231d3de0"/%3E%3C/svg%3E';

/** Fills in a made-up presentation. */
export function fillPresent(put: Put, state: string): void {
	const empty = state === 'empty';
	const rows = empty
		? []
		: TEXTS.map((text, at) => ({
				runId: RUN,
				text,
				by: state === 'nameless' ? null : (NAMES[at + 2] ?? ''),
				answered: at === 2,
				support: [3, 7, 4, 0][at] ?? 0,
				position: at
			}));
	const slides = empty || state === 'link' ? [] : [0, 1, 2].map((at) => ({ id: `s${at}`, src: SLIDE }));
	put(presentFormKind, RUN, {
		anonymous: state === 'nameless',
		quiet: state === 'quiet',
		view: state === 'questions' || state === 'nameless' ? 'questions' : 'slides',
		page: 0,
		slides,
		link:
			state === 'link'
				? { title: 'Gids voor gesprekken op het werk', url: 'https://gids.example/gesprekken' }
				: null,
		presenterId: state === 'presenter' ? idOf(0) : null,
		questions: rows.length,
		answered: rows.filter(({ answered }) => answered).length
	});
	if (state === 'link') put(presentCodeKind, RUN, { size: 3, path: 'M0 0h1v1h-1zM2 1h1v1h-1zM1 2h1v1h-1z' });
	if (state === 'quiet') return;
	rows.forEach((row, at) => put(presentQuestionKind, `q${at}`, row));
	if (rows.length > 0) put(presentSupportKind, 'q1', { runId: RUN });
	put(presentTopKind, RUN, { rows: ranked(rows).filter(({ answered }) => !answered) });
}
