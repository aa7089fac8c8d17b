import { step, type Method } from '#methods/model.ts';

/** Methods that begin a meeting, agree how to work, and give rest (handbook 2.2.3, 2.3.1.1). */
export const frame: readonly Method[] = [
	{
		id: 'welcome',
		name: { nl: 'Welkom', en: 'Welcome', fr: 'Accueil' },
		purpose: {
			nl: 'Iedereen weet waarvoor we hier zijn en wat er komt.',
			en: 'Everyone knows what we are here for and what comes.'
		},
		family: 'frame',
		people: { min: 2, max: 500 },
		covers: [],
		steps: [
			step({
				id: 'welcome',
				kind: 'talk',
				minutes: 5,
				mode: 'listening',
				title: { nl: 'Welkom', en: 'Welcome' },
				prompt: { nl: 'Welkom. Neem een stoel.', en: 'Welcome. Take a seat.' }
			}),
			step({
				id: 'programme',
				kind: 'talk',
				minutes: 5,
				mode: 'plenary',
				title: { nl: 'Doel en programma', en: 'Goal and programme' },
				prompt: {
					nl: 'Dit willen we vandaag bereiken. Wat ontbreekt voor jou?',
					en: 'This is what we want to reach today. What do you miss?'
				}
			})
		],
		rescue: [],
		source: 'own work'
	},
	{
		id: 'check_in',
		name: { nl: 'Check-in', en: 'Check-in', fr: 'Tour d’ouverture' },
		purpose: {
			nl: 'Aankomen, elke stem één keer horen, en weten wat er van vorige keer bleef.',
			en: 'Arrive, hear each voice once, and know what stayed from last time.'
		},
		family: 'frame',
		people: { min: 3, max: 40 },
		covers: [],
		steps: [
			step({
				id: 'ask',
				kind: 'talk',
				minutes: 1,
				mode: 'listening',
				title: { nl: 'Eén korte vraag', en: 'One short question' },
				prompt: { nl: 'Wat heb je sinds vorige keer geprobeerd?', en: 'What have you tried since last time?' }
			}),
			step({
				id: 'round',
				kind: 'turn',
				minutes: 9,
				mode: 'plenary',
				title: { nl: 'Een voor een', en: 'One by one' },
				prompt: { nl: 'Eén zin is genoeg.', en: 'One sentence is enough.' },
				settings: { order: 'random', capSeconds: 40 }
			}),
			step({
				id: 'last_time',
				kind: 'talk',
				minutes: 3,
				mode: 'listening',
				title: { nl: 'Van vorige keer', en: 'From last time' },
				prompt: { nl: 'Dit nemen we mee van vorige keer.', en: 'This is what we bring from last time.' }
			})
		],
		rescue: [],
		source: 'own work'
	},
	{
		id: 'ground_rules',
		name: { nl: 'Spelregels', en: 'Ground rules', fr: 'Règles de fonctionnement' },
		purpose: {
			nl: 'De groep maakt haar eigen afspraken, zegt ze luidop en neemt ze aan.',
			en: 'The group makes its own agreements, says them aloud and adopts them.'
		},
		family: 'frame',
		people: { min: 5, max: 20 },
		covers: ['agreements'],
		steps: [
			step({
				id: 'alone',
				kind: 'write',
				minutes: 3,
				mode: 'individual',
				title: { nl: 'Eerst alleen', en: 'First alone' },
				prompt: { nl: 'Ik kan hier vrij spreken als ...', en: 'I can speak freely here if ...' },
				settings: { anonymous: true, per: 'person', asQuestions: false }
			}),
			step({
				id: 'pairs',
				kind: 'write',
				minutes: 8,
				mode: 'pair',
				title: { nl: 'Met twee', en: 'In twos' },
				prompt: {
					nl: 'Maak er een afspraak van die je kan zien of horen.',
					en: 'Make it an agreement that one can see or hear.'
				},
				settings: { anonymous: true, per: 'person', asQuestions: false }
			}),
			step({
				id: 'cluster',
				kind: 'cluster',
				minutes: 10,
				mode: 'plenary',
				title: { nl: 'Samen leggen', en: 'Bring together' },
				prompt: {
					nl: 'Wat hoort samen, en wat ontbreekt nog?',
					en: 'What belongs together, and what is missing?'
				},
				settings: { notes: 'item' }
			}),
			step({
				id: 'consent',
				kind: 'vote',
				minutes: 6,
				mode: 'plenary',
				title: { nl: 'Kan je hiermee leven?', en: 'Can you live with this?' },
				prompt: {
					nl: 'Kan je met deze afspraken leven? Zo niet, wat moet anders?',
					en: 'Can you live with these agreements? If not, what must change?'
				},
				settings: { method: 'consent' }
			})
		],
		rescue: [
			{ nl: 'Wat doen we met telefoons?', en: 'What do we do with phones?' },
			{ nl: 'Wat blijft in deze kamer?', en: 'What stays in this room?' },
			{ nl: 'Wat doen we als het misgaat?', en: 'What do we do when it goes wrong?' }
		],
		source: 'handbook 2.3.1.1 and 2.3.3'
	},
	{
		id: 'break',
		name: { nl: 'Pauze', en: 'Break', fr: 'Pause' },
		purpose: { nl: 'Even weg van de tafel.', en: 'Away from the table for a while.' },
		family: 'break',
		people: { min: 1, max: 500 },
		covers: [],
		steps: [
			step({
				id: 'break',
				kind: 'talk',
				minutes: 15,
				mode: 'break',
				title: { nl: 'Pauze', en: 'Break' },
				prompt: { nl: 'Sta op en neem iets te drinken.', en: 'Get up and have something to drink.' }
			})
		],
		rescue: [],
		source: 'own work'
	}
];
