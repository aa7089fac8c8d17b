import type { LiveKind } from '#live/kinds.ts';
import {
	formDoneKind,
	formKind,
	formResultKind,
	formScreenKind,
	formTurnoutKind
} from '#steps/form/events.ts';
import { distributionOf, type Answers, type FormItem, type ItemKind } from '#steps/form/model.ts';

/** The states of a questionnaire to look at; from `scale` on it is closed. */
export const formStates = [
	'running',
	'named',
	'in',
	'scale',
	'options',
	'words',
	'number',
	'few',
	'empty'
] as const;

const both = (text: string) => ({ nl: text, en: text });
const ask = (id: string, kind: ItemKind, text: string, options: readonly string[] = []): FormItem => ({
	id,
	kind,
	text: both(text),
	options: options.map(both),
	low: null,
	high: null
});
const ITEMS = [
	ask('scale', 'scale', 'Hoe zeker voel je je in een gesprek over competenties?'),
	ask('choice', 'choice', 'Wie voert dat gesprek bij jullie?', [
		'De ploegbaas',
		'HR',
		'De directie',
		'Niemand'
	]),
	ask('several', 'several', 'Waar heb je hulp bij nodig?', ['Profielen', 'Gesprekken', 'Opleiding', 'Loon']),
	ask('words', 'text', 'Wat houdt je het meest tegen?'),
	ask('number', 'number', 'Hoeveel gesprekken voerde je vorig jaar?')
];
const WORDS = [
	'Tijd',
	'De directie ziet het nut niet',
	'Ik weet niet hoe ik moet beginnen',
	'Te lange profielen',
	'Schrik voor de meting'
];

/** Fills in a made-up questionnaire. */
export function fillForm(
	put: <T>(kind: LiveKind<T>, id: string, value: T) => void,
	state: string,
	run: string,
	me: string
): void {
	const items = state === 'empty' ? [] : ITEMS;
	const shown = ['scale', 'options', 'words', 'number', 'few'].includes(state);
	const at = { options: 1, words: 3, number: 4 }[state] ?? 0;
	const count = state === 'few' ? 3 : shown ? 13 : 9;
	const forms = Array.from({ length: count }, (_, who): Answers => {
		const words = WORDS[who];
		const given = {
			scale: 4 + ((who * 3) % 7),
			choice: String(who % 3),
			several: [String(who % 4), '1'],
			number: 3 + who * 4
		};
		return words === undefined ? given : { ...given, words };
	});
	put(formKind, run, { anonymous: state !== 'named', items, shown, at });
	put(formTurnoutKind, run, { done: count, of: 14 });
	if (state === 'in') put(formDoneKind, me, { runId: run });
	if (!shown) return;
	for (const item of items) put(formResultKind, item.id, { runId: run, result: distributionOf(item, forms) });
	const item = items[at];
	if (item) put(formScreenKind, run, { result: distributionOf(item, forms) });
}
