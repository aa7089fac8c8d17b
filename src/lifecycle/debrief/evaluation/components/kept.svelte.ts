import { newSecret } from '#platform/ids/device.ts';

/** What somebody filled in for one item; the same shape as a form sends. */
export interface Filled {
	mark?: number | 'not_yet' | undefined;
	comment?: string;
	text?: string;
	shared?: boolean;
	/** The parts ticked, by their method. */
	parts?: string[];
}

/** A form as the phone keeps it: with the secret that lets its writer change it, which leaves the phone only hashed. */
export interface Kept {
	secret: string;
	answers: Record<string, Filled>;
	/** The question its writer was at, from 0; a page that shows all at once leaves it out. */
	at?: number;
}

/** Where a device keeps the form of a meeting: by person, since two may share a phone. */
export function keptName(here: string, memberId: string): string {
	return `kring.evaluation.${here}.${memberId}`;
}

/** What was typed in a form that came back refused, in the shape of this page. */
export function typedAnswers(sent: unknown): Record<string, Filled> {
	if (typeof sent !== 'object' || sent === null) return {};
	return Object.fromEntries(
		Object.entries(sent).map(([key, one]: [string, unknown]) => {
			const part = (name: string): unknown =>
				typeof one === 'object' && one !== null
					? Object.getOwnPropertyDescriptor(one, name)?.value
					: undefined;
			const [mark, comment, text] = [part('mark'), part('comment'), part('text')];
			return [
				key,
				{
					mark:
						mark === 'not_yet' ? mark : typeof mark === 'string' && mark !== '' ? Number(mark) : undefined,
					comment: typeof comment === 'string' ? comment : '',
					text: typeof text === 'string' ? text : '',
					shared: part('shared') !== undefined,
					parts: [part('parts')].flat().filter((id) => typeof id === 'string')
				}
			];
		})
	);
}

/** What this phone kept of the form of a meeting; a new one with a new secret when there is none, or no storage. */
export function takeUp(name: string): Kept {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
		if (isKept(kept)) return kept;
	} catch {
		// A phone without storage, or with something else in it, starts anew.
		return { secret: newSecret(), answers: {} };
	}
	return { secret: newSecret(), answers: {} };
}

/** Keeps the form on the phone. Without storage it lives as long as the page. */
export function putAway(name: string, kept: Kept): void {
	try {
		localStorage.setItem(name, JSON.stringify(kept));
	} catch {
		// No storage, such as in a private window: what was filled in is on the screen and in the sent form.
		return;
	}
}

function isKept(value: unknown): value is Kept {
	return (
		typeof value === 'object' &&
		value !== null &&
		'secret' in value &&
		typeof value.secret === 'string' &&
		'answers' in value &&
		typeof value.answers === 'object' &&
		value.answers !== null
	);
}
