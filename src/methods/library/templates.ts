import type { Template } from '#methods/model.ts';
import { pause, opening, rules, nextTime, evaluation, checkIn, checkOut } from '#methods/library/parts.ts';

/** Agendas to begin with; each takes 3 hours 15 with fifteen people, and protects the last half hour. */
export const agendas: readonly Template[] = [
	{
		id: 'kickoff',
		kind: 'kickoff',
		name: { nl: 'Eerste bijeenkomst', en: 'First meeting' },
		purpose: {
			nl: 'Kennismaken, vragen en verwachtingen, een brainstorm, en afspraken over hoe jullie werken.',
			en: 'Getting acquainted, questions and expectations, a brainstorm, and agreements on how you work.'
		},
		people: 15,
		items: [
			...opening,
			{
				method: 'brainstorm_postit',
				title: { nl: 'Brainstorm: hoe pakken we dit aan?', en: 'Brainstorm: how do we go about this?' },
				steps: [
					{ id: 'explain', minutes: 3 },
					{ id: 'alone', minutes: 4 },
					{ id: 'groups', minutes: 14 },
					{ id: 'cluster', minutes: 14 },
					{ id: 'talk', minutes: 7 },
					{ id: 'interest', minutes: 3 }
				]
			},
			rules(3, 6, 8, 5),
			nextTime,
			{
				method: 'check_out',
				title: { nl: 'Check-out', en: 'Check-out' },
				steps: [
					{ id: 'alone', minutes: 2 },
					{ id: 'round', minutes: 8 }
				]
			},
			evaluation(8)
		]
	},
	{
		id: 'kickoff_cases',
		kind: 'kickoff',
		name: { nl: 'Eerste bijeenkomst met cases', en: 'First meeting with cases' },
		purpose: {
			nl: 'Kennismaken en meteen leren: twee cases en de eigen vragen van de leden.',
			en: 'Get acquainted and learn at once: two cases and the members’ own questions.'
		},
		people: 15,
		items: [
			...opening,
			{
				method: 'experience_exchange',
				title: { nl: 'Twee cases', en: 'Two cases' },
				steps: [{ id: 'cases', minutes: 20 }]
			},
			{
				method: 'experience_exchange',
				title: { nl: 'Vragen in twee groepen', en: 'Questions in two groups' },
				steps: [{ id: 'groups', minutes: 35 }]
			},
			{
				method: 'experience_exchange',
				title: { nl: 'Verslag per groep en tips', en: 'Reports of the groups and tips' },
				steps: [
					{ id: 'reports', minutes: 8 },
					{ id: 'tips', minutes: 4 }
				]
			},
			rules(2, 2, 3, 3),
			nextTime,
			evaluation(8)
		]
	},
	{
		id: 'meeting',
		kind: 'ordinary',
		name: { nl: 'Vervolgbijeenkomst', en: 'Follow-up meeting' },
		purpose: {
			nl: 'Wat bleef van vorige keer, twee cases, jullie vragen in twee groepen en de volgende agenda.',
			en: 'What stayed from last time, two cases, your questions in two groups and the next agenda.'
		},
		people: 15,
		items: [
			checkIn,
			{
				method: 'experience_exchange',
				title: { nl: 'Twee cases', en: 'Two cases' },
				steps: [
					{ id: 'theme', minutes: 5 },
					{ id: 'cases', minutes: 25 }
				]
			},
			{
				method: 'experience_exchange',
				title: { nl: 'Vragen in twee groepen', en: 'Questions in two groups' },
				steps: [{ id: 'groups', minutes: 40 }]
			},
			pause,
			{
				method: 'experience_exchange',
				title: { nl: 'Verslag per groep en tips', en: 'Reports of the groups and tips' },
				steps: [
					{ id: 'reports', minutes: 15 },
					{ id: 'tips', minutes: 8 },
					{ id: 'open', minutes: 7 }
				]
			},
			{
				method: 'brainstorm_postit',
				title: { nl: 'Brainstorm rond een open vraag', en: 'Brainstorm on an open question' },
				steps: [
					{ id: 'explain', minutes: 2 },
					{ id: 'alone', minutes: 4 },
					{ id: 'cluster', minutes: 12 },
					{ id: 'talk', minutes: 10 }
				]
			},
			nextTime,
			checkOut,
			evaluation(8)
		]
	},
	{
		id: 'intervision',
		kind: 'ordinary',
		name: { nl: 'Meedenken met elkaars situatie', en: 'Thinking along with each other’s situation' },
		purpose: {
			nl: 'Begin met wat lukte. Daarna brengt iemand per groep een situatie in en denken de anderen mee.',
			en: 'Begin with what went well. Then somebody in each group brings a situation and the others think along.'
		},
		people: 15,
		items: [
			checkIn,
			{
				method: 'intervision_appreciative',
				title: { nl: 'Wat lukte? Leren van successen', en: 'What went well? Learning from successes' },
				steps: [
					{ id: 'tell', minutes: 15 },
					{ id: 'factors', minutes: 15 },
					{ id: 'deepen', minutes: 12 },
					{ id: 'learn', minutes: 8 }
				]
			},
			pause,
			{
				method: 'intervision_consult',
				title: { nl: 'Een situatie, veel raad', en: 'One situation, much advice' },
				steps: [
					{ id: 'cast', minutes: 5 },
					{ id: 'story', minutes: 12 },
					{ id: 'key', minutes: 6 },
					{ id: 'form', minutes: 8 },
					{ id: 'consult', minutes: 22 },
					{ id: 'close', minutes: 7 }
				]
			},
			{
				method: 'one_two_four_all',
				title: { nl: 'Wat probeer jij uit?', en: 'What will you try?' },
				steps: [
					{ id: 'alone', minutes: 2 },
					{ id: 'pairs', minutes: 4 },
					{ id: 'fours', minutes: 6 },
					{ id: 'all', minutes: 6 }
				]
			},
			nextTime,
			checkOut,
			evaluation(8)
		]
	},
	{
		id: 'expert',
		kind: 'ordinary',
		name: { nl: 'Een expert op bezoek', en: 'An expert comes by' },
		purpose: {
			nl: 'Jullie vragen eerst, een korte inleiding, en dan vooral gesprek. Wat open blijft, gaat mee.',
			en: 'Your questions first, a short introduction, and then mostly conversation. What stays open goes along.'
		},
		people: 15,
		items: [
			checkIn,
			{
				method: 'expert_input',
				title: { nl: 'Onze vragen aan de expert', en: 'Our questions for the expert' },
				steps: [
					{ id: 'storm', minutes: 8 },
					{ id: 'rank', minutes: 7 }
				]
			},
			{
				method: 'expert_input',
				title: { nl: 'De expert vertelt', en: 'The expert tells' },
				steps: [
					{ id: 'input', minutes: 20 },
					{ id: 'buzz', minutes: 10 }
				]
			},
			pause,
			{
				method: 'expert_input',
				title: { nl: 'In gesprek met de expert', en: 'In conversation with the expert' },
				steps: [
					{ id: 'talk', minutes: 35 },
					{ id: 'agree', minutes: 10 }
				]
			},
			{
				method: 'one_two_four_all',
				title: { nl: 'Wat doen wij hiermee?', en: 'What do we do with this?' },
				steps: [
					{ id: 'alone', minutes: 3 },
					{ id: 'pairs', minutes: 6 },
					{ id: 'fours', minutes: 15 },
					{ id: 'all', minutes: 14 }
				]
			},
			nextTime,
			checkOut,
			evaluation(8)
		]
	},
	{
		id: 'closing',
		kind: 'ordinary',
		name: { nl: 'Laatste bijeenkomst', en: 'Last meeting' },
		purpose: {
			nl: 'Wat lukte, wat er beloofd en waargemaakt is, hoe het verder gaat, en een goed afscheid.',
			en: 'What went well, what was promised and kept, how it goes on, and a good goodbye.'
		},
		people: 15,
		items: [
			checkIn,
			{
				method: 'intervision_appreciative',
				title: { nl: 'Wat lukte dankzij het netwerk?', en: 'What went well thanks to the network?' },
				steps: [
					{ id: 'tell', minutes: 12 },
					{ id: 'factors', minutes: 14 },
					{ id: 'deepen', minutes: 10 },
					{ id: 'learn', minutes: 9 }
				]
			},
			pause,
			{
				method: 'after_action_review',
				title: { nl: 'Beloofd en waargemaakt', en: 'Promised and kept' },
				steps: [
					{ id: 'purpose', minutes: 5 },
					{ id: 'facts', minutes: 8 },
					{ id: 'why', minutes: 22 },
					{ id: 'next', minutes: 12 }
				]
			},
			{
				method: 'one_two_four_all',
				title: { nl: 'Hoe gaan we verder?', en: 'How do we go on?' },
				steps: [
					{ id: 'alone', minutes: 2 },
					{ id: 'pairs', minutes: 6 },
					{ id: 'fours', minutes: 14 },
					{ id: 'all', minutes: 12 }
				]
			},
			nextTime,
			checkOut,
			evaluation(10)
		]
	}
];
