import { step, type Method } from '#methods/model.ts';

/** Methods to get acquainted (handbook 2.2.1). */
export const acquaint: readonly Method[] = [
	{
		id: 'speed_dating',
		name: { nl: 'Speeddate', en: 'Speed dating', fr: 'Rencontres express' },
		purpose: {
			nl: 'Iedereen praat met iedereen, twee aan twee, voor het eerste gesprek met de hele groep.',
			en: 'Everyone talks with everyone, two by two, before the first talk of the whole group.'
		},
		family: 'acquaint',
		people: { min: 3, max: 16 },
		covers: ['acquaintance'],
		steps: [
			step({
				id: 'explain',
				kind: 'talk',
				minutes: 3,
				mode: 'listening',
				title: { nl: 'Zo werkt het', en: 'How it works' },
				prompt: {
					nl: 'Elke ronde praat je met iemand anders. Je telefoon toont aan welke tafel je zit.',
					en: 'Each round you talk with somebody else. Your phone shows your table.'
				}
			}),
			step({
				id: 'rounds',
				kind: 'pair',
				minutes: 48,
				mode: 'pair',
				title: { nl: 'Gesprekken met twee', en: 'Talks of two' },
				prompt: {
					nl: 'Wat doe je, en welke vraag houdt je nu het meest bezig?',
					en: 'What do you do, and which question is on your mind most?'
				}
			}),
			step({
				id: 'harvest',
				kind: 'write',
				minutes: 6,
				mode: 'plenary',
				title: { nl: 'Wat bleef hangen', en: 'What stayed with you' },
				prompt: {
					nl: 'Wat hoorde je dat je straks in de groep wil terugzien?',
					en: 'What did you hear that the group should come back to?'
				},
				settings: { anonymous: false, per: 'person', asQuestions: false }
			})
		],
		rescue: [
			{ nl: 'Wat heb jij al geprobeerd?', en: 'What have you tried already?' },
			{ nl: 'Wat wil jij hier zeker leren?', en: 'What do you want to learn here above all?' }
		],
		source: 'handbook 2.2.1'
	}
];
