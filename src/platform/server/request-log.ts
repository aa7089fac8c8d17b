import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '../errors/log.ts';

/** A route of the built app: its id has names in the place of ids, codes and tokens. */
export interface Route {
	id: string;
	pattern: RegExp;
}

/**
 * The path of a request as it may stand in a log: the route, never what stands in the place of its parameters, never
 * the query. What is no route is only called a file, or unknown.
 */
export function pathForLog(url: string, routes: Route[]): string {
	const path = url.split(/[?#]/, 1)[0] ?? '';
	if (path.startsWith('/_app/')) return '/_app/*';
	const page = path.replace(/\/__data\.json$/, '').replace(/(.)\/$/, '$1') || '/';
	let readable = page;
	try {
		readable = decodeURI(page);
	} catch {
		// Not valid: the app refuses it, and no pattern needs to match.
	}
	const route = routes.find(({ pattern }) => pattern.test(readable));
	if (route !== undefined) return route.id.replaceAll(/\/\([^/]+\)/g, '') || '/';
	return /^\/[\w-]+\.(ico|svg|png|txt|webmanifest|js)$/.test(path) ? path : 'unknown';
}

/** Writes one line when the response is over: who asked is not in it. An event stream counts until it ends. */
export function logRequest(request: IncomingMessage, response: ServerResponse, routes: () => Route[]): void {
	const begun = performance.now();
	response.once('close', () => {
		log(response.statusCode >= 500 ? 'warn' : 'info', 'request', {
			method: request.method ?? '',
			path: pathForLog(request.url ?? '', routes()),
			status: response.statusCode,
			ms: Math.round((performance.now() - begun) * 10) / 10
		});
	});
}
