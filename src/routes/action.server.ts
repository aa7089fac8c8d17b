import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import { enterMeeting, enterNetwork, recognise, type Entry } from '#platform/auth/mint.server.ts';
import {
	leads,
	type MeetingScope,
	type NetworkScope,
	type PersonScope,
	type ScopeName,
	type Scopes
} from '#platform/auth/scope.ts';
import type { Command } from '#platform/commands/command.ts';
import { execute } from '#platform/commands/execute.ts';
import { FORM_KEY, formInput } from '#platform/commands/form.ts';
import type { Outcome } from '#platform/commands/outcome.ts';
import { loadMessages } from '#platform/i18n/translate.ts';

/** What a form gets back when its command refused: what to say where, and everything that was typed. */
export interface FormRefusal {
	/** The command, so that a page with several forms knows which one this is about. */
	command: string;
	reason: string;
	fields: Record<string, string>;
	values: Record<string, unknown>;
}

/** Carries out a command with the fields of the posted form, adding what the page itself knows. */
export async function act<S extends ScopeName, I extends v.GenericSchema | v.GenericSchemaAsync, R>(
	event: RequestEvent,
	command: Command<S, I, R>,
	scope: Scopes[S],
	extra: Record<string, unknown> = {}
): Promise<{ ok: true; value: R } | { ok: false; failure: ActionFailure<FormRefusal> }> {
	const form = await readForm(event);
	const values = formInput(form);
	const key = form.get(FORM_KEY);
	const outcome = await execute(
		event.locals.runtime,
		command,
		scope,
		{ ...values, ...extra },
		typeof key === 'string' && key.length >= 8 && key.length <= 100
			? `${command.name}:${key}`.slice(0, 100)
			: undefined
	);
	if (outcome.ok) return outcome;
	return { ok: false, failure: refusal(command.name, outcome, values) };
}

/** The fields of the posted form; ends the request when what was posted is no form. */
export async function readForm(event: RequestEvent): Promise<FormData> {
	try {
		return await event.request.formData();
	} catch (thrown) {
		// Too large is said by the adapter, with a status of its own.
		if (!(thrown instanceof TypeError)) throw thrown;
		const t = await loadMessages(event.locals.language, ['errors']);
		error(400, t('errors.invalid'));
	}
}

/** The answer of a form whose command refused. */
export function refusal(
	command: string,
	outcome: Extract<Outcome, { ok: false }>,
	values: Record<string, unknown>
): ActionFailure<FormRefusal> {
	return fail(statusOf(outcome.reason), {
		command,
		// Whoever stands at a form came by a right address: what it was about is no longer there.
		reason: outcome.reason === 'not_found' ? 'gone' : outcome.reason,
		fields: outcome.fields ?? {},
		values
	});
}

/** The HTTP status of a refusal. */
export function statusOf(reason: string): number {
	if (reason === 'not_allowed') return 403;
	if (reason === 'not_found') return 404;
	if (reason === 'too_many_tries') return 429;
	if (reason === 'stale') return 409;
	if (reason === 'key_used') return 422;
	return 400;
}

/** Ends the request with a page that says kindly that this is not here. The same for what is not yours. */
export async function notHere(event: RequestEvent): Promise<never> {
	const t = await loadMessages(event.locals.language, ['errors']);
	error(404, t('errors.not_found'));
}

/** What was found at the doors that a request knocked at: layout and page ask for the same one. */
const doors = new WeakMap<App.Locals, Map<string, Promise<Entry | null>>>();

/** The network in the address, with what this visitor is in it; null when there is no such network. */
export function knock(event: RequestEvent, slug = param(event, 'network')): Promise<Entry | null> {
	const { runtime, tokens } = event.locals;
	const asked =
		doors.get(event.locals)?.get(slug) ?? enterNetwork(runtime.db, slug, tokens, runtime.clock.now());
	remember(event, slug, asked);
	return asked;
}

/** The same; ends the request when there is no such network. */
export async function entry(event: RequestEvent): Promise<Entry> {
	return (await knock(event)) ?? notHere(event);
}

/** Who is signed in; what they are in the network of the address is asked in the same breath. */
export async function recognisePerson(event: RequestEvent): Promise<PersonScope | null> {
	const { runtime, tokens } = event.locals;
	if (tokens.login === null && tokens.seat === null) return null;
	const slug = event.params['network'];
	const found = await recognise(runtime.db, slug, tokens, runtime.clock.now());
	if (slug !== undefined) remember(event, slug, Promise.resolve(found.entry));
	return found.person;
}

function remember(event: RequestEvent, slug: string, entry: Promise<Entry | null>): void {
	const known = doors.get(event.locals) ?? new Map<string, Promise<Entry | null>>();
	doors.set(event.locals, known.set(slug, entry));
}

/**
 * What a guest gets to see. A guest came in by the code of one room: what belongs to that room is theirs, and not who else
 * is in the network, what it plans and how it goes.
 */
const GUEST_PLACES = [
	'/(desk)/n/[network]',
	'/(desk)/n/[network]/agreements',
	'/(desk)/n/[network]/questions',
	'/(desk)/n/[network]/meetings/[meeting]/evaluation',
	'/(room)/n/[network]/meetings/[meeting]/phone',
	'/(room)/n/[network]/meetings/[meeting]/live',
	'/(room)/n/[network]/meetings/[meeting]/live/[command]'
];

/** Somebody inside the network in the address, where they may be; anybody else gets "not here". */
export async function insider(event: RequestEvent): Promise<NetworkScope> {
	const { network } = await entry(event);
	if (!network) return notHere(event);
	const isTheirs = network.role !== 'guest' || GUEST_PLACES.includes(event.route.id ?? '');
	return isTheirs ? network : notHere(event);
}

/** Somebody who leads the network in the address; anybody else gets "not here". */
export async function leader(event: RequestEvent): Promise<NetworkScope> {
	const scope = await insider(event);
	return leads(scope.role) ? scope : notHere(event);
}

/** Somebody inside the meeting in the address. */
export async function inMeeting(event: RequestEvent, scope?: NetworkScope): Promise<MeetingScope> {
	const network = scope ?? (await insider(event));
	const number = Number(param(event, 'meeting'));
	if (!Number.isInteger(number)) return notHere(event);
	const meeting = await enterMeeting(event.locals.runtime.db, network, number);
	return meeting ?? notHere(event);
}

/** A part of the address; empty on a route that does not have it. */
function param(event: RequestEvent, name: string): string {
	const params: Record<string, string | undefined> = event.params;
	return params[name] ?? '';
}
