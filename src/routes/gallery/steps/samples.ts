import { done } from '#platform/commands/outcome.ts';
import type { LiveKind } from '#live/kinds.ts';
import type { FaceProps, Mode, RunningStep, Step, StepKindName } from '#steps/contract.ts';
import { consultFormKind } from '#steps/consult/events.ts';
import { personKind } from '#steps/running/events.ts';
import { draftFormKind } from '#steps/draft/events.ts';
import { presentFormKind } from '#steps/present/events.ts';
import { exchangeFormKind } from '#steps/exchange/events.ts';
import { talkFormKind, talkNoteKind } from '#steps/talk/events.ts';
import { voteFormKind } from '#steps/vote/events.ts';
import { formKind } from '#steps/form/events.ts';
import { weighFormKind } from '#steps/weigh/events.ts';
import { writeFormKind } from '#steps/write/events.ts';
import { fillPair, pairStates } from './pair-sample.ts';
import { fillTurn, turnStates } from './turn-sample.ts';
import { fillWrite, writeStates } from './write-sample.ts';
import { fillCluster, clusterStates } from './cluster-sample.ts';
import { both, idOf, NAMES, NOW, RUN, type Put } from './room.ts';
import { consultPhones, consultStates, fillConsult } from './consult-sample.ts';
import { fillGroup, groupStates } from './group-sample.ts';
import { exchangeStates, fillExchange } from './exchange-sample.ts';
import { draftStates, fillDraft } from './draft-sample.ts';
import { fillPresent, presentStates } from './present-sample.ts';
import { fillForm, formStates } from './form-sample.ts';
import { fillTrack, trackStates } from './track-sample.ts';
import { fillVote, voteStates } from './vote-sample.ts';
import { fillWeigh, weighStates } from './weigh-sample.ts';

// Made-up states of running steps, with names and questions of the demo network, so that faces can be looked at.

/** What a face needs, made up. */
export interface Sample {
	live: FaceProps['live'];
	running: RunningStep;
	memberId: string;
	word: string;
	send: FaceProps['send'];
}

/** The states there are to look at, by kind. */
export const states: Record<StepKindName, readonly string[]> = {
	talk: ['running', 'reporter', 'tips'],
	pair: pairStates,
	turn: turnStates,
	write: writeStates,
	cluster: clusterStates,
	consult: consultStates,
	group: groupStates,
	exchange: exchangeStates,
	vote: voteStates,
	weigh: weighStates,
	form: formStates,
	draft: draftStates,
	present: presentStates,
	track: trackStates
};

const PHONES: Partial<Record<StepKindName, typeof consultPhones>> = { consult: consultPhones };

/** Whose phones show different things in a planned step, and the state that shows each; one phone where all see the same. */
export function phonesOf({ kind, settings }: Pick<Step, 'kind' | 'settings'>): {
	state: string;
	who: 'all' | 'peer' | 'giver';
}[] {
	return PHONES[kind]?.(settings) ?? [{ state: 'running', who: 'all' }];
}

const WORDS: Record<Mode, string> = {
	listening: 'Luisteren',
	plenary: 'Samen',
	subgroup: 'In groep',
	pair: 'Met twee',
	individual: 'Alleen',
	break: 'Pauze'
};
const SETTING: Record<StepKindName, { mode: Mode; title: string; prompt: string }> = {
	talk: {
		mode: 'plenary',
		title: 'Twee cases',
		prompt: 'Waar begin je als je competentie\u00admanagement wil invoeren in een kmo?'
	},
	pair: { mode: 'pair', title: 'Speeddate', prompt: 'Wat wil je hier zeker leren?' },
	turn: {
		mode: 'plenary',
		title: 'Tafelronde',
		prompt: 'Lees je vraag voor en zeg in één zin waarom ze nu belangrijk is.'
	},
	write: { mode: 'individual', title: 'Schrijf je vraag op', prompt: 'Welke vraag breng jij mee?' },
	cluster: { mode: 'plenary', title: 'Leg samen', prompt: 'Wat hoort samen? Hoe heet deze groep?' },
	consult: {
		mode: 'subgroup',
		title: 'Advies',
		prompt: 'Wat zou jij doen? Schrijf het op voor wie de case inbrengt.'
	},
	group: {
		mode: 'subgroup',
		title: 'In groepen',
		prompt: 'Wat heb jij al geprobeerd, en wat gaf het?'
	},
	exchange: {
		mode: 'individual',
		title: 'Zo doe ik het',
		prompt: 'Hoe doe jij een gesprek over competenties?'
	},
	vote: { mode: 'plenary', title: 'Kies samen', prompt: 'Welke thema\u2019s nemen we eerst?' },
	weigh: {
		mode: 'individual',
		title: 'Wegen',
		prompt: 'Wat is sterk, wat is zwak, welke kans, welke bedreiging?'
	},
	form: { mode: 'individual', title: 'Scan', prompt: 'Hoe staat het bij jou?' },
	draft: { mode: 'subgroup', title: 'Schrijf het advies', prompt: 'Wat raden jullie aan, en waarom?' },
	present: { mode: 'plenary', title: 'De expert', prompt: 'Welke vragen heb je bij wat je hoort?' },
	track: { mode: 'subgroup', title: 'Twee cases', prompt: 'Elke groep werkt aan haar eigen case.' }
};

