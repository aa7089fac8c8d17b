import { done } from '#platform/commands/outcome.ts';
import type { LiveKind } from '#live/kinds.ts';
import type { FaceProps, LocalText, Mode, RunningStep, Step, StepKindName } from '#steps/contract.ts';
import { consultFormKind } from '#steps/consult/events.ts';
import { personKind } from '#steps/running/events.ts';
import { boardKind, boardNoteKind } from '#steps/cluster/events.ts';
import { exchangeFormKind } from '#steps/exchange/events.ts';
import { pairKind } from '#steps/pair/events.ts';
import { planRounds } from '#steps/pair/rounds/model.ts';
import { talkFormKind, talkNoteKind } from '#steps/talk/events.ts';
import { turnFloorKind, turnKind, turnQuestionKind } from '#steps/turn/events.ts';
import { voteFormKind } from '#steps/vote/events.ts';
import { formKind } from '#steps/form/events.ts';
import { weighFormKind } from '#steps/weigh/events.ts';
import {
	noteKind,
	readyKind,
	rescueKind,
	rescueOfferKind,
	spotlightKind,
	writeCountKind,
	writeFormKind,
	writePlaceKind
} from '#steps/write/events.ts';
import { consultStates, fillConsult } from './consult-sample.ts';
import { fillGroup, groupStates } from './group-sample.ts';
import { exchangeStates, fillExchange } from './exchange-sample.ts';
import { fillForm, formStates } from './form-sample.ts';
import { fillVote, THEMES, voteStates } from './vote-sample.ts';
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
	pair: ['running', 'before', 'change', 'pause', 'over'],
	turn: ['running', 'before', 'mine', 'over', 'readback'],
	write: ['running', 'ready', 'shown', 'rescue', 'subgroup', 'spotlight', 'anonymous'],
	cluster: ['running', 'move', 'empty', 'full'],
	consult: consultStates,
	group: groupStates,
	exchange: exchangeStates,
	vote: voteStates,
	weigh: weighStates,
	form: formStates
};

const RUN = 'run';
const NOW = 1_795_354_200_000;
const NAMES =
	'An Verhaegen,Bart Claes,Chris De Ridder,Dorien Maes,Els Goossens,Filip Wouters,Griet Lemmens,Hans Peeters,Ilse Aerts,Joris Smets,Karin Bosmans,Luc Adams,Mieke Desmet,Nele Hendrickx,Pieter Cools'.split(
		','
	);
const WORDS: Record<Mode, string> = {
	listening: 'Luisteren',
	plenary: 'Samen',
	subgroup: 'In groep',
	pair: 'Met twee',
	individual: 'Alleen',
	break: 'Pauze'
};
const NOTES = [
	'Hoe leg je medewerkers uit waarom je dit doet?',
	'Waar begin je als je competentiemanagement wil invoeren in een kmo?',
	'Wie maakt de profielen, en wie houdt ze bij?',
	'Hoe hou je het vol na het eerste jaar?',
	'Wat zeg je tegen wie bang is voor de meting?',
	'Moet het loon mee veranderen?',
	'Hoe krijg je de directie mee?',
	'Hoe voer je het gesprek als iemand zichzelf overschat?'
];
const both = (text: string): LocalText => ({ nl: text, en: text });
const idOf = (at: number) => `member-${String(at).padStart(2, '0')}`;
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
	form: { mode: 'individual', title: 'Scan', prompt: 'Hoe staat het bij jou?' }
};

/** Where a kind tells its faces how the step works: what a planned step says goes over what is made up. */
const FORMS = [
	consultFormKind,
	exchangeFormKind,
	talkFormKind,
	voteFormKind,
	weighFormKind,
	formKind,
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
			now: () => NOW
		},
		running,
		memberId: idOf(0),
		word: WORDS[mode],
		send: () => Promise.resolve(done(null))
	};
}

type Put = <T>(kind: LiveKind<T>, id: string, value: T) => void;

