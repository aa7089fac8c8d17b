import { step, type Method } from '#methods/model.ts';

/** Methods that end a meeting so that nothing is lost (handbook 2.3.1.1 skill 1, 2.4). */
export const close: readonly Method[] = [
	{
		id: 'recap_next_agenda',
		name: {
			nl: 'Terugblik en volgende keer',
			en: 'Recap and next time',
			fr: 'Bilan et prochain ordre du jour'
		},
		purpose: {
			nl: 'Per punt: is het rond, was het een zijspoor, of gaan we verder? De groep kiest de volgende agenda.',
			en: 'Point by point: is it done, was it off track, or do we go on? The group chooses the next agenda.'
		},
		family: 'frame',
		people: { min: 3, max: 50 },
		covers: [],
		steps: [
			step({
				id: 'recap',
				kind: 'talk',
				minutes: 4,
				mode: 'listening',
				title: { nl: 'Terugblik', en: 'Recap' },
				prompt: { nl: 'Dit is rond. Hiermee gaan we verder.', en: 'This is done. With this we go on.' }
			}),
			step({
				id: 'correct',
				kind: 'talk',
				minutes: 4,
				mode: 'plenary',
				title: { nl: 'Klopt dit?', en: 'Is this right?' },
				prompt: {
					nl: 'Is jouw vraag beantwoord: ja, deels of nee?',
					en: 'Is your question answered: yes, partly or no?'
				},
				phoneDown: false
			}),
			step({
				id: 'themes',
				kind: 'talk',
				minutes: 6,
				mode: 'plenary',
				title: { nl: 'Thema’s voor volgende keer', en: 'Themes for next time' },
				prompt: { nl: 'Wat willen jullie volgende keer?', en: 'What do you want next time?' }
			}),
			step({
				id: 'practical',
				kind: 'talk',
				minutes: 4,
				mode: 'plenary',
				title: { nl: 'Waar en wanneer', en: 'Where and when' },
				prompt: { nl: 'Wie ontvangt ons? Wie brengt een case?', en: 'Who hosts us? Who brings a case?' }
			})
		],
		rescue: [],
		source: 'handbook 2.3.1.1 skill 1'
	},
	{
		id: 'check_out',
		name: { nl: 'Check-out', en: 'Check-out', fr: 'Tour de clôture' },
		purpose: {
			nl: 'De kring sluiten: wat neem je mee, en wat ga je proberen?',
			en: 'Close the circle: what do you take home, and what will you try?'
		},
		family: 'reflect',
		people: { min: 3, max: 40 },
		covers: [],
		steps: [
			step({
				id: 'alone',
				kind: 'talk',
				minutes: 2,
				mode: 'individual',
				title: { nl: 'Eerst alleen', en: 'First alone' },
				prompt: {
					nl: 'Wat neem je mee? Wat ga je proberen, en wanneer?',
					en: 'What do you take home? What will you try, and when?'
				}
			}),
			step({
				id: 'round',
				kind: 'turn',
				minutes: 8,
				mode: 'plenary',
				title: { nl: 'Een voor een', en: 'One by one' },
				prompt: { nl: 'Zeg het in één zin.', en: 'Say it in one sentence.' },
				settings: { order: 'random', capSeconds: 30 }
			})
		],
		rescue: [],
		source: 'handbook 2.4'
	},
	{
		id: 'evaluation',
		name: { nl: 'Wat vond je ervan?', en: 'What did you think of it?', fr: 'Évaluation' },
		purpose: {
			nl: 'Vijf minuten op de telefoon, zonder naam, zodat het volgende keer beter kan.',
			en: 'Five minutes on the phone, without a name, so that next time can be better.'
		},
		family: 'reflect',
		people: { min: 3, max: 500 },
		covers: [],
		steps: [
			step({
				id: 'form',
				kind: 'talk',
				minutes: 8,
				mode: 'individual',
				title: { nl: 'Wat vond je ervan?', en: 'What did you think of it?' },
				prompt: {
					nl: 'Vul het in op je telefoon. Niemand ziet jouw naam.',
					en: 'Fill it in on your phone. Nobody sees your name.'
				},
				phoneDown: false,
				settings: { opens: 'evaluation' }
			})
		],
		rescue: [],
		source: 'handbook 2.4'
	}
];