/** Where a kind tells its faces how the step works: what a planned step says goes over what is made up. */
const FORMS = [
	consultFormKind,
	draftFormKind,
	exchangeFormKind,
	talkFormKind,
	voteFormKind,
	weighFormKind,
	formKind,
	presentFormKind,
	writeFormKind
].map(({ name }) => name);

/** A made-up state of one kind, with the settings of a planned step where there is one. */
export function sample(kind: StepKindName, state: string, settings: Step['settings'] = {}): Sample {
	const { mode, title, prompt } = SETTING[kind];
	const held = new Map<string, Map<string, unknown>>();
	const put = <T>(known: LiveKind<T>, id: string, value: T) => {
		const values = held.get(known.name) ?? new Map<string, unknown>();
		held.set(known.name, values.set(id, value));
	};
	NAMES.forEach((name, at) => {
		const [firstName = '', ...last] = name.split(' ');
		put(personKind, idOf(at), {
			firstName,
			lastName: last.join(' '),
			organisation: at === 2 ? 'Groothandel Twaalfuur' : 'Drukkerij Morgenrood',
			jobTitle: 'HR-verantwoordelijke',
			present: at !== 14,
			participates: true
		});
	});
	fill[kind](put, state);
	for (const name of FORMS) {
		const form = held.get(name)?.get(RUN);
		if (form) held.get(name)?.set(RUN, { ...form, ...settings });
	}
	const running: RunningStep = {
		runId: RUN,
		itemId: 'item',
		index: 0,
		count: 3,
		kind,
		mode,
		title: both(title),
		prompt: both(
			state === 'objection' || state === 'consent'
				? 'Twee keer per jaar samenkomen, zonder begeleider'
				: prompt
		),
		phoneDown: false,
		minutes: 10,
		state: ['shown', 'page', 'long', 'withheld', 'result'].includes(state) ? 'revealed' : 'running'
	};
	return {
		live: {
			all: (known) =>
				[...(held.get(known.name) ?? new Map<string, unknown>())].map(([id, value]) => ({
					id,
					value: known.typed(value)
				})),
			get: (known, id) => {
				const value = held.get(known.name)?.get(id);
				return value === undefined ? undefined : known.typed(value);
			},
			passing: () => [],
			now: () => NOW
		},
		running,
		memberId: idOf(0),
		word: WORDS[mode],
		send: () => Promise.resolve(done(null))
	};
}

const fill: Record<StepKindName, (put: Put, state: string) => void> = {
	talk(put, state) {
		put(talkFormKind, RUN, { reporter: state === 'reporter', tips: state === 'tips', opens: 'nothing' });
		if (state !== 'running')
			put(talkNoteKind, 'n', { runId: RUN, kind: 'outcome', text: 'Begin klein, met één team dat wil.' });
	},
	pair: fillPair,
	turn: fillTurn,
	write: fillWrite,
	group: fillGroup,
	cluster: fillCluster,
	consult: (put, state) =>
		fillConsult(
			put,
			state,
			RUN,
			NAMES.map((_, at) => idOf(at))
		),
	exchange: (put, state) =>
		fillExchange(
			put,
			state,
			RUN,
			NAMES.map((name, at) => ({ id: idOf(at), name }))
		),
	vote: (put, state) => fillVote(put, state, RUN, idOf(0)),
	weigh: (put, state) => fillWeigh(put, state, RUN),
	form: (put, state) => fillForm(put, state, RUN, idOf(0)),
	draft: fillDraft,
	present: fillPresent,
	track: fillTrack
};
