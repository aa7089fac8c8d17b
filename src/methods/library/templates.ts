import type { Template, TemplateItem } from '#methods/model.ts';

const pause: TemplateItem = {
	method: 'break',
	title: { nl: 'Pauze', en: 'Break' },
	steps: [{ id: 'break', minutes: 15 }]
};

const opening: TemplateItem[] = [
	{
		method: 'welcome',
		title: { nl: 'Welkom, doel, programma', en: 'Welcome, goal, programme' },
		steps: [
			{ id: 'welcome', minutes: 4 },
			{ id: 'programme', minutes: 6 }
		]
	},
	{
		method: 'speed_dating',
		title: { nl: 'Speeddate', en: 'Speed dating' },
		steps: [
			{ id: 'explain', minutes: 2 },
			{ id: 'rounds', minutes: 43 },
			{ id: 'harvest', minutes: 3 }
		]
	},
	{
		method: 'round_table',
		title: { nl: 'Tafelronde: vragen en verwachtingen', en: 'Round table: questions and expectations' },
		steps: [
			{ id: 'write', minutes: 3 },
			{ id: 'round', minutes: 16 },
			{ id: 'read_back', minutes: 3 }
		]
	},
	pause
];

const rules = (alone: number, pairs: number, cluster: number, consent: number): TemplateItem => ({
	method: 'ground_rules',
	title: { nl: 'Spelregels en afspraken', en: 'Ground rules and agreements' },
	steps: [
		{ id: 'alone', minutes: alone },
		{ id: 'pairs', minutes: pairs },
		{ id: 'cluster', minutes: cluster },
		{ id: 'consent', minutes: consent }
	]
});

const nextTime: TemplateItem = {
	method: 'recap_next_agenda',
	title: { nl: 'Open vragen, volgende keer', en: 'Open questions, next time' },
	steps: [
		{ id: 'recap', minutes: 3 },
		{ id: 'correct', minutes: 4 },
		{ id: 'themes', minutes: 5 },
		{ id: 'practical', minutes: 3 }
	]
};

const evaluation = (minutes: number): TemplateItem => ({
	method: 'evaluation',
	title: { nl: 'Wat vond je ervan?', en: 'What did you think of it?' },
	steps: [{ id: 'form', minutes }]
});

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
			{
				method: 'check_in',
				title: { nl: 'Check-in en terugblik', en: 'Check-in and recap' },
				steps: [
					{ id: 'ask', minutes: 2 },
					{ id: 'round', minutes: 10 },
					{ id: 'last_time', minutes: 5 }
				]
			},
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
			{
				method: 'check_out',
				title: { nl: 'Check-out', en: 'Check-out' },
				steps: [
					{ id: 'alone', minutes: 2 },
					{ id: 'round', minutes: 10 }
				]
			},
			evaluation(8)
		]
	}
];
