import type { Rule } from './rule.ts';

/** Keeping a network going, with an eye on the result. Handbook 2.3 and 2.3.1.1. */
export const facilitate = [
	{
		id: 'H36',
		section: '2.3',
		nl: 'Ga van kennismaken naar echte uitwisseling, met kennis van buiten erbij.',
		en: 'Move from introductions to real exchange, with knowledge from outside.'
	},
	{
		id: 'H37',
		section: '2.3.1',
		nl: 'De begeleider schept de voorwaarden en stuurt de inhoud niet.',
		en: 'The facilitator creates the conditions and does not steer the content.'
	},
	{
		id: 'H38',
		section: '2.3.1.1',
		nl: 'Maak samen spelregels, herhaal ze en houd je eraan.',
		en: 'Make ground rules together, repeat them and keep to them.'
	},
	{
		id: 'H39',
		section: '2.3.1.1',
		nl: 'Geef je volle aandacht, laat uitspreken, oordeel niet te vroeg, stel dan vragen.',
		en: 'Give full attention, let people finish, do not judge too early, then ask.'
	},
	{
		id: 'H40',
		section: '2.3.1.1',
		nl: 'Baken een case af, zodat iedereen ze boeiend en herkenbaar vindt.',
		en: 'Delimit a case, so that everybody finds it interesting and familiar.'
	},
	{
		id: 'H41',
		section: '2.3.1.1',
		nl: 'Iedereen komt aan het woord.',
		en: 'Everybody gets to speak.'
	},
	{
		id: 'H42',
		section: '2.3.1.1',
		nl: 'Blijf bij het onderwerp. Geef structuur als de groep de draad kwijt is.',
		en: 'Stay on the subject. Give structure when the group has lost the thread.'
	},
	{
		id: 'H43',
		section: '2.3.1.1',
		nl: 'Houd het gesprek gaande: herhaal de kernvraag.',
		en: 'Keep the talk going: repeat the key question.'
	},
	{
		id: 'H44',
		section: '2.3.1.1',
		nl: 'Een zijsprong mag even. Iedereen mag vragen om terug te keren.',
		en: 'A side track may last a while. Anybody may ask to return.'
	},
	{
		id: 'H45',
		section: '2.3.1.1',
		nl: 'Bouw voort op wat de groep al besprak.',
		en: 'Build on what the group has already discussed.'
	},
	{
		id: 'H46',
		section: '2.3.1.1',
		nl: 'Vat per punt samen: klaar, zijspoor of verder. Stel zo de volgende agenda voor.',
		en: 'Sum up each point: done, off track or go on. So propose the next agenda.'
	},
	{
		id: 'H47',
		section: '2.3.1.1',
		nl: 'Beslissen, stap één: verken samen wat het probleem is en waarom het telt.',
		en: 'Deciding, phase one: explore what the problem is and why it matters.'
	},
	{
		id: 'H48',
		section: '2.3.1.1',
		nl: 'Beslissen, stap twee: bedenk voorstellen.',
		en: 'Deciding, phase two: think of proposals.'
	},
	{
		id: 'H49',
		section: '2.3.1.1',
		nl: 'Beslissen, stap drie: weeg elk voorstel, met zijn sterke en zwakke kanten.',
		en: 'Deciding, phase three: weigh each proposal, with its strong and weak sides.'
	},
	{
		id: 'H50',
		section: '2.3.1.1',
		nl: 'Beslissen, stap vier: zoek een voorstel waar iedereen mee verder kan.',
		en: 'Deciding, phase four: find a proposal that everybody can go along with.'
	},
	{
		id: 'H51',
		section: '2.3.1.1',
		nl: 'Een beslissing mag meer dan één bijeenkomst duren. Zeg in welke stap je zit.',
		en: 'A decision may take more than one meeting. Say which phase you are in.'
	},
	{
		id: 'H52',
		section: '2.3.1.1',
		nl: 'Houd de structuur vast en ken je werkvormen.',
		en: 'Hold on to the structure and know your methods.'
	},
	{
		id: 'H53',
		section: '2.3.1.1',
		nl: 'Grijp in als de groep haar eigen kennis of haar afspraken vergeet.',
		en: 'Step in when the group forgets its own knowledge or its agreements.'
	}
] as const satisfies readonly Rule[];
