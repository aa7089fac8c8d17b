import type * as v from 'valibot';
// The evaluation opens by itself in the demo too.
import '#lifecycle/debrief/evaluation/offer/commands.server.ts';
import { endLogin, signInByLink } from '#platform/auth/commands.server.ts';
import { signInLink } from '#platform/auth/first-administrator.server.ts';
import { enterNetwork, enterMeeting } from '#platform/auth/mint.server.ts';
import { personScope, strangerScope } from '#platform/auth/persons.server.ts';
import type {
	MeetingScope,
	NetworkScope,
	PersonScope,
	PublicScope,
	ScopeName,
	Scopes
} from '#platform/auth/scope.ts';
import { settableClock } from '#platform/clock/clock.ts';
import { instantOf } from '#platform/clock/zone.ts';
import type { Command } from '#platform/commands/command.ts';
import { execute } from '#platform/commands/execute.ts';
import type { Runtime } from '#platform/commands/runtime.ts';
import { demoDays, type DemoDays } from './model.ts';
import { toldBefore } from './queries.server.ts';

/** The demo networks live on the clock of Brussels. */
export const ZONE = 'Europe/Brussels';

/**
 * Tells what happened to the demo networks, act by act, on a clock of its own. Every act is a command, carried out as
 * the person who would do it; its key makes that telling it again after a crash changes nothing.
 */
export class Story {
	readonly days: DemoDays;
	readonly runtime: Runtime;
	readonly #clock: ReturnType<typeof settableClock>;
	readonly #inside = new Map<string, NetworkScope>();

	/** @param startedAt the moment from which the days of the demo are counted */
	constructor(runtime: Runtime, startedAt: Date) {
		this.days = demoDays(startedAt, ZONE);
		this.#clock = settableClock(startedAt);
		this.runtime = { ...runtime, clock: this.#clock };
	}

	/** From now on it is this time of this day. */
	at(day: string, time: string): void {
		this.#clock.set(instantOf(day, time, ZONE));
	}

	/** So many seconds later. */
	later(seconds: number): void {
		this.#clock.set(new Date(this.#clock.now().getTime() + seconds * 1000));
	}

	/** Carries out a command once, whatever happens; gives its value, throws when it refuses. */
	async act<S extends ScopeName, I extends v.GenericSchema | v.GenericSchemaAsync, R>(
		key: string,
		command: Command<S, I, R>,
		scope: Scopes[S],
		input: unknown
	): Promise<R> {
		const once = `demo:${command.name}:${key}`;
		const outcome = await execute(this.runtime, command, scope, input, once);
		if (outcome.ok) return outcome.value;
		// A receipt keeps what this very command answered.
		if (outcome.reason === 'key_used') return (await toldBefore(this.runtime.db, scope, once)) as R;
		throw new Error(`${command.name} ${key}: ${outcome.reason} ${JSON.stringify(outcome.fields ?? {})}`);
	}

	/** Somebody of the demo, signed in for the time of this act. */
	async person(email: string): Promise<PersonScope> {
		return (await this.#signedIn(email)).person;
	}

	/** Somebody inside one of the networks; who came in once is known from then on. */
	async inside(email: string, slug: string): Promise<NetworkScope> {
		const key = `${slug} ${email}`;
		const known = this.#inside.get(key);
		if (known) return known;
		const { network } = await this.#signedIn(email, slug);
		if (!network) throw new Error(`${email} is not in ${slug}`);
		this.#inside.set(key, network);
		return network;
	}

	/** The network as anybody sees it from outside. */
	async outside(slug: string): Promise<PublicScope> {
		const { db } = this.runtime;
		const entry = await enterNetwork(db, slug, { login: null, seat: null }, this.#clock.now());
		if (!entry) throw new Error(`there is no ${slug}`);
		return entry.public;
	}

	/** The same person in one meeting. */
	async meeting(scope: NetworkScope, number: number): Promise<MeetingScope> {
		const meeting = await enterMeeting(this.runtime.db, scope, number);
		if (!meeting) throw new Error(`there is no meeting ${number}`);
		return meeting;
	}

	/** Signs somebody in by link, looks up what they are, and signs them out again: a scope is proof enough. */
	async #signedIn(email: string, slug?: string) {
		const { runtime } = this;
		const { db } = runtime;
		const now = this.#clock.now();
		const link = await signInLink(db, email, now);
		const login = await execute(runtime, signInByLink, strangerScope('nl'), { link });
		if (!login.ok) throw new Error(`${email} cannot sign in: ${login.reason}`);
		const { token } = login.value;
		const person = await personScope(db, token, now);
		if (!person) throw new Error(`${email} is nobody`);
		const entry = slug === undefined ? null : await enterNetwork(db, slug, { login: token, seat: null }, now);
		await execute(runtime, endLogin, person, { loginId: person.loginId });
		return { person, network: entry?.network ?? null };
	}
}
