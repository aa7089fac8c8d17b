import type { LiveKind } from '#live/kinds.ts';
import {
	weighCountKind,
	weighFormKind,
	weighNoteKind,
	weighPlacedKind,
	weighResultKind,
	weighScreenKind,
	weighTurnoutKind
} from '#steps/weigh/events.ts';
import { placeItems } from '#steps/weigh/model.ts';
import { FIELDS, type Field } from '#steps/weigh/terms/model.ts';

/** The states of weighing to look at: four fields, then two axes. */
export const weighStates = [
	'running',
	'noitem',
	'overview',
	'field',
	'axes',
	'in',
	'board',
	'tie',
	'few'
] as const;

const ITEMS = [
	'Twee keer per jaar samenkomen, zonder begeleider',
	'Een online groep tussen de bijeenkomsten',
	'Elk jaar één dag met een spreker',
	'Bij elkaar op werkbezoek gaan',
	'Een handboek van alle tips'
];
const NOTES: Record<Field, readonly string[]> = {
	strength: [
		'Het kost bijna niets',
		'We kennen elkaar nu goed genoeg om het zelf te doen',
		'Iedereen komt aan het woord',
		'Twee data per jaar kan iedereen vrijhouden',
		'We kiezen zelf waarover het gaat',
		'Wie iets wil vragen, hoeft niet lang te wachten'
	],
	weakness: ['Niemand voelt zich verantwoordelijk', 'Zonder verslag gaat het meeste verloren'],
	opportunity: ['Nieuwe leden kunnen aansluiten', 'We kunnen bij elkaar langsgaan'],
	threat: ['Na één keer valt het stil']
};

/** Fills in made-up proposals, with what people say of them. */
export function fillWeigh(
	put: <T>(kind: LiveKind<T>, id: string, value: T) => void,
	state: string,
	run: string
): void {
	const axes = ['axes', 'in', 'board', 'tie', 'few'].includes(state);
	const items = state === 'noitem' ? [] : axes ? ITEMS : ITEMS.slice(0, 2);
	const shown = ['overview', 'field', 'board', 'tie', 'few'].includes(state);
	const ids = items.map((_, at) => `i${at}`);
	put(weighFormKind, run, {
		board: axes ? 'axes' : 'swot',
		items: items.map((text, at) => ({ id: `i${at}`, text: { nl: text, en: text } })),
		x: null,
		y: null,
		shown,
		at: 0,
		field: state === 'field' ? 'strength' : null,
		page: 0,
		pages: state === 'field' ? 2 : 0
	});
	if (axes) {
		const ballots = Array.from({ length: state === 'few' ? 3 : 13 }, (_, who) =>
			Object.fromEntries(
				ids.map((id, at) => [
					id,
					state === 'tie'
						? { x: 3, y: 4 }
						: { x: 1 + ((at * 2 + (who % 2)) % 5), y: 5 - ((at + (who % 3)) % 5) }
				])
			)
		);
		put(weighTurnoutKind, run, { voted: ballots.length, of: 14 });
		if (state === 'in') put(weighPlacedKind, 'member-00', { runId: run });
		if (shown) put(weighResultKind, run, { ballots: ballots.length, places: placeItems(ids, ballots) });
		return;
	}
	put(weighCountKind, run, { notes: state === 'noitem' ? 0 : 11 });
	if (!shown) return;
	const notes = FIELDS.flatMap((field) => NOTES[field].map((text) => ({ field, text })));
	notes.forEach(({ field, text }, position) =>
		put(weighNoteKind, `w${position}`, { runId: run, item: 'i0', field, text, position })
	);
	put(weighScreenKind, run, {
		counts: { strength: 6, weakness: 2, opportunity: 2, threat: 1 },
		notes: state === 'field' ? NOTES.strength.slice(0, 4) : []
	});
}
