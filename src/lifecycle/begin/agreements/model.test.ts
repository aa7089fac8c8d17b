import { describe, expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { moveAgreement, moveRule, sameWords, type RuleAct, type RuleState } from './model.ts';

const STATES: RuleState[] = ['proposed', 'worded', 'adopted', 'amended', 'retired'];
const ACTS: RuleAct[] = ['word', 'adopt', 'amend', 'retire'];

describe('a ground rule', () => {
	rule('H38', 'is proposed, worded, adopted, amended or retired, in that order', () => {
		const moves = STATES.flatMap((state) =>
			ACTS.flatMap((act) => {
				const to = moveRule(state, act);
				return to ? [`${state} ${act} ${to}`] : [];
			})
		);
		expect(moves).toEqual([
			'proposed word worded',
			'proposed adopt adopted',
			'proposed retire retired',
			'worded word worded',
			'worded adopt adopted',
			'worded retire retired',
			'adopted amend amended',
			'adopted retire retired',
			'amended amend amended',
			'amended retire retired'
		]);
	});

	test('is known by its words, whatever the capitals and the stop', () => {
		expect(sameWords('We laten iedereen uitspreken.', 'we laten  iedereen uitspreken')).toBe(true);
		expect(sameWords('We laten iedereen uitspreken.', 'We laten iedereen praten.')).toBe(false);
	});
});

test('an agreement is agreed before it is kept, broken or changed, and then stands', () => {
	expect(moveAgreement('proposed', 'agree')).toBe('agreed');
	expect(moveAgreement('proposed', 'drop')).toBe('dropped');
	expect(moveAgreement('proposed', 'keep')).toBeNull();
	expect(moveAgreement('agreed', 'keep')).toBe('kept');
	expect(moveAgreement('agreed', 'break')).toBe('broken');
	expect(moveAgreement('agreed', 'change')).toBe('changed');
	for (const end of ['kept', 'broken', 'changed', 'dropped'] as const)
		for (const act of ['agree', 'drop', 'keep', 'break', 'change'] as const)
			expect(moveAgreement(end, act)).toBeNull();
});
