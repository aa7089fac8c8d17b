import type { Mode } from '../mode.ts';
import type { PersonInGroup } from '../people.ts';
import type { ScoreItem, ScorePart } from '../score.ts';

/** Words for the six ways of working. */
export const words: Record<Mode, string> = {
	listening: 'Luisteren',
	plenary: 'Samen',
	subgroup: 'In groep',
	pair: 'Met twee',
	individual: 'Alleen',
	break: 'Pauze'
};

const names = [
	'An Verhaert',
	'Bart Claessens',
	'Chris De Ridder',
	'Dorien Maes',
	'Els Goossens',
	'Filip Wouters',
	'Griet Laenen',
	'Hans Peeters',
	'Ilse Van Acker',
	'Joris Smets',
	'Karin Baeten',
	'Luc Aerts',
	'Mieke Desmet',
	'Nele Hendrickx',
	'Pieter Cools'
];
const waiting = new Set(['Bart', 'Dorien', 'Hans', 'Luc']);

/** Fifteen people, eleven of them ready. */
export const people: PersonInGroup[] = names.map((name) => {
	const short = name.split(' ')[0] ?? name;
	const ready = !waiting.has(short);
	return { id: name, name, short, ready, says: ready ? 'klaar' : 'nog bezig' };
});

function item(mode: Mode, minutes: number, title: string, parts?: ScorePart[]): ScoreItem {
	return { mode, minutes, label: `${words[mode]}, ${minutes} minuten: ${title}`, parts };
}

/** Four meetings as scores. */
export const meetings: { day: string; place: string; items: ScoreItem[] }[] = [
	{
		day: 'do 22 januari',
		place: 'Drukkerij Morgenrood',
		items: [
			item('plenary', 10, 'Welkom'),
			item('pair', 48, 'Speeddate'),
			item('plenary', 22, 'Tafelronde', [
				{ mode: 'individual', minutes: 3 },
				{ mode: 'plenary', minutes: 19 }
			]),
			item('break', 15, 'Pauze'),
			item('plenary', 20, 'Twee cases'),
			item('subgroup', 35, 'Twee groepen'),
			item('plenary', 12, 'Verslag en tips'),
			item('plenary', 10, 'Spelregels'),
			item('plenary', 15, 'Volgende keer'),
			item('individual', 8, 'Evaluatie')
		]
	},
	{
		day: 'do 19 maart',
		place: 'Groothandel Twaalfuur',
		items: [
			item('plenary', 15, 'Check-in'),
			item('plenary', 20, 'Terugblik'),
			item('subgroup', 55, 'Intervisie', [
				{ mode: 'individual', minutes: 5 },
				{ mode: 'subgroup', minutes: 40 },
				{ mode: 'plenary', minutes: 10 }
			]),
			item('break', 15, 'Pauze'),
			item('subgroup', 25, 'Profielen'),
			item('listening', 20, 'Gast'),
			item('plenary', 15, 'Volgende keer'),
			item('individual', 10, 'Evaluatie')
		]
	},
	{
		day: 'do 14 mei',
		place: 'Softwarehuis Klokslag',
		items: [
			item('plenary', 12, 'Check-in'),
			item('plenary', 10, 'Dit pasten we aan'),
			item('listening', 25, 'Verloning'),
			item('plenary', 30, 'Vragen aan de gast'),
			item('break', 15, 'Pauze'),
			item('subgroup', 38, 'Groepen van drie'),
			item('subgroup', 25, 'Drie wegen'),
			item('plenary', 15, 'Volgende keer'),
			item('individual', 10, 'Evaluatie')
		]
	},
	{
		day: 'do 25 juni',
		place: 'Verpakking Lindehof',
		items: [
			item('plenary', 12, 'Check-in'),
			item('subgroup', 60, 'Wat lukte?', [
				{ mode: 'individual', minutes: 5 },
				{ mode: 'subgroup', minutes: 47 },
				{ mode: 'plenary', minutes: 8 }
			]),
			item('break', 15, 'Pauze'),
			item('subgroup', 25, 'Galerij van tools'),
			item('plenary', 20, 'Besluit'),
			item('plenary', 25, 'Eindevaluatie'),
			item('plenary', 13, 'Afsluiten')
		]
	}
];

/** Answers on three questions over four meetings. */
export const answers: {
	name: string;
	mean: string;
	line: string;
	why: string;
	rows: number[][];
	means: string[];
}[] = [
	{
		name: 'Inhoud',
		mean: '8,3',
		line: 'Duidelijk hoger dan in het begin',
		why: 'Van 6,8 naar 8,3',
		rows: [
			[5, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8],
			[7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8],
			[8, 8, 8, 8, 8, 9, 9, 9, 9, 9, 9, 9, 9],
			[8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9]
		],
		means: ['6,8', '7,5', '8,6', '8,3']
	},
	{
		name: 'Gesprek',
		mean: '8,8',
		line: 'Dipte in keer 3, nu hoger',
		why: 'Jullie vroegen meer gesprek. Dat kwam er.',
		rows: [
			[6, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8],
			[8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9],
			[6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8],
			[8, 8, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9]
		],
		means: ['7,4', '8,2', '7,0', '8,8']
	}
];

/** What a clock says. */
export const clockWords = {
	label: 'Tijd over',
	clockLabel: 'Tijd over',
	wrapUp: 'Rond af, nog even',
	overtime: (minutes: number) => (minutes === 0 ? 'De tijd is om' : `${minutes} min langer`)
};

/** Milliseconds in a number of minutes and seconds. */
export const time = (minutes: number, seconds = 0): number => (minutes * 60 + seconds) * 1000;
