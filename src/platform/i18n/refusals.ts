import type { MessageKey, Translate } from './translate.ts';

/**
 * The sentence for a reason or a field error: `required`, or `too_long:200`, where the number after the colon is
 * the {n} of the message. Throws for a code without a message, which `npm run check` finds first.
 */
export function sayRefusal(t: Translate, code: string): string {
	const [reason = '', number] = code.split(':');
	// Codes are data that commands return; that each has a message is checked by scripts/laws/refusals.ts.
	const say = t as (key: MessageKey, params: { n: number }) => string;
	return say(`errors.${reason}` as MessageKey, { n: Number(number) });
}
