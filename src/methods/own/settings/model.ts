import * as v from 'valibot';
import { stepSettings } from '#steps/settings.ts';
import type { LocalText, Step, StepKindName } from '#steps/contract.ts';

// The form for the settings of a step follows from the schema of its kind: a new kind, or a new setting, has its field by
// itself. Only its words are written by hand (messages methods.setting.*).

/** The most signs of one text where its kind names none, and of all lines of a field together. */
const TEXT_LIMIT = 140;
export const LINES_LIMIT = 3000;

/** One field of the form of a step. */
export type SettingField = { name: string } & (
	| { type: 'flag' }
	| { type: 'count'; min: number; max: number; optional: boolean }
	| { type: 'choice'; options: readonly string[]; optional: boolean }
	| { type: 'choices'; options: readonly string[] }
	/** Texts in both languages, typed as one a line. */
	| { type: 'lines'; max: number }
	| { type: 'text'; max: number; optional: boolean }
	/** Things with fields of their own. */
	| { type: 'items'; max: number; fields: readonly SettingField[] }
);

type Schema = v.GenericSchema & { [part: string]: unknown };
const part = <T>(schema: unknown, name: string): T | undefined =>
	(schema as Record<string, unknown> | null)?.[name] as T | undefined;

/** The fields that can be set on a step of this kind. */
export function settingFields(kind: StepKindName): SettingField[] {
	return fieldsOf(part<Record<string, Schema>>(stepSettings[kind], 'entries') ?? {});
}

function fieldsOf(entries: Record<string, Schema>): SettingField[] {
	return Object.entries(entries).flatMap(([name, schema]) => fieldOf(name, schema) ?? []);
}

function fieldOf(name: string, schema: Schema, optional = false): SettingField | null {
	const { type } = schema;
	if (type === 'optional' || type === 'nullable') {
		const wrapped = part<Schema>(schema, 'wrapped');
		return wrapped ? fieldOf(name, wrapped, optional || type === 'nullable') : null;
	}
	if (type === 'boolean') return { name, type: 'flag' };
	if (type === 'number')
		return {
			name,
			type: 'count',
			min: bound(schema, 'min_value', 0),
			max: bound(schema, 'max_value', 9999),
			optional
		};
	if (type === 'picklist')
		return { name, type: 'choice', options: part<string[]>(schema, 'options') ?? [], optional };
	if (type === 'object') {
		const own = part<Record<string, Schema>>(schema, 'entries')?.['nl'];
		return { name, type: 'text', max: own ? bound(own, 'max_length', TEXT_LIMIT) : TEXT_LIMIT, optional };
	}
	if (type !== 'array') return null;
	const item = part<Schema>(schema, 'item');
	const max = bound(schema, 'max_length', 60);
	if (item?.type === 'picklist')
		return { name, type: 'choices', options: part<string[]>(item, 'options') ?? [] };
	const entries = part<Record<string, Schema>>(item, 'entries');
	// What has an id is a thing of its own; a pair of languages is a line.
	if (entries && 'id' in entries) {
		const { id: _, ...others } = entries;
		return { name, type: 'items', max, fields: fieldsOf(others) };
	}
	return { name, type: 'lines', max };
}

function bound(schema: Schema, check: string, otherwise: number): number {
	const pipe = part<{ type: string; requirement?: unknown }[]>(schema, 'pipe') ?? [];
	const found = pipe.find(({ type }) => type === check)?.requirement;
	return typeof found === 'number' ? found : otherwise;
}

type Settings = Step['settings'];
type Json = Settings[string];
type Given = { readonly [name: string]: unknown };

/**
 * The settings that were filled in on the form, over those that were there. What was typed stands in both languages; a
 * line that did not change keeps its translation. What does not fit is left for `unfit` to say.
 */
export function settingsFrom(
	fields: readonly SettingField[],
	given: Given,
	before: Settings,
	language: 'nl' | 'en'
): Settings {
	const settings: Settings = {};
	for (const field of fields) {
		const value = readField(field, given[field.name], before[field.name], language);
		if (value !== undefined) settings[field.name] = value;
	}
	return settings;
}

