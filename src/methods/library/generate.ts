import { step, type Method } from '#methods/model.ts';
import { RESCUE } from '#methods/library/rescue.ts';

/** Methods to find many ideas and bring them together (handbook 2.2.3). */
export const generate: readonly Method[] = [
	{
		id: 'brainstorm_postit',
		name: {
			nl: 'Brainstorm met briefjes',
			en: 'Brainstorm with notes',
			fr: 'Remue-méninges en sous-groupes'
		},
		purpose: {
			nl: 'Kleine groepen zoeken antwoorden op één vraag. Daarna leggen jullie alle briefjes samen.',
			en: 'Small groups look for answers to one question. Then you bring all notes together.'
		},
		family: 'generate',
		people: { min: 8, max: 50 },
		covers: [],
		steps: [
			step({
				id: 'explain',
				kind: 'talk',
				minutes: 4,
				mode: 'listening',
				title: { nl: 'De vraag', en: 'The question' },
				prompt: {
					nl: 'Eén vraag, veel antwoorden. Geen kritiek. Eén idee per briefje.',
					en: 'One question, many answers. No criticism. One idea a note.'
				}
			}),
			step({
				id: 'alone',
				kind: 'write',
				minutes: 4,
				mode: 'individual',
				title: { nl: 'Eerst alleen', en: 'First alone' },
				prompt: { nl: 'Schrijf alles op wat in je opkomt.', en: 'Write down all that comes up.' },
				settings: { anonymous: true, per: 'person', asQuestions: false }
			}),
			step({
				id: 'groups',
				kind: 'write',
				minutes: 14,
				mode: 'subgroup',
				title: { nl: 'In groepjes verder', en: 'On in small groups' },
				prompt: { nl: 'Lees voor, vul aan, bouw verder.', en: 'Read aloud, add, build on.' },
				settings: { anonymous: true, per: 'subgroup', asQuestions: false }
			}),
			step({
				id: 'cluster',
				kind: 'cluster',
				minutes: 14,
				mode: 'plenary',
				title: { nl: 'Samen leggen', en: 'Bring together' },
				prompt: {
					nl: 'Wat hoort samen? Hoe heet deze groep?',
					en: 'What belongs together? What is this group called?'
				},
				settings: { notes: 'item' }
			}),
			step({
				id: 'talk',
				kind: 'talk',
				minutes: 6,
				mode: 'plenary',
				title: { nl: 'Wat valt op', en: 'What stands out' },
				prompt: {
					nl: 'Wat valt op? Hoe belangrijk is dit bij jullie?',
					en: 'What stands out? How important is this at your place?'
				}
			}),
			step({
				id: 'interest',
				kind: 'vote',
				minutes: 3,
				mode: 'individual',
				title: { nl: 'Verder hiermee', en: 'On with this' },
				prompt: {
					nl: 'Met welk thema wil je volgende keer verder?',
					en: 'Which theme do you want to go on with next time?'
				},
				settings: { method: 'score', from: 'clusters' }
			})
		],
		rescue: RESCUE,
		source: 'handbook 2.2.3'
	},
	{
		id: 'affinity_clustering',
		name: { nl: 'Briefjes samen leggen', en: 'Bring notes together', fr: 'Regroupement par affinités' },
		purpose: {
			nl: 'Van veel briefjes naar vijf tot negen thema’s met een naam.',
			en: 'From many notes to five to nine themes with a name.'
		},
		family: 'converge',
		people: { min: 3, max: 25 },
		covers: [],
		steps: [
			step({
				id: 'explain',
				kind: 'talk',
				minutes: 2,
				mode: 'listening',
				title: { nl: 'Zo werkt het', en: 'How it works' },
				prompt: {
					nl: 'Eerst zwijgen en schuiven. Elk briefje krijgt één plaats.',
					en: 'First move in silence. Each note gets one place.'
				}
			}),
			step({
				id: 'cluster',
				kind: 'cluster',
				minutes: 14,
				mode: 'plenary',
				title: { nl: 'Samen leggen', en: 'Bring together' },
				prompt: {
					nl: 'Wat hoort samen? Geef elke groep een naam.',
					en: 'What belongs together? Name each group.'
				},
				settings: { notes: 'meeting' }
			}),
			step({
				id: 'check',
				kind: 'talk',
				minutes: 4,
				mode: 'plenary',
				title: { nl: 'Klopt het?', en: 'Is it right?' },
				prompt: { nl: 'Welk briefje staat nog alleen?', en: 'Which note still stands alone?' }
			})
		],
		rescue: [
			{ nl: 'Welke naam is een vraag?', en: 'Which name is a question?' },
			{ nl: 'Welke twee groepen lijken op elkaar?', en: 'Which two groups are alike?' }
		],
		source: 'handbook 2.2.3'
	}
];
