import { expect } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { coupleOf, newcomersIn } from './model.ts';

rule(
	'H24',
	'who met nobody yet is new beside those who did, and nobody is new in a network that begins',
	() => {
		const met = new Map([[coupleOf('an', 'bart'), 2]]);
		expect([...newcomersIn(['an', 'bart', 'chris'], met)]).toEqual(['chris']);
		expect([...newcomersIn(['an', 'bart', 'chris'], new Map())]).toEqual([]);
	}
);
