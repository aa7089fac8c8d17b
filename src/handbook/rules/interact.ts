import type { Rule } from './rule.ts';

/** Three kinds of exchange: practice questions, cases, outside knowledge. Handbook 2.3.1.2. */
export const interact = [
	{
		id: 'H54',
		section: '2.3.1.2',
		nl: 'Bespreek concrete vragen uit de praktijk: hoe, door wie, wanneer, met welk effect.',
		en: 'Discuss concrete practice questions: how, by whom, when, with which effect.'
	},
	{
		id: 'H55',
		section: '2.3.1.2',
		nl: 'Kies het thema van de eerste bijeenkomst vooraf, in overleg.',
		en: 'Choose the theme of the first meeting beforehand, in consultation.'
	},
	{
		id: 'H56',
		section: '2.3.1.2',
		nl: 'Leden schrijven hun praktijkvragen vooraf op en brengen ze mee.',
		en: 'Members write down their practice questions beforehand and bring them.'
	},
	{
		id: 'H57',
		section: '2.3.1.2',
		nl: 'Na twee cases werken twee kleinere groepen tegelijk aan de vragen.',
		en: 'After two cases, two smaller groups work on the questions at the same time.'
	},
	{
		id: 'H58',
		section: '2.3.1.2',
		nl: 'Eén per groep vertelt hoe het ging en wat eruit kwam. De begeleider voegt tips toe.',
		en: 'One of each group tells how it went and what came of it. The facilitator adds tips.'
	},
	{
		id: 'H59',
		section: '2.3.1.2',
		nl: 'Schrijf op welke vragen geen antwoord kregen.',
		en: 'Write down which questions were left unanswered.'
	},
	{
		id: 'H60',
		section: '2.3.1.2',
		nl: 'Spreek samen af: dag, thema, plaats en sprekers van de volgende bijeenkomst.',
		en: 'Agree together: day, theme, place and speakers of the next meeting.'
	},
	{
		id: 'H61',
		section: '2.3.1.2',
		nl: 'Vraag aan het einde wat iemand leerde en hoe het verliep.',
		en: 'Ask at the end what people learned and how it went.'
	},
	{
		id: 'H62',
		section: '2.3.1.2',
		nl: 'Groepen schrijven samen een advies voor het management of voor HR.',
		en: 'Groups write advice for management or HR together.'
	},
	{
		id: 'H63',
		section: '2.3.1.2',
		nl: 'Bespreek één case in vaste stappen: vragen, eigen kijk, actie.',
		en: 'Discuss one case in fixed steps: questions, own view, action.'
	},
	{
		id: 'H64',
		section: '2.3.1.2',
		nl: 'Vertrek ook van wat goed lukte.',
		en: 'Also start from what went well.'
	},
	{
		id: 'H65',
		section: '2.3.1.2',
		nl: 'Leden vullen vooraf een vragenlijst in, vanuit hun eigen functie.',
		en: 'Members fill in a questionnaire beforehand, from their own position.'
	},
	{
		id: 'H66',
		section: '2.3.1.2',
		nl: 'Bespreek de antwoorden: waarom, hoe belangrijk, wat is jouw rol.',
		en: 'Discuss the answers: why, how important, what is your role.'
	},
	{
		id: 'H67',
		section: '2.3.1.2',
		nl: 'Geef feedback op het instrument zelf: de keuze en de woorden van de vragen.',
		en: 'Give feedback on the instrument itself: the choice and wording of its questions.'
	},
	{
		id: 'H68',
		section: '2.3.1.2',
		nl: 'Heeft niemand ervaring met een vraag, haal er dan een expert bij.',
		en: 'When nobody has experience with a question, bring in an expert.'
	},
	{
		id: 'H69',
		section: '2.3.1.2',
		nl: 'De begeleider zorgt dat een expert met de groep in gesprek gaat.',
		en: 'The facilitator makes sure that an expert talks with the group.'
	},
	{
		id: 'H70',
		section: '2.3.1.2',
		nl: 'Maak woorden duidelijk, bevestig afspraken en zeg waar de groep zich op richt.',
		en: 'Clear up words, confirm agreements and say what the group focuses on.'
	}
] as const satisfies readonly Rule[];
