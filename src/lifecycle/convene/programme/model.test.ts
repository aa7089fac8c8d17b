import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { familiesOf, gapsOf, programmeHints, type ProgrammeRow } from './model.ts';

const whole: ProgrammeRow = {
	kind: 'ordinary',
	open: true,
	hasDate: true,
	host: 'Verpakking Lindehof',
	families: ['exchange'],
	parts: [],
	cases: 'Bart',
	outsideInput: ''
};

test('a gap is something of a meeting to come; a first meeting needs no case', () => {
	expect(gapsOf(whole)).toEqual([]);
	const empty: ProgrammeRow = { ...whole, hasDate: false, host: '', families: [], cases: '' };
	expect(gapsOf(empty)).toEqual(['date', 'host', 'agenda', 'cases']);
	expect(gapsOf({ ...empty, kind: 'kickoff' })).toEqual(['date', 'host', 'agenda']);
	expect(gapsOf({ ...empty, open: false })).toEqual([]);
});

rule('H52', 'the programme holds as many meetings as the call speaks of', () => {
	expect(programmeHints([whole], { promised: 4, waitingForExpert: 0 })).toEqual([
		{ hint: 'not_planned', meetings: 3 }
	]);
	expect(programmeHints([whole], { promised: 1, waitingForExpert: 0 })).toEqual([]);
});

rule(
	'H68',
	'a question that waits for an expert is said until a meeting to come has input from outside',
	() => {
		const waits = { promised: 0, waitingForExpert: 2 };
		const past: ProgrammeRow = { ...whole, open: false, outsideInput: 'Een jurist' };
		expect(programmeHints([past, whole], waits)).toEqual([{ hint: 'expert_waits', questions: 2 }]);
		expect(programmeHints([past, { ...whole, outsideInput: 'Een jurist' }], waits)).toEqual([]);
	}
);

rule('R10', 'three agendas in a row with fewer than four families are said', () => {
	const none = { promised: 0, waitingForExpert: 0 };
	expect(programmeHints([whole, whole, whole], none)).toEqual([{ hint: 'few_families', families: 1 }]);
	const varied: ProgrammeRow = { ...whole, families: ['acquaint', 'inventory', 'generate'] };
	expect(programmeHints([varied, whole, whole], none)).toEqual([]);
	expect(programmeHints([whole, whole], none)).toEqual([]);
});

rule(
	'R10',
	'a method that took more than two fifths of three meetings is said, with the minutes that ran',
	() => {
		const none = { promised: 0, waitingForExpert: 0 };
		const part = (methodId: string, minutes: number) => ({ methodId, mode: 'plenary' as const, minutes });
		const row = (...parts: ProgrammeRow['parts']): ProgrammeRow => ({
			...whole,
			families: ['acquaint', 'inventory', 'generate', 'exchange'],
			parts
		});
		const [even, long] = [
			row(part('troika', 30), part('world_cafe', 30), part('check_in', 30)),
			row(part('troika', 80), part('world_cafe', 10))
		];
		expect(programmeHints([even, even, even], none)).toEqual([]);
		expect(programmeHints([long, even, even], none)).toEqual([
			{ hint: 'one_method', methodId: 'troika', share: 140 / 270 }
		]);
		expect(programmeHints([even, long], none), 'judged over three meetings').toEqual([]);
	}
);

test('families stand in the order of the library, each once, without what holds a meeting together', () => {
	expect(familiesOf(['reflect', 'frame', 'acquaint', 'break', 'acquaint', undefined])).toEqual([
		'acquaint',
		'reflect'
	]);
});
