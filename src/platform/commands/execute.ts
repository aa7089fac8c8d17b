import * as v from 'valibot';
import type { ScopeName, Scopes } from '#platform/auth/scope.ts';
import { inNetwork, onPlatform, type Db, type Trx } from '#platform/db/access.ts';
import { newId } from '#platform/ids/ids.ts';
import { queueMail } from '#platform/mail/queue.server.ts';
import type { Command, CommandContext, LiveAppend } from './command.ts';
import { refuse, type Outcome } from './outcome.ts';
import { claim, keepOutcome, placeOf, receiptFor } from './receipt.ts';
import type { Runtime } from './runtime.ts';

/** Carries a refusal out of a transaction, so that everything the command did is undone. */
class Refused extends Error {
	readonly outcome: Outcome<never>;
	constructor(outcome: Outcome<never>) {
		super('refused');
		this.outcome = outcome;
	}
}

/**
 * Carries out one command: parses the input, asks the policy, runs it in one transaction together with its receipt
 * and its live changes, and answers with a value or a refusal. With the same key of the same sender it is carried out
 * once; a repeat gets the first answer, and a repeat with another input `key_used`. Breakage throws and leaves no trace.
 */
export async function execute<S extends ScopeName, I extends v.GenericSchema | v.GenericSchemaAsync, R>(
	runtime: Runtime,
	command: Command<S, I, R>,
	scope: Scopes[S],
	rawInput: unknown,
	givenKey?: string
): Promise<Outcome<R>> {
	const parsed = await v.safeParseAsync(command.schema, keepable(rawInput));
	if (!parsed.success) return invalid(parsed.issues);
	if (!command.allow(scope, parsed.output)) return refuse('not_allowed');

	const place = placeOf(scope);
	const keyless = givenKey === undefined || command.answersSecret || command.passes;
	const receipt = keyless ? null : receiptFor(scope, givenKey, parsed.output);
	const afterwards: (() => Promise<void>)[] = [];
	let outcome: Outcome<R>;
	try {
		outcome = await enter(runtime.db, scope, async (trx) => {
			if (receipt) {
				const earlier = await claim(trx, receipt, command.name, runtime.clock.now());
				if (earlier) return earlier as Outcome<R>;
			}
			const changes = new Map<string, LiveAppend[]>();
			const context = makeContext(runtime, command, scope, trx, changes, afterwards);
			const result = await command.run(context, parsed.output);
			if (!result.ok) throw new Refused(result);
			// Sent together, in this order: the log holds its row until the commit, so nothing may wait behind it.
			await Promise.all([
				receipt && keepOutcome(trx, receipt, result),
				...[...changes].map(([meetingId, list]) => runtime.appendChanges(trx, place, meetingId, list))
			]);
			return result;
		});
	} catch (error) {
		if (error instanceof Refused) return error.outcome;
		throw error;
	}
	if (!command.passes) runtime.changed(place);
	for (const run of afterwards) await run();
	return outcome;
}

/** A transaction that sees what the scope says, and nothing else. */
function enter<T>(db: Db, scope: Scopes[ScopeName], run: (trx: Trx) => Promise<T>): Promise<T> {
	return 'networkId' in scope ? inNetwork(db, scope.networkId, run) : onPlatform(db, run);
}

function makeContext<S extends ScopeName>(
	runtime: Runtime,
	command: { name: string },
	scope: Scopes[S],
	trx: Trx,
	changes: Map<string, LiveAppend[]>,
	afterwards: (() => Promise<void>)[]
): CommandContext<S> {
	const now = runtime.clock.now();
	return {
		scope,
		trx,
		now,
		origin: runtime.origin,
		newId,
		random: runtime.random,
		live(meetingId, list) {
			changes.set(meetingId, [...(changes.get(meetingId) ?? []), ...list]);
		},
		passing: (meetingId, change) => runtime.tellPassing(trx, placeOf(scope), meetingId, change),
		cut: (cut) => runtime.cutStreams(trx, cut),
		mail: (draft) => queueMail(runtime, trx, draft, now),
		job: (queue, id, startAfter) => runtime.enqueue(trx, queue, { id }, startAfter),
		async audit(subjectId) {
			if (!('networkId' in scope)) return;
			await trx
				.insertInto('audit_event')
				.values({
					network_id: scope.networkId,
					id: newId(),
					actor_id: 'memberId' in scope ? scope.memberId : null,
					command: command.name,
					subject_id: subjectId,
					at: now
				})
				.execute();
		},
		afterCommit(run) {
			afterwards.push(() => runApart(runtime, command, scope, run));
		}
	};
}

/** Runs what must stand apart in a transaction of its own, with its own live changes. */
async function runApart<S extends ScopeName>(
	runtime: Runtime,
	command: { name: string },
	scope: Scopes[S],
	run: (apart: CommandContext<S>) => Promise<void>
): Promise<void> {
	const afterwards: (() => Promise<void>)[] = [];
	const place = placeOf(scope);
	await enter(runtime.db, scope, async (trx) => {
		const changes = new Map<string, LiveAppend[]>();
		await run(makeContext(runtime, command, scope, trx, changes, afterwards));
		for (const [meetingId, list] of changes) await runtime.appendChanges(trx, place, meetingId, list);
	});
	runtime.changed(place);
	for (const later of afterwards) await later();
}

/**
 * The input without what no database can keep: zero signs and halves of signs, in texts and in names. What is nested
 * deeper than any input of ours is left out.
 */
function keepable(value: unknown, depth = 0): unknown {
	if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
	if (typeof value !== 'object' || value === null) return value;
	if (depth > 20) return null;
	if (Array.isArray(value)) return value.map((item) => keepable(item, depth + 1));
	const clean: Record<string, unknown> = {};
	for (const [name, item] of Object.entries(value)) {
		if (name !== '__proto__') clean[String(keepable(name))] = keepable(item, depth + 1);
	}
	return clean;
}

/** One error a field: the first that was found, by the dotted path of the field. */
function invalid(issues: readonly v.BaseIssue<unknown>[]): Outcome<never> {
	const fields: Record<string, string> = {};
	for (const issue of issues) {
		const path = v.getDotPath(issue) ?? '';
		fields[path] ??= /^[a-z_]+(:.*)?$/.test(issue.message) ? issue.message : 'invalid';
	}
	return refuse('invalid', fields);
}
