import type { Rule } from './rule.ts';

/** Commitment, the members, and the organisation behind them. Handbook 2.3.1.3 to 2.3.3. */
export const belong = [
	{
		id: 'H71',
		section: '2.3.1.3',
		nl: 'De leden maken het netwerk: ze vragen, denken mee en geven elkaar antwoord.',
		en: 'The members make the network: they ask, think along and answer one another.'
	},
	{
		id: 'H72',
		section: '2.3.1.3',
		nl: 'Vraag leden om iets uit hun eigen organisatie mee te brengen.',
		en: 'Ask members to bring something from their own organisation.'
	},
	{
		id: 'H73',
		section: '2.3.2',
		nl: 'Leden verwoorden eigen leervragen, kijken terug en geven zelf richting.',
		en: 'Members phrase their own questions, look back and give direction themselves.'
	},
	{
		id: 'H74',
		section: '2.3.2',
		nl: 'Iedereen kan mee met de gewone middelen: mail en een telefoon.',
		en: 'Everybody can take part with ordinary means: mail and a phone.'
	},
	{
		id: 'H75',
		section: '2.3.3',
		nl: 'Er is veiligheid, respect, waardering en ruimte.',
		en: 'There is safety, respect, appreciation and room.'
	},
	{
		id: 'H76',
		section: '2.3.3',
		nl: 'De organisatie geeft het netwerk waarde, een doel, tijd en ruimte.',
		en: 'The organisation gives the network value, a goal, time and room.'
	},
	{
		id: 'H77',
		section: '2.3.3',
		nl: 'Fouten en zoeken worden niet gestraft.',
		en: 'Errors and searching are not punished.'
	},
	{
		id: 'H78',
		section: '2.3.3',
		nl: 'Leidinggevenden maken plaats om het geleerde te gebruiken.',
		en: 'Managers make room to use what was learned.'
	},
	{
		id: 'H79',
		section: '2.3.3',
		nl: 'Regel zalen, techniek en budget.',
		en: 'Arrange rooms, technology and budget.'
	},
	{
		id: 'H80',
		section: '2.3.3',
		nl: 'Een platform ondersteunt de bijeenkomst en vervangt ze nooit.',
		en: 'A platform supports the meeting and never replaces it.'
	},
	{
		id: 'H81',
		section: '2.3.3',
		nl: 'Leden en begeleider zijn gelijk. De begeleider spreekt mensen aan op gedrag.',
		en: 'Members and facilitator are equals. The facilitator addresses behaviour.'
	}
] as const satisfies readonly Rule[];
