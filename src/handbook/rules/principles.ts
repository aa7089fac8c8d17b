import type { Rule } from './rule.ts';

/** Twenty principles of use: what a room full of people needs from a screen. */
export const principles = [
	{
		id: 'U1',
		section: '1',
		nl: 'Het zaalscherm is leesbaar op acht meter.',
		en: 'The room screen is legible at eight metres.'
	},
	{
		id: 'U2',
		section: '2',
		nl: 'Het zaalscherm zegt één ding tegelijk.',
		en: 'The room screen says one thing at a time.'
	},
	{
		id: 'U3',
		section: '3',
		nl: 'Alles op de telefoon lukt met één duim.',
		en: 'Everything on the phone works with one thumb.'
	},
	{
		id: 'U4',
		section: '4',
		nl: 'Je doet mee zonder account en zonder app.',
		en: 'You take part without an account and without an app.'
	},
	{
		id: 'U5',
		section: '5',
		nl: 'Zonder netwerk werk je gewoon door. Er gaat niets verloren.',
		en: 'Without a network you simply go on. Nothing is lost.'
	},
	{
		id: 'U6',
		section: '6',
		nl: 'De begeleider kijkt naar mensen en niet naar een scherm.',
		en: 'The facilitator looks at people, not at a screen.'
	},
	{
		id: 'U7',
		section: '7',
		nl: 'De tijd is mild en voor iedereen gelijk.',
		en: 'Time is gentle and the same for everybody.'
	},
	{
		id: 'U8',
		section: '8',
		nl: 'Eerst denken, dan praten.',
		en: 'Think first, then talk.'
	},
	{
		id: 'U9',
		section: '9',
		nl: 'Bij elk veld staat wie het ziet.',
		en: 'Every field says who will see it.'
	},
	{
		id: 'U10',
		section: '10',
		nl: 'Alles is veilig, ook als je niets instelt.',
		en: 'Everything is safe, also when you set nothing.'
	},
	{
		id: 'U11',
		section: '11',
		nl: 'Je kunt alles ongedaan maken.',
		en: 'You can undo everything.'
	},
	{
		id: 'U12',
		section: '12',
		nl: 'De taal is eenvoudig.',
		en: 'The language is plain.'
	},
	{
		id: 'U13',
		section: '13',
		nl: 'Iedereen kan mee, ook met een beperking, ook in de zaal.',
		en: 'Everybody can take part, also with a disability, also on stage.'
	},
	{
		id: 'U14',
		section: '14',
		nl: 'Weinig licht, weinig geluid.',
		en: 'Low light, low noise.'
	},
	{
		id: 'U15',
		section: '15',
		nl: 'Meestal ligt je telefoon neer.',
		en: 'Most of the time your phone is down.'
	},
	{
		id: 'U16',
		section: '16',
		nl: 'Te laat, vroeg weg of afwezig is gewoon.',
		en: 'Late, early or absent is normal.'
	},
	{
		id: 'U17',
		section: '17',
		nl: 'Gemaakt voor een kleine groep, en een grote groep kan ook.',
		en: 'Made for a small group, and a large group works too.'
	},
	{
		id: 'U18',
		section: '18',
		nl: 'Papier telt volledig mee.',
		en: 'Paper counts in full.'
	},
	{
		id: 'U19',
		section: '19',
		nl: 'De oogst is klaar als mensen naar huis gaan.',
		en: 'The harvest is ready when people leave.'
	},
	{
		id: 'U20',
		section: '20',
		nl: 'Rustig en mooi, zonder spel of klassement.',
		en: 'Calm and beautiful, without games or rankings.'
	}
] as const satisfies readonly Rule[];
