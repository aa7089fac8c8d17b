import { sayRefusal } from '#platform/i18n/refusals.ts';
import type { Translate } from '#platform/i18n/translate.ts';

/** What comes back from a form whose command refused; the same shape in the browser and on the server. */
export interface Refused {
	command: string;
	reason: string;
	fields: Record<string, string>;
	values: Record<string, unknown>;
}

/**
 * A form as it stands: what was typed before a refusal goes before what is saved, and each field has its error. Give
 * it the names of the commands of this form; a refusal of another form on the page leaves it alone.
 */
export class FormState {
	readonly #t: Translate;
	readonly #refused: Refused | null;

	constructor(t: Translate, answer: Refused | null | undefined, ...commands: readonly string[]) {
		this.#t = t;
		this.#refused = answer && (commands.length === 0 || commands.includes(answer.command)) ? answer : null;
	}

	/** Why the form was refused, or null. */
	get reason(): string | null {
		return this.#refused?.reason ?? null;
	}

	/** How many fields have an error. */
	get wrong(): number {
		return Object.keys(this.#refused?.fields ?? {}).length;
	}

	/** The sentence for this field, when something is wrong with it. */
	error(field: string): string | undefined {
		const code = this.#refused?.fields[field];
		return code === undefined ? undefined : sayRefusal(this.#t, code);
	}

	/** The sentence for a line of a list, counted from 0; without a line, for the list itself. */
	lineError(field: string, line?: number): string | undefined {
		return this.error(line === undefined ? field : `${field}.${line}.text`);
	}

	/** Whether this field came along with what was refused. */
	has(field: string): boolean {
		return typeof this.#typed(field) === 'string';
	}

	/** What was typed in this field, else what is saved. */
	text(field: string, saved = ''): string {
		const value = this.#typed(field);
		return typeof value === 'string' ? value : this.#refused && value === undefined ? '' : saved;
	}

	/** Whether this box was ticked, else whether it is saved so. */
	ticked(field: string, saved = false): boolean {
		return this.#refused ? this.#typed(field) !== undefined && this.#typed(field) !== '' : saved;
	}

	/** The lines of a list as they were typed, else as they are saved. */
	lines(field: string, saved: readonly { id: string; text: string }[]): { id: string; text: string }[] {
		const value = this.#typed(field);
		if (!Array.isArray(value)) return [...saved];
		return value.map((one: unknown) => ({ id: partOf(one, 'id'), text: partOf(one, 'text') }));
	}

	#typed(field: string): unknown {
		let value: unknown = this.#refused?.values;
		for (const part of field.split('.')) {
			if (typeof value !== 'object' || value === null) return undefined;
			value = Object.getOwnPropertyDescriptor(value, part)?.value;
		}
		return value;
	}
}

function partOf(line: unknown, part: string): string {
	if (typeof line !== 'object' || line === null) return '';
	const value: unknown = Object.getOwnPropertyDescriptor(line, part)?.value;
	return typeof value === 'string' ? value : '';
}