const fill: Record<StepKindName, (put: Put, state: string) => void> = {
	talk(put, state) {
		put(talkFormKind, RUN, { reporter: state === 'reporter', tips: state === 'tips', opens: 'nothing' });
		if (state !== 'running')
			put(talkNoteKind, 'n', { runId: RUN, kind: 'outcome', text: 'Begin klein, met één team dat wil.' });
	},
	pair(put, state) {
		const people = NAMES.map((_, at) => ({ id: idOf(at), organisation: null, fixedTable: null }));
		const plan = planRounds(people);
		const round =
			state === 'before'
				? 0
				: state === 'over'
					? 16
					: state === 'pause'
						? plan.findIndex((one) => one.pausing === idOf(0)) + 1
						: 4;
		const startedAt = NOW - (state === 'change' ? 170_000 : 26_000);
		put(pairKind, RUN, {
			round,
			of: 15,
			now: plan[Math.max(1, round) - 1] ?? null,
			next: plan[Math.max(1, round)] ?? null,
			clock:
				round >= 1 && round <= 15
					? {
							startedAt,
							halfAt: startedAt + 80_000,
							talkEndsAt: startedAt + 160_000,
							endsAt: startedAt + 200_000
						}
					: null,
			pausedAt: null,
			auto: true,
			talkSeconds: 160,
			changeSeconds: 40,
			deadline: NOW + 36 * 60_000
		});
	},
	turn(put, state) {
		const order = NAMES.map((_, at) => idOf((at + (state === 'mine' ? 0 : 2)) % 15));
		const begun = state !== 'before';
		const over = state === 'over' || state === 'readback';
		const speaking = begun && !over ? (order[0] ?? null) : null;
		put(turnKind, RUN, {
			order,
			speaking,
			next: over ? null : (order[begun ? 1 : 0] ?? null),
			spoke: over ? order : [],
			passed: [],
			begun,
			startedAt: speaking ? NOW - 20_000 : null,
			seconds: 90,
			asQuestions: true,
			readBack: state === 'readback' ? 'q2' : null
		});
		NOTES.slice(0, over ? 8 : 3).forEach((text, at) =>
			put(turnQuestionKind, `q${at}`, { runId: RUN, text, askerId: idOf(at) })
		);
		put(
			turnFloorKind,
			RUN,
			state === 'readback'
				? { person: idOf(2), questions: [NOTES[2] ?? ''], readBack: true }
				: { person: speaking, questions: speaking ? [NOTES[1] ?? ''] : [], readBack: false }
		);
	},
	write(put, state) {
		const shown = state === 'shown' || state === 'spotlight';
		const anonymous = state === 'anonymous';
		put(writeFormKind, RUN, {
			anonymous,
			per: state === 'subgroup' ? 'subgroup' : 'person',
			groups: 3,
			asQuestions: false,
			shown
		});
		put(writeCountKind, RUN, { notes: shown ? NOTES.length : 14 });
		put(rescueOfferKind, RUN, {
			questions: [
				'Wat is het tegenovergestelde?',
				'Hoe zou een nieuwe collega dit zien?',
				'Wat is de kleinste stap?'
			].map(both),
			stallSeconds: 0
		});
		if (state === 'rescue') put(rescueKind, RUN, { question: both('Hoe zou een nieuwe collega dit zien?') });
		if (state === 'ready') put(readyKind, idOf(0), { runId: RUN });
		if (state === 'subgroup') put(writePlaceKind, 'nobody', { runId: RUN, group: 1, scribe: true });
		for (let at = 1; at < 11; at++) put(readyKind, idOf(at), { runId: RUN });
		if (shown)
			NOTES.forEach((text, at) =>
				put(noteKind, `n${at}`, { runId: RUN, text, by: NAMES[at] ?? null, group: null, position: at })
			);
		if (state === 'spotlight')
			put(spotlightKind, RUN, { noteId: 'n1', text: NOTES[1] ?? '', by: NAMES[1] ?? null });
	},
	group: fillGroup,
	cluster(put, state) {
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
	},
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
	form: (put, state) => fillForm(put, state, RUN, idOf(0))
};
