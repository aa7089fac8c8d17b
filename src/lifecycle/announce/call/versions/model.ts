/** The number of things a good call says (base rule 1, domain.md 4.8). */
export const ELEMENT_COUNT = 8;

/** What the organiser promises. Evaluations measure exactly this. `retired`: no longer promised, kept for the record. */
export type CallPromise = { id: string; text: string; version: number; reason: string; retired: boolean };

/** The call as readers see it. */
export type CallContent = {
	title: string;
	tagline: string;
	/** Text of each of the eight elements, by name. */
	elements: Readonly<Record<string, string>>;
	promises: readonly { id: string; text: string }[];
	commitments: readonly { id: string; text: string }[];
	/** Day, as `YYYY-MM-DD`, or null for no deadline. */
	registrationDeadline: string | null;
};

/** A published copy: never changed again, it is what people registered for. */
export type CallVersion = { version: number; publishedAt: string; reason: string; content: CallContent };

/** How good the announcing is. */
export type CallHealth = 'green' | 'amber' | 'red';

/**
 * Base rule 1 (domain.md 4.8): all eight elements and at least 14 days until the first meeting is green, at
 * least six elements amber, else red.
 */
export function callHealth(filled: number, daysBeforeFirstMeeting: number): CallHealth {
	if (filled === ELEMENT_COUNT && daysBeforeFirstMeeting >= 14) return 'green';
	return filled >= 6 ? 'amber' : 'red';
}

/** Whole days from publishing to the first meeting; both days as `YYYY-MM-DD` in the zone of the network. */
export function daysBetween(publishedOn: string, firstMeetingOn: string): number {
	return Math.round((Date.parse(firstMeetingOn) - Date.parse(publishedOn)) / 86_400_000);
}

/** A new promise, in its first version. */
export function makePromise(id: string, text: string): CallPromise {
	return { id, text: text.trim(), version: 1, reason: '', retired: false };
}

type PromiseChanged =
	{ ok: true; promise: CallPromise } | { ok: false; reason: 'empty' | 'reason_missing' | 'retired' };

/**
 * Rewords a promise. After publication that makes a new version and asks for a reason: people registered for the
 * old one. The same words change nothing.
 */
export function rewordPromise(
	promise: CallPromise,
	text: string,
	published: boolean,
	reason: string
): PromiseChanged {
	const tidy = text.trim();
	if (promise.retired) return { ok: false, reason: 'retired' };
	if (tidy === '') return { ok: false, reason: 'empty' };
	if (tidy === promise.text) return { ok: true, promise };
	if (!published) return { ok: true, promise: { ...promise, text: tidy } };
	if (reason.trim() === '') return { ok: false, reason: 'reason_missing' };
	return {
		ok: true,
		promise: { ...promise, text: tidy, version: promise.version + 1, reason: reason.trim() }
	};
}

/** Takes a promise back. After publication it stays on record, with the reason. */
export function retirePromise(promise: CallPromise, published: boolean, reason: string): PromiseChanged {
	if (promise.retired) return { ok: true, promise };
	if (published && reason.trim() === '') return { ok: false, reason: 'reason_missing' };
	return {
		ok: true,
		promise: { ...promise, version: promise.version + 1, reason: reason.trim(), retired: true }
	};
}

/**
 * The next published copy of the call. The first needs no reason; a later one does, and must differ from the one
 * before, so that nobody gets a mail about nothing.
 */
export function publish(
	versions: readonly CallVersion[],
	content: CallContent,
	publishedAt: string,
	reason: string
): { ok: true; version: CallVersion } | { ok: false; reason: 'reason_missing' | 'unchanged' } {
	const last = versions.at(-1);
	if (last && changes(last.content, content).length === 0) return { ok: false, reason: 'unchanged' };
	if (last && reason.trim() === '') return { ok: false, reason: 'reason_missing' };
	const copy = structuredClone(content);
	return {
		ok: true,
		version: { version: (last?.version ?? 0) + 1, publishedAt, reason: reason.trim(), content: copy }
	};
}

/**
 * The names of the parts that differ between two copies, for the mail to those who registered: elements by their
 * own name, and title, tagline, promises, commitments, registration_deadline.
 */
export function changes(before: CallContent, after: CallContent): string[] {
	const list = (things: readonly { id: string; text: string }[]) =>
		JSON.stringify(things.map(({ id, text }) => [id, text]));
	const names = [...new Set([...Object.keys(before.elements), ...Object.keys(after.elements)])];
	const parts: [string, boolean][] = [
		['title', before.title === after.title],
		['tagline', before.tagline === after.tagline],
		...names.map((name): [string, boolean] => [name, before.elements[name] === after.elements[name]]),
		['promises', list(before.promises) === list(after.promises)],
		['commitments', list(before.commitments) === list(after.commitments)],
		['registration_deadline', before.registrationDeadline === after.registrationDeadline]
	];
	return parts.flatMap(([part, same]) => (same ? [] : [part]));
}
