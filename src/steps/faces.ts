import type { Chapter } from '#platform/i18n/translate.ts';
import type { Faces, StepKindName } from './contract.ts';

/** The faces of every kind: the only list of them in the browser. */
export const faces: Record<StepKindName, Faces> = {
	talk: {
		Phone: () => import('./talk/Phone.svelte'),
		Cockpit: () => import('./talk/Cockpit.svelte'),
		Screen: () => import('./talk/Screen.svelte')
	},
	pair: {
		Phone: () => import('./pair/Phone.svelte'),
		Cockpit: () => import('./pair/Cockpit.svelte'),
		Screen: () => import('./pair/Screen.svelte')
	},
	turn: {
		Phone: () => import('./turn/Phone.svelte'),
		Cockpit: () => import('./turn/Cockpit.svelte'),
		Screen: () => import('./turn/Screen.svelte')
	},
	write: {
		Phone: () => import('./write/Phone.svelte'),
		Cockpit: () => import('./write/Cockpit.svelte'),
		Screen: () => import('./write/Screen.svelte')
	},
	cluster: {
		Phone: () => import('./cluster/Phone.svelte'),
		Cockpit: () => import('./cluster/Cockpit.svelte'),
		Screen: () => import('./cluster/Screen.svelte')
	},
	vote: {
		Phone: () => import('./vote/Phone.svelte'),
		Cockpit: () => import('./vote/Cockpit.svelte'),
		Screen: () => import('./vote/Screen.svelte')
	},
	consult: {
		Phone: () => import('./consult/Phone.svelte'),
		Cockpit: () => import('./consult/Cockpit.svelte'),
		Screen: () => import('./consult/Screen.svelte')
	},
	group: {
		Phone: () => import('./group/Phone.svelte'),
		Cockpit: () => import('./group/Cockpit.svelte'),
		Screen: () => import('./group/Screen.svelte')
	},
	exchange: {
		Phone: () => import('./exchange/Phone.svelte'),
		Cockpit: () => import('./exchange/Cockpit.svelte'),
		Screen: () => import('./exchange/Screen.svelte')
	},
	weigh: {
		Phone: () => import('./weigh/Phone.svelte'),
		Cockpit: () => import('./weigh/Cockpit.svelte'),
		Screen: () => import('./weigh/Screen.svelte')
	},
	form: {
		Phone: () => import('./form/Phone.svelte'),
		Cockpit: () => import('./form/Cockpit.svelte'),
		Screen: () => import('./form/Screen.svelte')
	},
	draft: {
		Phone: () => import('./draft/Phone.svelte'),
		Cockpit: () => import('./draft/Cockpit.svelte'),
		Screen: () => import('./draft/Screen.svelte')
	},
	present: {
		Phone: () => import('./present/Phone.svelte'),
		Cockpit: () => import('./present/Cockpit.svelte'),
		Screen: () => import('./present/Screen.svelte')
	},
	track: {
		Phone: () => import('./track/Phone.svelte'),
		Cockpit: () => import('./track/Cockpit.svelte'),
		Screen: () => import('./track/Screen.svelte')
	}
};

/** The chapter of messages that a kind has for itself, besides `ui`, `errors` and `steps`. A phone loads it with the face. */
export const words: Partial<Record<StepKindName, Chapter>> = {
	vote: 'vote',
	turn: 'round',
	cluster: 'board',
	consult: 'consult',
	exchange: 'exchange',
	weigh: 'weigh',
	form: 'form',
	draft: 'draft',
	present: 'present',
	track: 'tracks'
};
