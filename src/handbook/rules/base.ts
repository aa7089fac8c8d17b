import type { Rule } from './rule.ts';

/** The ten base rules that close the handbook (chapter 3), numbered in the order in which it prints them. */
export const base = [
	{
		id: 'R1',
		section: '3',
		nl: 'Communiceer goed vooraf.',
		en: 'Communicate well beforehand.'
	},
	{
		id: 'R2',
		section: '3',
		nl: 'Minder is meer: tien tot vijftien mensen.',
		en: 'Less is more: ten to fifteen people.'
	},
	{
		id: 'R3',
		section: '3',
		nl: 'Een grote groep vraagt andere werkvormen.',
		en: 'A large group asks for other methods.'
	},
	{
		id: 'R4',
		section: '3',
		nl: 'Mensen mogen komen en gaan, als een kleine kern blijft.',
		en: 'People may come and go, as long as a small core stays.'
	},
	{
		id: 'R5',
		section: '3',
		nl: 'Tijd voor kennismaken en verwachtingen houdt mensen gemotiveerd.',
		en: 'Time for acquaintance and expectations keeps people motivated.'
	},
	{
		id: 'R6',
		section: '3',
		nl: 'Leden bedenken hun eigen vragen en doelen.',
		en: 'Members form their own questions and goals.'
	},
	{
		id: 'R7',
		section: '3',
		nl: 'Vraag na elke bijeenkomst wat mensen ervan vonden en stuur bij.',
		en: 'Evaluate each meeting and adjust.'
	},
	{
		id: 'R8',
		section: '3',
		nl: 'Iedereen krijgt een verslag, ook wie er niet was.',
		en: 'Everybody gets a report, absentees too.'
	},
	{
		id: 'R9',
		section: '3',
		nl: 'Haal hulp van buiten als een vraag daarop wacht.',
		en: 'Bring in outside help when a question waits for it.'
	},
	{
		id: 'R10',
		section: '3',
		nl: 'Wissel van werkvorm en houd mensen in gesprek.',
		en: 'Vary the methods and keep people talking.'
	}
] as const satisfies readonly Rule[];
