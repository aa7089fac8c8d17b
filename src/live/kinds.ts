import type { Append, Audience } from './protocol.ts';

/** A kind of thing in a live meeting, with the type of its value: what server and surfaces agree on. */
export interface LiveKind<Value> {
	readonly name: string;
	/** The change that gives `audience` this value of `id`. The value must survive JSON and may not be null. */
	put(id: string, value: Value & NonNullable<unknown>, audience: Audience): Append;
	/** The change after which `audience` has no value of `id`. */
	drop(id: string, audience: Audience): Append;
	/** The value as the log carries it, with its type given back. */
	typed(value: unknown): Value;
}

/**
 * Declares a kind: `export const noteKind = liveKind<NoteView>('note')` in the `events.ts` of the feature that owns it.
 * Names are kebab-case and unique in the product.
 */
export function liveKind<Value>(name: string): LiveKind<Value> {
	return {
		name,
		put: (id, value, audience) => ({ kind: name, id, audience, value }),
		drop: (id, audience) => ({ kind: name, id, audience, value: null }),
		// The one place where the type that JSON took away is given back; only `put` of the same kind wrote it.
		typed: (value) => value as Value
	};
}

/** The reserved kind of `groupsOf`. */
export const groupsKindName = 'groups';

/**
 * The change that puts a member in these subgroups and in no others. It belongs in the same append as the values
 * for the groups; the streams of the member are reset (L10). An empty list takes the member out of all.
 */
export function groupsOf(memberId: string, groupIds: readonly string[]): Append {
	return {
		kind: groupsKindName,
		id: memberId,
		audience: 'hub',
		value: groupIds.length === 0 ? null : [...groupIds].sort()
	};
}
