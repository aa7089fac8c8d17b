import type { Cookies } from '@sveltejs/kit';
import type { Tokens } from './mint.server.ts';

/** The two cookies that prove something. Over https their names carry the prefix that binds them to this host. */
function names(origin: string): { login: string; seat: string } {
	const prefix = origin.startsWith('https:') ? '__Host-' : '';
	return { login: `${prefix}kring_login`, seat: `${prefix}kring_seat` };
}

/** The secrets this browser carries. */
export function readTokens(cookies: Cookies, origin: string): Tokens {
	const { login, seat } = names(origin);
	return { login: cookies.get(login) ?? null, seat: cookies.get(seat) ?? null };
}

/** Hands a secret to the browser; scripts on the page cannot read it. */
export function writeToken(
	cookies: Cookies,
	origin: string,
	kind: 'login' | 'seat',
	token: string,
	expires: Date
): void {
	cookies.set(names(origin)[kind], token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: origin.startsWith('https:'),
		expires
	});
}

/** Takes a secret back. */
export function clearToken(cookies: Cookies, origin: string, kind: 'login' | 'seat'): void {
	cookies.delete(names(origin)[kind], { path: '/', secure: origin.startsWith('https:') });
}
