import type * as v from 'valibot';
import type { ScopeName, Scopes } from '#platform/auth/scope.ts';
import type { Trx } from '#platform/db/access.ts';
import type { MailDraft } from '#platform/mail/draft.ts';
import type { Outcome } from './outcome.ts';
import type { JobQueue } from './runtime.ts';

/** A change that the surfaces of a live meeting will see; src/live/protocol.ts gives the words their meaning. */
export interface LiveAppend {
	kind: string;
	id: string;
	value: unknown;
	audience:
		'all' | 'people' | 'facilitators' | 'screen' | 'desk' | 'hub' | `member:${string}` | `group:${string}`;
}

/** Whose open streams to close on all nodes; src/live/hub.server.ts gives the words their meaning (L23). */
export interface StreamCut {
	networkId: string;
	memberId: string;
	because: 'removed' | 'changed';
}

type Schema = v.GenericSchema | v.GenericSchemaAsync;

/** What a command has at hand while it runs, all inside one transaction. */
export interface CommandContext<S extends ScopeName> {
	readonly scope: Scopes[S];
	readonly trx: Trx;
	readonly now: Date;
	/** The public address of this installation, without a slash at the end. */
	readonly origin: string;
	newId(): string;
	/** A number from 0 up to 1, for draws and orders. */
	random(): number;
	/** Appends changes to the log of a meeting: seen by its surfaces once the transaction is committed. */
	live(meetingId: string, changes: readonly LiveAppend[]): void;
	/** Tells the surfaces of a meeting, at commit, what counts for a few seconds and is kept nowhere. */
	passing(meetingId: string, change: LiveAppend): Promise<void>;
	/** Closes the open streams of a member at commit: they were let go, signed out, or have other rights from now on. */
	cut(cut: StreamCut): Promise<void>;
	/** Sends a mail after commit; the same sendKey is never sent twice. */
	mail(draft: MailDraft): Promise<void>;
	/** Does this work at a later moment, again and again until it succeeds; put in the queue with the commit. */
	job(queue: JobQueue, id: string, startAfter: Date): Promise<void>;
	/** Notes in the network's access log who did this. Not for anything anonymous. */
	audit(subjectId: string | null): Promise<void>;
	/**
	 * Runs after the commit, in a transaction of its own with the same scope; for what must not be in the same
	 * transaction. If it breaks, what was committed stays.
	 */
	afterCommit(run: (apart: CommandContext<S>) => Promise<void>): void;
}

/** A change somebody can ask for. */
export interface Command<S extends ScopeName = ScopeName, I extends Schema = Schema, R = unknown> {
	/** `feature.verb`, the same in forms, live, API and tests. */
	name: string;
	/** One English sentence for the API page. */
	summary: string;
	scope: S;
	schema: I;
	/**
	 * The answer holds a secret, so it is not kept in a receipt and a key is ignored. Only for what does no harm when it
	 * is done twice.
	 */
	answersSecret?: true;
	/** Changes nothing and only tells what passes: no receipt is kept of it, and a key is ignored. */
	passes?: true;
	/** The sentence of the policy: may this scope do this with this input? */
	allow(scope: Scopes[S], input: v.InferOutput<I>): boolean;
	run(context: CommandContext<S>, input: v.InferOutput<I>): Promise<Outcome<R>>;
}

/** Any command, when it does not matter which. */
export type AnyCommand = Command;

/** Defines a command: name, schema, policy and deed in one place. */
export function defineCommand<S extends ScopeName, I extends Schema, R>(
	command: Command<S, I, R>
): Command<S, I, R> {
	return command;
}
