import { expect } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { rulesThatFit } from './model.ts';

rule('H38', 'the room screen shows the four rules of PC218 whole, and of many the first that fit', () => {
	expect(rulesThatFit(pc218.ground_rules)).toEqual(pc218.ground_rules);
	const many = Array.from({ length: 12 }, (_, at) => ({ text: `Regel ${at}: ${'x'.repeat(60)}` }));
	const fit = rulesThatFit(many);
	expect(fit).toEqual(many.slice(0, fit.length));
	expect(fit).toHaveLength(5);
	expect(rulesThatFit([{ text: 'x'.repeat(2000) }])).toHaveLength(1);
});
