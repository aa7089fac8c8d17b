import { step, type Method } from '#methods/model.ts';

/** Methods to collect questions and expectations (handbook 2.2.2). */
export const inventory: readonly Method[] = [
	{
		id: 'round_table',
		name: { nl: 'Tafelronde', en: 'Round table', fr: 'Tour de table' },
		purpose: {
			nl: 'Iedereen zegt een vraag en een verwachting. Niemand geeft commentaar.',
			en: 'Everyone says a question and an expectation. Nobody comments.'
		},
		family: 'inventory',
		people: { min: 5, max: 20 },
		covers: ['expectations'],
		steps: [
			step({
				id: 'write',
				kind: 'write',
				minutes: 2,
				mode: 'individual',
				title: { nl: 'Schrijf je vraag op', en: 'Write your question' },
				prompt: {
					nl: 'Wat wil je hier leren? Welke ervaring wil je aan de orde stellen?',
					en: 'What do you want to learn here? Which experience do you want to raise?'
				},
				settings: { anonymous: false, per: 'person', asQuestions: true }
			}),
			step({
				id: 'round',
				kind: 'turn',
				minutes: 24,
				mode: 'plenary',
				title: { nl: 'Een voor een', en: 'One by one' },
				prompt: {
					nl: 'Lees je vraag voor. Zeg in één zin waarom ze nu belangrijk is.',
					en: 'Read your question aloud. Say in one sentence why it matters now.'
				},
				settings: { order: 'seats', capSeconds: 90 }
			}),
			step({
				id: 'read_back',
				kind: 'talk',
				minutes: 6,
				mode: 'plenary',
				title: { nl: 'Nog eens lezen', en: 'Read again' },
				prompt: { nl: 'Staat jouw vraag er goed?', en: 'Is your question worded well?' },
				phoneDown: false
			})
		],
		rescue: [
			{
				nl: 'Welke vraag stelde een collega je vorige week?',
				en: 'Which question did a colleague ask you last week?'
			},
			{ nl: 'Wanneer is dit netwerk voor jou geslaagd?', en: 'When is this network a success for you?' }
		],
		source: 'handbook 2.2.2'
	}
];
