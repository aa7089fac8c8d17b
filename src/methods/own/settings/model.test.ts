import { describe, expect, test } from 'vitest';
import { library } from '#methods/library/model.ts';
import nl from '../../../../messages/nl/methods.json' with { type: 'json' };
import { STEP_KINDS } from '#steps/contract.ts';
import { settingFields, settingsFrom, unfit, type SettingField } from './model.ts';

/** The names of the words that the form of a kind needs. */
function wordsOf(fields: readonly SettingField[], at: string): string[] {
	return fields.flatMap((field) => [
		...(field.type === 'items'
			? wordsOf(field.fields, `${at}.${field.name}`)
			: [`setting.${at}.${field.name}`]),
		...(field.type === 'choice' || field.type === 'choices'
			? field.options.map((option) => `option.${option}`)
			: [])
	]);
}

describe.each(STEP_KINDS)('the form of %s', (kind) => {
	test('has words for all that its kind can be told', () => {
		const known = new Set(Object.keys(nl));
		expect([`kind.${kind}`, ...wordsOf(settingFields(kind), kind)].filter((key) => !known.has(key))).toEqual(
			[]
		);
	});

	test('sends back what was there when nothing is changed', () => {
		const fields = settingFields(kind);
		for (const step of library.flatMap(({ steps }) => steps).filter((one) => one.kind === kind)) {
			const typed = Object.fromEntries(
				fields.map((field) => [field.name, asTyped(field, step.settings[field.name])])
			);
			const read = settingsFrom(fields, typed, step.settings, 'nl');
			expect(unfit(kind, read), step.id).toBeNull();
			for (const [name, value] of Object.entries(step.settings)) expect(read[name], name).toEqual(value);
		}
	});
});

/** What a browser sends for a field that shows this. */
function asTyped(field: SettingField, value: unknown): unknown {
	if (field.type === 'flag') return value === true ? 'on' : '';
	if (field.type === 'choices') return value ?? [];
	const own = (one: unknown) => Object.getOwnPropertyDescriptor(Object(one), 'nl')?.value as string;
	if (field.type === 'lines') return Array.isArray(value) ? value.map(own).join('\r\n') : '';
	if (field.type === 'text') return value === null || value === undefined ? '' : own(value);
	if (field.type !== 'items')
		return value === undefined || value === null ? '' : String(value as string | number);
	return (Array.isArray(value) ? value : []).map((item: unknown) => {
		const part = (name: string): unknown => Object.getOwnPropertyDescriptor(Object(item), name)?.value;
		return {
			id: part('id'),
			...Object.fromEntries(field.fields.map((one) => [one.name, asTyped(one, part(one.name))]))
		};
	});
}

test('the questions of a questionnaire and the names of axes are filled in as they are read', () => {
	const questions = {
		anonymous: 'on',
		items: [
			{ id: 'first', kind: 'choice', text: 'Wanneer?', options: 'Nu\nLater', low: '', high: '' },
			{ id: '', kind: 'text', text: 'Waarom?', options: '', low: '', high: '' },
			{ id: '', kind: 'text', text: ' ', options: '', low: '', high: '' }
		]
	};
	const read = settingsFrom(settingFields('form'), questions, {}, 'nl');
	expect(read).toMatchObject({
		anonymous: true,
		items: [
			{
				id: 'first',
				options: [
					{ nl: 'Nu', en: 'Nu' },
					{ nl: 'Later', en: 'Later' }
				]
			},
			{ id: 'item_1', text: { nl: 'Waarom?', en: 'Waarom?' } }
		]
	});
	expect(unfit('form', read)).toBeNull();
	const axes = settingsFrom(settingFields('weigh'), { board: 'axes', x: 'Moeite', y: 'Effect' }, {}, 'nl');
	expect(axes).toMatchObject({ board: 'axes', x: { nl: 'Moeite', en: 'Moeite' } });
});

test('a line that did not change keeps its translation', () => {
	const before = { names: [{ nl: 'Rood', en: 'Red' }] };
	const read = settingsFrom(settingFields('group'), { names: 'Blauw\nRood' }, before, 'nl');
	expect(read['names']).toEqual([
		{ nl: 'Blauw', en: 'Blauw' },
		{ nl: 'Rood', en: 'Red' }
	]);
});

test('a guard that a kind does not know is named', () => {
	expect(unfit('consult', { floor: 'peers' })).toBeNull();
	expect(unfit('consult', { floor: 'nobody' })).toBe('floor');
	expect(unfit('talk', { silence: true })).toBe('silence');
	expect(unfit('group', { size: 200 })).toBe('size');
});
