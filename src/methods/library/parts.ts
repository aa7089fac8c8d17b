import type { TemplateItem } from '#methods/model.ts';

// The parts that several start templates share.

/** A quarter of an hour without an agenda. */
export const pause: TemplateItem = {
	method: 'break',
	title: { nl: 'Pauze', en: 'Break' },
	steps: [{ id: 'break', minutes: 15 }]
};

/** How a first meeting begins: welcome, who is here, what everybody comes for. */
export const opening: TemplateItem[] = [
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

/** Making ground rules, with the minutes of each step. */
export const rules = (alone: number, pairs: number, cluster: number, consent: number): TemplateItem => ({
	method: 'ground_rules',
	title: { nl: 'Spelregels en afspraken', en: 'Ground rules and agreements' },
	steps: [
		{ id: 'alone', minutes: alone },
		{ id: 'pairs', minutes: pairs },
		{ id: 'cluster', minutes: cluster },
		{ id: 'consent', minutes: consent }
	]
});

/** Looking back and making the next agenda together. */
export const nextTime: TemplateItem = {
	method: 'recap_next_agenda',
	title: { nl: 'Open vragen, volgende keer', en: 'Open questions, next time' },
	steps: [
		{ id: 'recap', minutes: 3 },
		{ id: 'correct', minutes: 4 },
		{ id: 'themes', minutes: 5 },
		{ id: 'practical', minutes: 3 }
	]
};

/** The form, in so many minutes. */
export const evaluation = (minutes: number): TemplateItem => ({
	method: 'evaluation',
	title: { nl: 'Wat vond je ervan?', en: 'What did you think of it?' },
	steps: [{ id: 'form', minutes }]
});

/** How an ordinary meeting begins. */
export const checkIn: TemplateItem = {
	method: 'check_in',
	title: { nl: 'Check-in en terugblik', en: 'Check-in and recap' },
	steps: [
		{ id: 'ask', minutes: 2 },
		{ id: 'round', minutes: 10 },
		{ id: 'last_time', minutes: 5 }
	]
};

/** How an ordinary meeting ends: one sentence each. */
export const checkOut: TemplateItem = {
	method: 'check_out',
	title: { nl: 'Check-out', en: 'Check-out' },
	steps: [
		{ id: 'alone', minutes: 2 },
		{ id: 'round', minutes: 10 }
	]
};
