import { step, type Method } from '#methods/model.ts';
import { RESCUE } from '#methods/library/rescue.ts';

/** Methods to exchange practice (handbook 2.3.1.2). */
export const exchange: readonly Method[] = [
	{
		id: 'experience_exchange',
		name: { nl: 'Ervaringen uitwisselen', en: 'Exchange of experience', fr: 'Échange de pratiques' },
		purpose: {
			nl: 'Twee cases uit de praktijk, dan jullie eigen vragen in twee groepen, dan het verslag met iedereen.',
			en: 'Two cases from practice, then your own questions in two groups, then the report to everyone.'
		},
		family: 'exchange',
		people: { min: 8, max: 20 },
		covers: [],
		steps: [
			step({
				id: 'theme',
				kind: 'talk',
				minutes: 5,
				mode: 'listening',
				title: { nl: 'Thema en vragen', en: 'Theme and questions' },
				prompt: {
					nl: 'We werken met de vragen die jullie meebrachten.',
					en: 'We work with the questions you brought.'
				}
			}),
			step({
				id: 'cases',
				kind: 'talk',
				minutes: 20,
				mode: 'plenary',
				title: { nl: 'Twee cases', en: 'Two cases' },
				prompt: {
					nl: 'Wat deed je, met wie, en wat was het gevolg?',
					en: 'What did you do, with whom, and what came of it?'
				}
			}),
			step({
				id: 'groups',
				kind: 'write',
				minutes: 30,
				mode: 'subgroup',
				title: { nl: 'Vragen in twee groepen', en: 'Questions in two groups' },
				prompt: {
					nl: 'Hoe pak jij dit aan? Wat werkte wel, wat niet?',
					en: 'How do you do this? What worked, what did not?'
				},
				settings: { anonymous: true, per: 'subgroup', groups: 2, asQuestions: false, stallSeconds: 600 }
			}),
			step({
				id: 'reports',
				kind: 'talk',
				minutes: 15,
				mode: 'plenary',
				title: { nl: 'Verslag per groep', en: 'Report by each group' },
				prompt: { nl: 'Wat is beantwoord, en wat nog niet?', en: 'What is answered, and what is not yet?' }
			}),
			step({
				id: 'tips',
				kind: 'talk',
				minutes: 8,
				mode: 'listening',
				title: { nl: 'Tips', en: 'Tips' },
				prompt: { nl: 'Dit kan ook helpen.', en: 'This can help too.' }
			}),
			step({
				id: 'open',
				kind: 'talk',
				minutes: 7,
				mode: 'plenary',
				title: { nl: 'Wat blijft open', en: 'What stays open' },
				prompt: {
					nl: 'Welke vraag nemen we mee naar volgende keer?',
					en: 'Which question do we take to next time?'
				}
			})
		],
		rescue: RESCUE,
		source: 'handbook 2.3.1.2'
	}
];
