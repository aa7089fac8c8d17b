import { expect } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { linesThatFit, panelAt, panelsOf } from './model.ts';

rule('H38', 'the room screen shows the four rules of PC218 whole, and of many the first that fit', () => {
	const rules = pc218.ground_rules.map(({ text }) => text);
	expect(linesThatFit(rules)).toEqual(rules);
	const many = Array.from({ length: 12 }, (_, at) => `Regel ${at}: ${'x'.repeat(60)}`);
	const fit = linesThatFit(many);
	expect(fit).toEqual(many.slice(0, fit.length));
	expect(fit).toHaveLength(5);
	expect(linesThatFit(['x'.repeat(2000)])).toHaveLength(1);
});

rule(
	'H83',
	'before a next meeting the room reads in turn what changed, what comes back and what was promised',
	() => {
		const told = {
			changed: ['Jullie vroegen: meer tijd. Dus vandaag: één casus minder'],
			carried: ['Wie doet dit al met arbeiders?'],
			promised: ['Chris: brengt de functiekaarten mee'],
			tried: ['Bart ging dit doen: eerst luisteren. Zo ging het: goed'],
			rules: ['Laat elkaar uitspreken']
		};
		const panels = panelsOf(told);
		expect(panels.map(({ about }) => about)).toEqual(['changed', 'carried', 'promised', 'tried', 'rules']);
		const shown = [0, 15_000, 30_000, 45_000, 60_000, 75_000].map((now) => panelAt(panels, now)?.about);
		expect(shown).toEqual(['changed', 'carried', 'promised', 'tried', 'rules', 'changed']);
		const first = panelsOf({ changed: [], carried: [], promised: [], tried: [], rules: told.rules });
		expect(first).toEqual([{ about: 'rules', lines: told.rules, more: 0 }]);
		expect(panelAt([], 0)).toBeUndefined();
	}
);
