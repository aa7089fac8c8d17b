import { stepClockKind } from '#steps/running/events.ts';
import {
	trackNoteKind,
	trackPartKind,
	tracksKind,
	trackTipKind,
	trackToldKind
} from '#steps/track/events.ts';
import { both, idOf, NOW, RUN, type Put } from './room.ts';

/** The states of parallel tracks to look at. */
export const trackStates = ['running', 'before', 'choice', 'ready', 'telling', 'empty', 'many'] as const;

const MINUTE = 60_000;
const TITLES = [
	'Profielen die leven',
	'Bang voor de meting',
	'De hoek van de expert',
	'Het gesprek voeren',
	'De directie mee',
	'Volhouden na een jaar'
];
const COURSE = 'We hebben lang gezocht naar wie de profielen nu gebruikt. Niemand, bleek.';
const OUTCOME = 'Maak ze korter, samen met één ploeg, en gebruik ze in het eerste gesprek.';

/** Fills in made-up tracks. */
export function fillTrack(put: Put, state: string): void {
	const count = state === 'many' ? 6 : 3;
	const telling = state === 'telling' || state === 'empty';
	const phase = telling ? 'report' : state === 'before' || state === 'choice' ? 'divide' : 'work';
	const begun = phase !== 'divide';
	const lengths = [10 * MINUTE, 15 * MINUTE, 10 * MINUTE];
	const tracks = TITLES.slice(0, count).map((title, track) => {
		const people = Array.from({ length: 15 }, (_, at) => at)
			.filter((at) => at % count === track && (state !== 'choice' || at > 2))
			.map(idOf);
		const at = !begun ? 0 : (state === 'ready' && track === 0) || track === 2 ? 3 : track === 1 ? 0 : 1;
		const on = begun && at < 3;
		return {
			title: both(title),
			people,
			reporter: people[0] ?? null,
			lengths,
			at,
			startedAt: on ? NOW - 4 * MINUTE : null,
			endsAt: on ? NOW + (track === 1 ? -2 : 6) * MINUTE : null
		};
	});
	put(tracksKind, RUN, {
		phase,
		chosen: state === 'choice',
		begunAt: begun ? NOW - 14 * MINUTE : null,
		reporting: telling ? 1 : 0,
		report: telling ? { startedAt: NOW - 2 * MINUTE, endsAt: NOW + 3 * MINUTE } : null,
		tracks
	});
	if (telling) {
		const parts = [{ startedAt: NOW - 2 * MINUTE, endsAt: NOW + 3 * MINUTE }];
		put(stepClockKind, RUN, { parts, pausedAt: null });
	}
	for (let track = 1; track <= count; track++) {
		const id = `${RUN}.${track}`;
		const written = track === 1 && state !== 'empty' && begun;
		put(trackNoteKind, id, { runId: RUN, course: written ? COURSE : '', outcome: written ? OUTCOME : '' });
		put(trackTipKind, id, { runId: RUN, tip: written ? 'Vraag de ploeg eerst wat ze zelf wil weten.' : '' });
		const prompt = both('Wat zou jij als eerste doen, en waarom?');
		if (phase === 'work' && tracks[track - 1]?.endsAt !== null)
			put(trackPartKind, id, { runId: RUN, prompt });
	}
	if (state === 'telling') {
		const tip = 'Vraag de ploeg eerst wat ze zelf wil weten.';
		put(trackToldKind, RUN, { track: 1, course: COURSE, outcome: OUTCOME, tip });
	}
	if (state === 'empty') put(trackToldKind, RUN, { track: 1, course: '', outcome: '', tip: '' });
}
