import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { firstAdministratorLink, signInLink } from '#platform/auth/first-administrator.server.ts';
import type { Runtime } from '#platform/commands/runtime.ts';
import { readTokens } from '#platform/auth/cookies.ts';
import { databaseAnswers, lostDatabase } from '#platform/health.server.ts';
import { log } from '#platform/errors/log.ts';
import { chooseLocale, LOCALE_COOKIE } from '#platform/i18n/locale.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import { newId } from '#platform/ids/ids.ts';
import { FACILITATOR } from '#demo/announce.server.ts';
import { loadDemo } from '#demo/load.server.ts';
import { recognisePerson } from '#routes/action.server.ts';
import { installation } from '#routes/app.server.ts';

export const init: ServerInit = async () => {
	const { runtime } = await installation();
	const email = process.env['ADMIN_EMAIL']?.trim() || 'beheer@kring.example';
	const secret = await firstAdministratorLink(runtime.db, email, runtime.clock.now());
	if (secret !== null) {
		process.stdout.write(
			`Sign in as administrator (works once, for a day): ${runtime.origin}/sign-in/${secret}\n`
		);
	}
	if (process.env['KRING_DEMO'] === '1') void tellDemo(runtime);
};

/** Loads the demo beside the first requests: nobody waits for it, and what is left undone goes on at the next start. */
async function tellDemo(runtime: Runtime): Promise<void> {
	try {
		if (!(await loadDemo(runtime))) return;
		const link = await signInLink(runtime.db, FACILITATOR.email, runtime.clock.now());
		process.stdout.write(
			`Sign in as ${FACILITATOR.name}, facilitator of the demo networks: ${runtime.origin}/sign-in/${link}\n`
		);
	} catch (error) {
		const says = error instanceof Error ? error.message : 'unknown';
		log('warn', 'the demo is not complete yet', { error: says });
	}
}

const THEMES = ['auto', 'light', 'dark'] as const;

export const handle: Handle = async (input) => {
	const { runtime } = await installation();
	const response = await Promise.resolve(answer(input)).catch((error: unknown) => error);
	// While the database is away nobody is told that something broke: they are asked to come back in a moment.
	const broken = !(response instanceof Response) || response.status === 500;
	const lost = input.event.locals.lostDatabase || lostDatabase(response);
	if (broken && (lost || !(await databaseAnswers(runtime.db)))) {
		return new Response(null, { status: 503, headers: { 'retry-after': '2', 'cache-control': 'no-store' } });
	}
	if (response instanceof Response) return response;
	throw response;
};

const answer: Handle = async ({ event, resolve }) => {
	const { runtime, keptPages } = await installation();
	// A zero sign is in no address of ours, and no database can keep one.
	if (event.url.href.includes('%00')) return new Response(null, { status: 400 });
	// The one action of a page has no name in an address; Kit would say that this broke.
	if (event.url.searchParams.has('/default')) return new Response(null, { status: 404 });
	event.locals.runtime = runtime;
	event.locals.tokens = readTokens(event.cookies, runtime.origin);
	const person = await recognisePerson(event);
	event.locals.person = person;
	event.locals.language = chooseLocale({
		person: person?.language ?? null,
		cookie: event.cookies.get(LOCALE_COOKIE) ?? null,
		acceptLanguage: event.request.headers.get('accept-language')
	});
	const theme = event.cookies.get('kring_theme');
	event.locals.theme = THEMES.find((known) => known === theme) ?? person?.theme ?? 'auto';

	const key = strangersKey(event);
	const kept = key === null ? undefined : keptPages.find(key);
	if (kept) return kept;
	const begun = performance.now();
	const response = await resolve(event, {
		// The one typeface is asked for with the page, so that no text moves when it arrives.
		preload: ({ type }) => type === 'js' || type === 'css' || type === 'font',
		transformPageChunk: ({ html }) => {
			// All that is filled in stands in the head: the body, a hundred times as long, is not searched for it.
			const body = html.indexOf('</head>');
			if (body < 0) return html;
			const isAlive = html.includes('__sveltekit_', body);
			const head = html.slice(0, body);
			return (
				stylesFirst(isAlive ? head : withoutIdleScript(head))
					.replace('%kring.lang%', event.locals.language)
					.replace('%kring.theme%', event.locals.theme) + html.slice(body)
			);
		}
	});
	const headers = response.headers;
	if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
	const { keepFor } = event.locals;
	if (key === null || keepFor === undefined || response.status !== 200 || headers.has('set-cookie'))
		return response;
	return keptPages.keep(key, keepFor, begun, response);
};

/**
 * A page that comes complete has no script, so nothing has to catch what is pressed before it is alive; its policy
 * allows no script at all, and the browser would say so in its console.
 */
function withoutIdleScript(head: string): string {
	return head.replace(/<script nonce[^>]*>[^]*?window\.early[^]*?<\/script>\s*/u, '');
}

/**
 * A page can be read once it has its styles, and pressed once it has its scripts. A browser asks for six things at a time,
 * in the order in which they stand: styles come first, and what is fetched beforehand gives way to them.
 */
function stylesFirst(head: string): string {
	const styles = /<link [^>]*rel="stylesheet"[^>]*>/gu;
	return head
		.replace(styles, '')
		.replace('%kring.styles%', (head.match(styles) ?? []).join(''))
		.replace(/ rel="(module)?preload"/gu, '$& fetchpriority="low"');
}

/** All that the page of somebody who showed no secret can depend on; null where a page may not be kept. */
function strangersKey({ request, url, isDataRequest, locals }: RequestEvent): string | null {
	const { login, seat } = locals.tokens;
	if (login !== null || seat !== null || request.method !== 'GET' || isDataRequest) return null;
	// An address with a question in it is somebody's own, and there are as many as anybody cares to make up.
	if (url.search !== '') return null;
	return `${url.pathname} ${locals.language} ${locals.theme}`;
}

const words = { nl: await loadMessages('nl', ['errors']), en: await loadMessages('en', ['errors']) };

/** What is said of a request that Kit itself refuses: the fault is not ours, and nothing broke. */
const FAULTS: Record<number, 'errors.not_found' | 'errors.too_much'> = {
	404: 'errors.not_found',
	413: 'errors.too_much'
};

/** Logs breakage under a number that the person sees; tells neither what broke nor where. Kit does not wait for it. */
export const handleError: HandleServerError = (caught) => {
	// What a route refused in words of its own ("not here") is no breakage.
	if (caught.kind === 'app') return { message: caught.error.message };
	const t = words[caught.event.locals.language ?? 'nl'];
	if (caught.kind === 'framework' && caught.error.status < 500)
		return { message: t(FAULTS[caught.error.status] ?? 'errors.invalid') };
	const error = 'error' in caught ? caught.error : caught;
	if (isCutOff(error)) return { message: t('errors.broken') };
	const reference = newId().slice(0, 8);
	caught.event.locals.lostDatabase = lostDatabase(error);
	log('error', 'request failed', {
		reference,
		route: caught.event.route.id ?? '',
		error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
		stack: error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6).join(' | ') : ''
	});
	return { message: t('errors.broken'), reference };
};

/** Whether Node says that who asked went away in the middle of sending, as a phone in a tunnel does: nobody waits, nothing broke. */
function isCutOff(error: unknown): boolean {
	return (
		error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'
	);
}
