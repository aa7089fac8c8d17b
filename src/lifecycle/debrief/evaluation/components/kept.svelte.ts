import { newSecret } from '#platform/ids/device.ts';
import { Kept } from '#ui/kept.svelte.ts';

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
export interface OwnForm {
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

/** The form of a meeting as this device keeps it; a new one, with a new secret, when there is none. */
export function ownForm(name: string): Kept<OwnForm> {
	return new Kept<OwnForm>(name, { secret: newSecret(), answers: {} });
}