function readField(
	field: SettingField,
	given: unknown,
	before: Json | undefined,
	language: 'nl' | 'en'
): Json | undefined {
	const text = typeof given === 'string' ? given.trim() : '';
	if (field.type === 'flag') return given === true || ['on', 'true', '1'].includes(text);
	if (field.type === 'count')
		return typeof given === 'number'
			? given
			: text === ''
				? undefined
				: /^\d{1,6}$/.test(text)
					? Number(text)
					: text;
	if (field.type === 'choice') return text === '' ? undefined : text;
	if (field.type === 'choices') {
		const chosen = (Array.isArray(given) ? given : [given]).filter(
			(one) => typeof one === 'string' && one !== ''
		);
		return chosen as string[];
	}
	if (field.type === 'text') {
		if (text !== '') return inBoth(text, [before], language);
		return field.optional ? null : undefined;
	}
	if (field.type === 'lines') {
		const lines = text.split(/\r?\n/).map((line) => line.trim());
		const known = Array.isArray(before) ? before : [];
		return lines.filter((line) => line !== '').map((line) => inBoth(line, known, language));
	}
	return readItems(field.fields, Array.isArray(given) ? given : [], before, language);
}

/** The fields in which too much was typed, by their name in the form. */
export function tooLong(fields: readonly SettingField[], given: Given, name: string): Record<string, string> {
	return Object.fromEntries(
		fields.flatMap((field): [string, string][] => {
			const at = `${name}.${field.name}`;
			const typed = given[field.name];
			if (field.type === 'items')
				return (Array.isArray(typed) ? typed : []).flatMap((thing, place) =>
					Object.entries(tooLong(field.fields, Object(thing), `${at}.${place}`))
				);
			const max = field.type === 'text' ? field.max : LINES_LIMIT;
			return typeof typed === 'string' && typed.trim().length > max ? [[at, `too_long:${max}`]] : [];
		})
	);
}

/** Things without a text are left out; each keeps its id, or gets one that is free. */
function readItems(
	fields: readonly SettingField[],
	given: readonly unknown[],
	before: Json | undefined,
	language: 'nl' | 'en'
): Json[] {
	const known = (Array.isArray(before) ? before : []) as { [name: string]: Json }[];
	const items = given.filter((one): one is Given => typeof one === 'object' && one !== null);
	const used = new Set(items.map(({ id }) => id));
	let next = 1;
	return items
		.filter(({ text }) => typeof text === 'string' && text.trim() !== '')
		.map((item) => {
			const was = known.find(({ id }) => id === item['id']);
			let id = typeof item['id'] === 'string' ? item['id'] : '';
			while (id === '') {
				const free = `item_${next++}`;
				if (!used.has(free)) id = free;
			}
			used.add(id);
			return { id, ...settingsFrom(fields, item, was ?? {}, language) };
		});
}

function inBoth(
	text: string,
	known: readonly (Json | undefined)[],
	language: 'nl' | 'en'
): { nl: string; en: string } {
	const same = known.find((one) => isLocal(one) && one[language] === text);
	return isLocal(same) ? { nl: same.nl, en: same.en } : { nl: text, en: text };
}

function isLocal(value: unknown): value is LocalText {
	return typeof value === 'object' && value !== null && 'nl' in value && 'en' in value;
}

/** The settings of a step with what its kind falls back on where nothing is said. */
export function wholeSettings({ kind, settings }: Pick<Step, 'kind' | 'settings'>): Settings {
	const schema: v.GenericSchema<unknown, object> = stepSettings[kind];
	return { ...v.parse(schema, settings) } as Settings;
}

/** The name of the first setting that its kind does not know or does not take, or null when all of them fit. */
export function unfit(kind: StepKindName, settings: Settings): string | null {
	const schema: v.GenericSchema<unknown, unknown> = stepSettings[kind];
	const read = v.safeParse(schema, settings);
	if (!read.success) return Object.keys(settings)[0] ?? '';
	for (const [name, value] of Object.entries(settings)) {
		if (!same(part(read.output, name), value)) return name;
	}
	return null;
}

/** Whether a setting came through as it was given; what was left open may have been filled in. */
function same(read: unknown, given: unknown): boolean {
	if (Array.isArray(given))
		return (
			Array.isArray(read) && read.length === given.length && given.every((one, at) => same(read[at], one))
		);
	if (typeof given === 'string' && isLocal(read)) return read.nl === given && read.en === given;
	if (typeof given === 'object' && given !== null)
		return (
			typeof read === 'object' &&
			read !== null &&
			Object.entries(given).every(([name, value]) => same(part(read, name), value))
		);
	return read === given;
}
