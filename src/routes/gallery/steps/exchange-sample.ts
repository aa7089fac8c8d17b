import type { LiveKind } from '#live/kinds.ts';
import {
	exchangeDoneKind,
	exchangeFormKind,
	exchangePageKind,
	exchangeRowKind,
	type ExchangeRow
} from '#steps/exchange/events.ts';
import { pagesOf } from '#steps/exchange/pages/model.ts';

/** The states of an exchange of experience to look at. */
export const exchangeStates = [
	'running',
	'saved',
	'shown',
	'page',
	'long',
	'withheld',
	'subgroup',
	'empty'
] as const;

const ROWS = [
	[
		'Gesprek bij de start en na drie maanden',
		'Ploegbaas en HR',
		'Twee keer per jaar',
		'Minder verrassingen bij de evaluatie'
	],
	['Profielen met de ploeg zelf gemaakt', 'Ploeg van acht', 'In drie middagen', 'Iedereen kent zijn profiel'],
	['Eén blad per functie', 'Alleen HR', 'Elk jaar in mei', 'Snel klaar, weinig gebruikt'],
	[
		'Leidinggevenden eerst zelf een gesprek laten oefenen',
		'Externe coach',
		'Eén dag',
		'Ze durven meer zeggen'
	],
	['Competenties in de vacature', 'HR en diensthoofd', 'Bij elke vacature', '']
] as const;
const LONG = [
	'We vragen elke ploegbaas om twee keer per jaar met iedereen apart te zitten en samen het profiel te lezen',
	'De ploegbaas, met de verantwoordelijke voor opleiding',
	'In maart en in oktober, telkens op een rustige dag',
	'Mensen weten wat er verwacht wordt en vragen zelf om opleiding, al duurt het soms een half jaar'
] as const;

/** Fills in a made-up exchange of experience. */
export function fillExchange(
	put: <T>(kind: LiveKind<T>, id: string, value: T) => void,
	state: string,
	run: string,
	people: readonly { id: string; name: string }[]
): void {
	const shown = ['shown', 'page', 'long', 'withheld'].includes(state);
	const subgroup = state === 'subgroup';
	const texts = state === 'empty' || subgroup ? [] : state === 'long' ? [LONG, ...ROWS] : ROWS;
	const first = state === 'saved' || shown ? 0 : 1;
	const rows = texts.map(([how, whom, timing, effect], at): ExchangeRow & { id: string } => {
		const { id = '', name = '' } = people[at + first] ?? {};
		const withheld = state === 'withheld' && at === 2;
		return {
			id: `r${at}`,
			runId: run,
			ownerId: id,
			by: name,
			group: null,
			how,
			whom,
			timing,
			effect,
			withheld,
			position: at
		};
	});
	const view = state === 'page' || state === 'long' ? 'all' : 'how';
	const pages = pagesOf(
		rows.filter(({ withheld }) => !withheld),
		view
	);
	const page = state === 'page' ? 1 : 0;
	put(exchangeFormKind, run, {
		per: subgroup ? 'subgroup' : 'person',
		groups: 3,
		shown,
		rows: rows.length,
		view,
		page,
		pages: shown ? pages.length : 0
	});
	for (const { id, ...row } of rows) {
		put(exchangeDoneKind, row.ownerId, { runId: run });
		if (shown || state === 'saved') put(exchangeRowKind, id, row);
	}
	if (subgroup) put(exchangeDoneKind, '2', { runId: run });
	if (shown) put(exchangePageKind, run, { rows: pages[page] ?? [] });
}
