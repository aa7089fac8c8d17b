import type { Rule } from './rule.ts';

/** What a learning network is, why, and all that comes before the first meeting. Handbook 1.1 to 2.1. */
export const before = [
	{
		id: 'H1',
		section: '1.1',
		nl: 'Een netwerk bestaat binnen één organisatie of over organisaties heen.',
		en: 'A network lives inside one organisation or across several.'
	},
	{
		id: 'H2',
		section: '1.1',
		nl: 'Leden hebben dezelfde of een andere functie. Verschil is een troef.',
		en: 'Members have the same or different jobs. Difference is an asset.'
	},
	{
		id: 'H3',
		section: '1.1',
		nl: 'Er zijn veel manieren om samen te leren. Het gesprek staat voorop.',
		en: 'There are many ways to learn together. Talking comes first.'
	},
	{
		id: 'H4',
		section: '1.2',
		nl: 'Zeg wat het netwerk oplevert, voor de deelnemer en voor de organisatie.',
		en: 'Say what the network brings, to the member and to the organisation.'
	},
	{
		id: 'H5',
		section: '1.2',
		nl: 'Wie een vraag stelt, wordt daar niet op beoordeeld.',
		en: 'Nobody is judged for asking a question.'
	},
	{
		id: 'H6',
		section: '1.3',
		nl: 'De oproep noemt het doel, de meerwaarde, de werkwijze en de tijd die je vraagt.',
		en: 'The call names the goal, the added value, the way of working and the time it asks.'
	},
	{
		id: 'H7',
		section: '1.3',
		nl: 'Leden brengen één of twee cases mee. De begeleider vult aan waar het nodig is.',
		en: 'Members bring one or two cases. The facilitator adds theory where it helps.'
	},
	{
		id: 'H8',
		section: '2.1',
		nl: 'Kies: nodig een kleine groep gericht uit, of doe een open oproep.',
		en: 'Choose: invite a small group with a clear profile, or make an open call.'
	},
	{
		id: 'H9',
		section: '2.1',
		nl: 'Verspreid de oproep langs verschillende wegen.',
		en: 'Spread the call along several channels.'
	},
	{
		id: 'H10',
		section: '2.1',
		nl: 'Zeg concreet welk engagement je vraagt: hoe vaak, en wat deel je op het werk.',
		en: 'Say exactly what you ask: how often, and what is shared at work.'
	},
	{
		id: 'H11',
		section: '2.1',
		nl: 'Vraag wat iemand zelf inbrengt: een voorstel voor de agenda of een eigen case.',
		en: 'Ask what people bring: a proposal for the agenda or a case of their own.'
	},
	{
		id: 'H12',
		section: '2.1',
		nl: 'Kom samen op wisselende plaatsen, bij de deelnemers zelf.',
		en: 'Meet in changing places, at the members’ own sites.'
	},
	{
		id: 'H13',
		section: '2.1',
		nl: 'Sluit aan bij wat de deelnemers bezighoudt, nog voor de start.',
		en: 'Connect to what concerns the members, before the start.'
	},
	{
		id: 'H14',
		section: '2.1',
		nl: 'Geef alle praktische informatie op tijd en op één plaats.',
		en: 'Give all practical information in time and in one place.'
	},
	{
		id: 'H15',
		section: '2.1',
		nl: 'Zorg voor een vaste kern die tot het einde blijft.',
		en: 'Build a fixed core that stays until the end.'
	}
] as const satisfies readonly Rule[];
