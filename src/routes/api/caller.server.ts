import { json, type RequestEvent } from '@sveltejs/kit';
import { enterNetwork, enterMeeting } from '#platform/auth/mint.server.ts';
import { personByToken } from '#platform/auth/persons.server.ts';
import type { ScopeName, Scopes } from '#platform/auth/scope.ts';
import { execute } from '#platform/commands/execute.ts';
import { mayDo } from '#platform/limits.ts';
import { findCommand } from '#routes/registry.server.ts';
import { statusOf } from '#routes/action.server.ts';

/** The longest body an API request may have. */
const LONGEST = 65_536;

/** Which thing the address names. */
export interface Target {
	network?: string;
	meeting?: number;
}

/** Carries out an API request: who calls by their token, what by the address, with the body as input. */
export async function callCommand(event: RequestEvent, name: string, target: Target): Promise<Response> {
	const { runtime } = event.locals;
	const now = runtime.clock.now();
	const token = bearer(event.request);
	const person = token === null ? null : await personByToken(runtime.db, token, now);
	if (token === null || !person) return problem(401, 'not_signed_in');
	if (!(await mayDo('commands', person.personId))) return tooMany(10);
	const command = findCommand(name);
	if (!command || command.scope === 'stranger') return problem(404, 'not_found');
	// What strangers do here is limited at its page by address; whoever has a token is no stranger.
	if (command.scope === 'public' && !(await mayDo('registering', person.personId))) return tooMany(600);
	const scope = await scopeFor(event, command.scope, target, token, person);
	if (!scope) return problem(404, 'not_found');
	if (Number(event.request.headers.get('content-length')) > LONGEST) return problem(413, 'too_much');
	const input = await body(event.request);
	if (input === undefined) return problem(400, 'invalid');
	const key = event.request.headers.get('idempotency-key');
	if (key !== null && !/^[\w.:-]{8,100}$/.test(key))
		return problem(400, 'invalid', { 'Idempotency-Key': 'invalid' });
	const outcome = await execute(runtime, command, scope, input, key ?? undefined);
	if (outcome.ok) return json({ value: outcome.value ?? null });
	return problem(statusOf(outcome.reason), outcome.reason, outcome.fields);
}

async function scopeFor(
	event: RequestEvent,
	wanted: ScopeName,
	target: Target,
	token: string,
	person: Scopes['person']
): Promise<Scopes[ScopeName] | null> {
	if (wanted === 'person') return target.network === undefined ? person : null;
	if (target.network === undefined) return null;
	const { runtime } = event.locals;
	const tokens = { login: null, seat: null, api: token };
	const entry = await enterNetwork(runtime.db, target.network, tokens, runtime.clock.now());
	if (!entry) return null;
	if (wanted === 'public') return entry.public;
	const { network } = entry;
	if (!network || wanted === 'network') return network;
	const { meeting } = target;
	if (meeting === undefined) return null;
	return enterMeeting(runtime.db, network, meeting);
}

/** The secret of the Authorization header, or null. */
export function bearer(request: Request): string | null {
	const header = request.headers.get('authorization') ?? '';
	return /^Bearer (kring_[\w-]{20,100})$/.exec(header)?.[1] ?? null;
}

async function body(request: Request): Promise<unknown> {
	const text = await request.text();
	if (text.length > LONGEST) return undefined;
	if (text === '') return {};
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A refusal in the words of RFC 9457. */
export function problem(
	status: number,
	reason: string,
	fields?: Record<string, string>,
	headers: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {}
): Response {
	return new Response(
		JSON.stringify({ type: 'about:blank', title: reason, status, ...(fields ? { fields } : {}) }),
		{ status, headers: { ...headers, 'content-type': 'application/problem+json' } }
	);
}

function tooMany(seconds: number): Response {
	return problem(429, 'too_many_tries', undefined, { 'retry-after': String(seconds) });
}
