import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { isStalled, rescueQuestions, threeOf } from './model.ts';

const both = (text: string) => ({ nl: text, en: text });
const words = (questions: readonly { text: { nl: string } }[]) => questions.map(({ text }) => text.nl);

rule(
	'H33',
	'the questions of the step come first, then those of its method, then those that always fit',
	() => {
		const all = rescueQuestions(
			[both('stap')],
			[both('werkvorm'), both('Stap ')],
			[both('altijd'), both('werkvorm')]
		);
		expect(words(all)).toEqual(['stap', 'werkvorm', 'altijd']);
		expect(all.map(({ from }) => from)).toEqual(['step', 'method', 'house']);
	}
);

rule('H33', 'nothing new for a while: the cockpit offers a question', () => {
	expect(isStalled(0, 45, 44_999)).toBe(false);
	expect(isStalled(0, 45, 45_000)).toBe(true);
	expect(isStalled(40_000, 45, 60_000)).toBe(false);
});

test('three are offered, those not shown yet first', () => {
	const questions = rescueQuestions([], ['a', 'b', 'c', 'd'].map(both), []);
	expect(words(threeOf(questions, []))).toEqual(['a', 'b', 'c']);
	expect(words(threeOf(questions, ['a']))).toEqual(['b', 'c', 'd']);
	expect(words(threeOf(questions, ['a', 'b', 'c', 'd', 'a']))).toEqual(['b', 'c', 'd']);
	expect(threeOf([], [])).toEqual([]);
});
