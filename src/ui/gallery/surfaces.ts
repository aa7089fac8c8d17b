/** The sample screens that fill a window of their own, by the last part of their address. */
export const surfaces = [
	'phone-note',
	'phone-mark',
	'phone-vote',
	'phone-pair',
	'phone-down',
	'phone-join',
	'phone-home',
	'room-question',
	'room-themes',
	'room-listen',
	'room-lobby',
	'cockpit'
] as const;

/** The themes a gallery page can be seen in. */
export const themes = ['light', 'dark', 'room', 'dim', 'auto'] as const;

/** The theme asked for in an address; light when it is none of them. */
export function chosenTheme(search: Pick<URLSearchParams, 'get'>): (typeof themes)[number] {
	return themes.find((theme) => theme === search.get('theme')) ?? 'light';
}
