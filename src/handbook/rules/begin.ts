import type { Rule } from './rule.ts';

/** Starting: the first meeting, its three parts, and the first ideas. Handbook 2.2. */
export const begin = [
	{
		id: 'H16',
		section: '2.2',
		nl: 'Maak vroeg duidelijk dat de leden de agenda en het resultaat bepalen.',
		en: 'Make clear early that the members decide on agenda and outcome.'
	},
	{
		id: 'H17',
		section: '2.2',
		nl: 'Verwoord samen één gedeeld doel.',
		en: 'Put one shared goal into words together.'
	},
	{
		id: 'H18',
		section: '2.2',
		nl: 'Werken en leren gaan vanaf de eerste bijeenkomst samen.',
		en: 'Work and learning go together from the first meeting on.'
	},
	{
		id: 'H19',
		section: '2.2',
		nl: 'De begeleider kent de werkplek en de vragen van elk lid.',
		en: 'The facilitator knows the context of each member.'
	},
	{
		id: 'H20',
		section: '2.2',
		nl: 'Wissel van werkvorm.',
		en: 'Change the way of working.'
	},
	{
		id: 'H21',
		section: '2.2',
		nl: 'Werk met verschillen: niet iedereen heeft hetzelfde nodig.',
		en: 'Use the differences: not everybody needs the same.'
	},
	{
		id: 'H22',
		section: '2.2',
		nl: 'Durf het plan los te laten als de groep iets anders nodig heeft.',
		en: 'Dare to leave the plan when the group needs something else.'
	},
	{
		id: 'H23',
		section: '2.2',
		nl: 'De eerste bijeenkomst heeft drie delen: kennismaken, vragen en verwachtingen, afspraken.',
		en: 'The first meeting has three parts: getting acquainted, questions and expectations, agreements.'
	},
	{
		id: 'H24',
		section: '2.2.1',
		nl: 'Bij tien tot vijftien mensen heeft iedereen elkaar binnen het uur gesproken.',
		en: 'Ten to fifteen people have all met within the hour.'
	},
	{
		id: 'H25',
		section: '2.2.1',
		nl: 'Is de groep groter, laat mensen dan kennismaken in kleine groepjes.',
		en: 'When the group is larger, people get acquainted in small groups.'
	},
	{
		id: 'H26',
		section: '2.2.1',
		nl: 'Richt de zaal in op wat er gaat gebeuren.',
		en: 'Arrange the room for what is going to happen.'
	},
	{
		id: 'H27',
		section: '2.2.1',
		nl: 'Maak tijd voor hoe het met mensen gaat.',
		en: 'Take time for how people are doing.'
	},
	{
		id: 'H28',
		section: '2.2.2',
		nl: 'Vraag wat iemand wil leren, wat aan bod moet komen en welke ervaring telt.',
		en: 'Ask what people want to learn, what must come up and which experience they bring.'
	},
	{
		id: 'H29',
		section: '2.2.2',
		nl: 'Volg de verwachtingen op, van het begin tot het einde.',
		en: 'Follow the expectations from beginning to end.'
	},
	{
		id: 'H30',
		section: '2.2.3',
		nl: 'Spreek af hoe de groep wil werken en leren.',
		en: 'Agree on how the group wants to work and learn.'
	},
	{
		id: 'H31',
		section: '2.2.3',
		nl: 'Verzamel eerst veel ideeën, zonder oordeel.',
		en: 'First gather many ideas, without judging.'
	},
	{
		id: 'H32',
		section: '2.2.3',
		nl: 'Bespreek de ideeën en weeg ze af tegen de middelen en het doel.',
		en: 'Discuss the ideas and weigh them against means and goal.'
	},
	{
		id: 'H33',
		section: '2.2.3',
		nl: 'Valt het stil, help dan met een nieuwe vraag.',
		en: 'When it goes quiet, help with a new question.'
	},
	{
		id: 'H34',
		section: '2.2.3',
		nl: 'Schrijf briefjes in kleine groepjes. Leg ze daarna met iedereen samen.',
		en: 'Write notes in small groups. Then put them together with everybody.'
	},
	{
		id: 'H35',
		section: '2.2.3',
		nl: 'Vraag of de groep de volgende keer met een thema verder wil.',
		en: 'Ask whether the group wants to go on with a theme next time.'
	}
] as const satisfies readonly Rule[];
