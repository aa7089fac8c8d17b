import {
	draftBegunKind,
	draftCardKind,
	draftFormKind,
	draftPageKind,
	draftPlaceKind,
	draftProgressKind,
	draftWholeKind,
	draftWriterKind
} from '#steps/draft/events.ts';
import { fieldLimit, progressOf } from '#steps/draft/model.ts';
import { pagesOf } from '#steps/draft/pages/model.ts';
import { toBase64 } from '#platform/together/base64.ts';
import { filled } from '#platform/together/text.ts';
import { both, idOf, NOW, RUN, type Put } from './room.ts';

/** The states of a text that is written together to look at. */
export const draftStates = ['running', 'choice', 'empty', 'shown', 'long', 'free', 'open'] as const;

const FIELDS = [
	{ nl: 'Beste', en: 'Dear' },
	{ nl: 'De situatie', en: 'The situation' },
	{ nl: 'Ons advies', en: 'Our advice' },
	{ nl: 'Omdat', en: 'Because' },
	{ nl: 'Begin met', en: 'Begin with' }
];
const TEXTS = [
	['directie van het ziekenhuis', 'Ploegbazen voeren gesprekken die niemand voorbereidt.', '', '', ''],
	[
		'zaakvoerder',
		'Er is een profiel voor elke functie, en niemand gebruikt het.',
		'Maak de profielen kort, met de ploeg zelf.',
		'wat je zelf schrijft, gebruik je ook',
		'één ploeg die wil'
	],
	['collega’s van HR', 'Jullie vragen alles zelf.', 'Laat de ploegbaas het gesprek voeren.', '', '']
];
const LONG =
	'We raden aan om in het voorjaar met twee ploegen te beginnen, elke ploegbaas eerst zelf een gesprek te laten oefenen, en pas daarna de profielen aan te passen aan wat in die gesprekken naar boven kwam, zodat niemand een lijst krijgt.';
const FREE =
	'Wij willen dat elke nieuwe collega in de eerste maand met drie mensen van een andere dienst praat. Niet om iets te leren, wel om te weten wie er is.';

/** Fills in a made-up text. */
export function fillDraft(put: Put, state: string): void {
	const free = state === 'free';
	const fields = free ? [{ nl: 'Jullie tekst', en: 'Your text' }] : FIELDS;
	const shown = state === 'shown' || state === 'long';
	const readable = shown || state === 'open';
	const texts = free ? [[FREE]] : state === 'empty' || state === 'choice' ? [] : TEXTS;
	const cards = texts.map((one, at) => ({
		runId: RUN,
		group: at + 1,
		texts: state === 'long' ? one.map((text, field) => (field === 0 ? text : LONG)) : one
	}));
	const pages = pagesOf(
		cards,
		fields.map(({ nl }) => nl)
	);
	put(draftFormKind, RUN, {
		per: free ? 'plenary' : 'subgroup',
		groups: free ? 1 : 3,
		seated: state === 'running',
		fields: fields.map(({ nl }) => both(nl)),
		limit: fieldLimit(fields.length),
		anonymous: false,
		open: state === 'open',
		shown,
		page: 0,
		pages: readable ? pages.length : 0
	});
	if (state !== 'choice') put(draftPlaceKind, idOf(0), { runId: RUN, group: 1 });
	for (let at = 1; at < 8; at++) put(draftPlaceKind, idOf(at), { runId: RUN, group: (at % 3) + 1 });
	put(draftBegunKind, RUN, { begun: cards.length });
	for (const { group, texts: said } of cards) {
		const whole = filled(null, said, group);
		if (whole) put(draftWholeKind, `${RUN}.${group}`, { runId: RUN, whole: toBase64(whole) });
		put(draftProgressKind, `${RUN}.${group}`, { runId: RUN, group, ...progressOf(said) });
	}
	if (state === 'running') put(draftWriterKind, idOf(3), { runId: RUN, group: 1, field: 2, at: NOW });
	if (readable) for (const card of cards) put(draftCardKind, `${RUN}.${card.group}`, card);
	const page = pages[0];
	if (readable && page) put(draftPageKind, RUN, page);
}
