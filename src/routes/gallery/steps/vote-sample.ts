import type { LiveKind } from '#live/kinds.ts';
import {
	resultKind,
	turnoutKind,
	votedKind,
	voteFormKind,
	type VoteForm,
	type VoteResult
} from '#steps/vote/events.ts';
import { tally } from '#steps/vote/model.ts';

/** The states of a vote to look at. */
export const voteStates = [
	'running',
	'voted',
	'result',
	'few',
	'approval',
	'dots',
	'consent',
	'objection',
	'single',
	'gathering'
] as const;

/** Themes of the demo network, with how many notes lie under each. */
export const THEMES = [
	['Mensen meekrijgen', 4],
	['Profielen maken', 3],
	['Starten en volhouden', 3],
	['Gesprek en meten', 2],
	['Loon en opleiding', 2]
] as const;

const both = (text: string) => ({ nl: text, en: text });

/** Fills in a made-up vote. */
export function fillVote(
	put: <T>(kind: LiveKind<T>, id: string, value: T) => void,
	state: string,
	run: string,
	me: string
): void {
	const consent = state === 'consent' || state === 'objection';
	const method: VoteForm['method'] = consent
		? 'consent'
		: state === 'approval'
			? 'approval'
			: state === 'dots'
				? 'dots'
				: 'score';
	const options = (
		state === 'single' ? [['Twee keer per jaar samenkomen, zonder begeleider', 0] as const] : THEMES
	).map(([name], at) => ({ id: String(at + 1), text: both(name) }));
	const counted = state === 'result' || state === 'few' || state === 'objection';
	put(voteFormKind, run, {
		gathering: state === 'gathering',
		method,
		secret: true,
		options,
		dots: method === 'dots' ? 4 : 0,
		perOption: 2,
		proposal: state === 'objection' ? 'Eén keer per jaar samenkomen, met begeleider' : null,
		before: null,
		round: 1,
		open: !counted && state !== 'gathering'
	});
	put(turnoutKind, run, { voted: state === 'few' ? 3 : state === 'gathering' ? 0 : 13, of: 15 });
	if (state === 'voted') put(votedKind, me, { runId: run, round: 1 });
	if (!counted) return;
	const ballots = Array.from({ length: state === 'few' ? 3 : 13 }, (_, at) => ({
		kind: 'score' as const,
		scores: { 1: 5 - (at % 2), 2: at % 6, 3: 4 - (at % 3), 4: 4 - (at % 3), 5: at % 3 }
	}));
	const result: VoteResult = consent
		? {
				kind: 'consent',
				quorum: true,
				ballots: 13,
				outcome: 'objections',
				objections: [],
				concerns: [],
				counts: { consent: 10, concern: 2, objection: 1 },
				objectionVoices: [{ text: 'Zonder begeleider valt het stil na één keer.', by: null }],
				concernVoices: [
					{ text: 'Wie regelt de zaal?', by: null },
					{ text: '', by: null }
				]
			}
		: {
				kind: 'choice',
				quorum: state !== 'few',
				names: null,
				...tally({ kind: 'score', options: options.map(({ id }) => id) }, ballots)
			};
	put(resultKind, run, result);
}
