import type { Rule } from './rule.ts';

/** Evaluating and finishing, and what the handbook concludes. Handbook 2.4 and 3. */
export const finish = [
	{
		id: 'H82',
		section: '2.4',
		nl: 'Meet tussendoor hoe ver de beloften uit de oproep zijn waargemaakt.',
		en: 'Measure along the way how far the promises of the call are kept.'
	},
	{
		id: 'H83',
		section: '2.4',
		nl: 'Vraag wat iemand leerde en nog wil leren. Stuur dan bij.',
		en: 'Ask what people learned and still want to learn. Then adjust.'
	},
	{
		id: 'H84',
		section: '2.4',
		nl: 'Na elke bijeenkomst een cijfer voor inhoud, gesprek en begeleiding, met uitleg.',
		en: 'After each meeting a mark for content, discussion and facilitation, with a comment.'
	},
	{
		id: 'H85',
		section: '2.4',
		nl: 'Vraag welke leerpunten iemand meeneemt.',
		en: 'Ask which learning points people take along.'
	},
	{
		id: 'H86',
		section: '2.4',
		nl: 'Vraag welk thema volgt of dieper mag.',
		en: 'Ask which theme comes next or may go deeper.'
	},
	{
		id: 'H87',
		section: '2.4',
		nl: 'De eindevaluatie vraagt wat goed was, wat beter kan en welke werkvormen hielpen.',
		en: 'The final evaluation asks what was good, what could be better and which methods helped.'
	},
	{
		id: 'H88',
		section: '2.4',
		nl: 'Sluit het netwerk duidelijk af.',
		en: 'Close the network formally.'
	},
	{
		id: 'H89',
		section: '3',
		nl: 'Communiceer goed vooraf.',
		en: 'Communicate well beforehand.'
	},
	{
		id: 'H90',
		section: '3',
		nl: 'Minder is meer: tien tot vijftien mensen.',
		en: 'Less is more: ten to fifteen people.'
	},
	{
		id: 'H91',
		section: '3',
		nl: 'Is de groep groot, pas dan je werkvormen aan.',
		en: 'When the group is large, adapt your methods.'
	},
	{
		id: 'H92',
		section: '3',
		nl: 'Niet iedereen hoeft elke keer te komen. Houd wel een vaste kern.',
		en: 'Not everybody has to come each time. Do keep a core.'
	},
	{
		id: 'H93',
		section: '3',
		nl: 'Maak in elke fase tijd voor kennismaken en verwachtingen.',
		en: 'Take time for acquaintance and expectations in every phase.'
	},
	{
		id: 'H94',
		section: '3',
		nl: 'Leden verwoorden hun eigen vragen en doelen.',
		en: 'Members phrase their own questions and goals.'
	},
	{
		id: 'H95',
		section: '3',
		nl: 'Evalueer elke bijeenkomst, zodat je kunt bijsturen.',
		en: 'Evaluate each meeting, so that you can adjust.'
	},
	{
		id: 'H96',
		section: '3',
		nl: 'Stuur daarna een verslag, ook naar wie er niet was.',
		en: 'Send a report afterwards, also to those who were absent.'
	},
	{
		id: 'H97',
		section: '3',
		nl: 'Haal kennis van buiten als de groep die nodig heeft.',
		en: 'Bring in knowledge from outside when the group needs it.'
	},
	{
		id: 'H98',
		section: '3',
		nl: 'Wissel van werkvorm en houd genoeg gesprek.',
		en: 'Vary the methods and keep enough interaction.'
	},
	{
		id: 'H99',
		section: '3',
		nl: 'Noem de handleiding als je haar materiaal gebruikt.',
		en: 'Name the handbook when you use its material.'
	}
] as const satisfies readonly Rule[];
