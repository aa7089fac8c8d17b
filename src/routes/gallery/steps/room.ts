import type { LiveKind } from '#live/kinds.ts';
import type { LocalText } from '#steps/contract.ts';

// The made-up room of the gallery: people and questions of the demo network, at one moment.

/** Puts a live value before a face. */
export type Put = <T>(kind: LiveKind<T>, id: string, value: T) => void;

export const RUN = 'run';
export const NOW = 1_795_354_200_000;
export const NAMES =
	'An Verhaegen,Bart Claes,Chris De Ridder,Dorien Maes,Els Goossens,Filip Wouters,Griet Lemmens,Hans Peeters,Ilse Aerts,Joris Smets,Karin Bosmans,Luc Adams,Mieke Desmet,Nele Hendrickx,Pieter Cools'.split(
		','
	);
export const NOTES = [
	'Hoe leg je medewerkers uit waarom je dit doet?',
	'Waar begin je als je competentiemanagement wil invoeren in een kmo?',
	'Wie maakt de profielen, en wie houdt ze bij?',
	'Hoe hou je het vol na het eerste jaar?',
	'Wat zeg je tegen wie bang is voor de meting?',
	'Moet het loon mee veranderen?',
	'Hoe krijg je de directie mee?',
	'Hoe voer je het gesprek als iemand zichzelf overschat?'
];

export const both = (text: string): LocalText => ({ nl: text, en: text });
/** The id of person number `at`. */
export const idOf = (at: number) => `member-${String(at).padStart(2, '0')}`;
