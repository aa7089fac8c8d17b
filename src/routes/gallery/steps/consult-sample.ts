import type { LiveKind } from '#live/kinds.ts';
import type { Step } from '#steps/contract.ts';
import {
	consultCaseKind,
	consultFormKind,
	consultRemainsKind,
	consultSeatKind,
	entryCountKind,
	entryKind,
	entryMarkKind,
	ownEntryKind,
	stopKind,
	type ConsultForm
} from '#steps/consult/events.ts';

/** The states of a peer consultation to look at: what a peer and what the case giver sees. */
export const consultStates = [
	'running',
	'bring',
	'giver',
	'listens',
	'gossip',
	'advice',
	'stopped',
	'rates',
	'keeps',
	'shown'
] as const;

/** The states that show what whoever thinks along and whoever gives the case has on the phone in a planned step. */
export function consultPhones(settings: Step['settings']): { state: string; who: 'peer' | 'giver' }[] {
	const acts = consultStates.find((state) => state === settings['giver']) ?? 'giver';
	return [
		{ state: settings['bring'] === true ? 'bring' : 'running', who: 'peer' },
		{ state: acts, who: 'giver' }
	];
}

const ADVICE = [
	'Ik zou eerst vragen wat er voor hem op het spel staat, en dan pas zeggen wat ik wil.',
	'Neem hem mee naar een collega bij wie het lukt.',
	'Begin met één taak die hij graag doet.'
];
const STARTERS = ['Ik denk dat zij …', 'Zou het kunnen dat …', 'Wat mij opvalt, is …'];

/** Fills in a made-up consultation of two groups. */
export function fillConsult(
	put: <T>(kind: LiveKind<T>, id: string, value: T) => void,
	state: string,
	run: string,
	people: readonly string[]
): void {
	const mine = ['giver', 'listens', 'rates', 'keeps'].includes(state);
	const form: ConsultForm = {
		floor: ['gossip', 'listens', 'advice', 'stopped'].includes(state)
			? 'peers'
			: state === 'bring'
				? 'everybody'
				: 'giver',
		round: null,
		groupSize: 8,
		bring: state === 'bring' || state === 'giver',
		says:
			state === 'advice'
				? 'advice'
				: state === 'rates'
					? 'open_question'
					: state === 'shown'
						? 'association'
						: null,
		writers: 'peers',
		reader: state === 'shown' ? 'group' : 'giver',
		giver: state === 'listens' || state === 'rates' || state === 'keeps' ? state : 'nothing',
		starters: state === 'gossip' ? STARTERS.map((text) => ({ nl: text, en: text })) : [],
		written: true,
		shown: state === 'shown'
	};
	put(consultFormKind, run, form);
	people.forEach((id, at) => {
		const gives = state !== 'bring' && at === (mine ? 0 : 2);
		put(consultSeatKind, id, {
			runId: run,
			group: (at % 2) + 1,
			place: at + 1,
			gives: gives || (state !== 'bring' && at === 3)
		});
	});
	const giver = people[mine ? 0 : 2] ?? '';
	if (state !== 'bring') {
		put(consultCaseKind, giver, {
			runId: run,
			group: 1,
			question: 'Wat doe je met iemand die niet wil ontwikkelen?'
		});
		put(consultRemainsKind, giver, { runId: run, remains: 'group', firstStep: '' });
		put(consultCaseKind, people[3] ?? '', {
			runId: run,
			group: 2,
			question: 'Hoe maak ik ons gespreksformulier korter?'
		});
	}
	put(entryCountKind, '1', { runId: run, group: 1, entries: 5, writers: 4 });
	put(entryCountKind, '2', { runId: run, group: 2, entries: 0, writers: 0 });
	if (state === 'stopped') put(stopKind, '1', { runId: run, group: 1 });
	if (state === 'advice') {
		put(ownEntryKind, 'own', { runId: run, says: 'advice', text: ADVICE[1] ?? '', position: 1 });
	}
	if (!['rates', 'keeps', 'shown'].includes(state)) return;
	ADVICE.forEach((text, at) => {
		const by = state === 'shown' ? null : (['Bart Claes', 'Dorien Maes', 'Filip Wouters'][at] ?? null);
		put(entryKind, `e${at}`, { runId: run, says: 'advice', text, by, position: at });
		put(entryMarkKind, `e${at}`, { rating: at === 1 ? 'warm' : null, kept: at === 0 });
	});
}
