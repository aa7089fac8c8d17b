import { expect } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { circleRounds } from './model.ts';

rule(
	'H24',
	'in pairs everybody meets everybody once and pauses at most once, for any number up to fifty',
	() => {
		for (let people = 2; people <= 50; people++) {
			const rounds = circleRounds(people);
			const couples = rounds.flat().filter(([, b]) => b !== null);
			const pauses = rounds.flat().filter(([, b]) => b === null);
			const names = couples.map((couple) => couple.toSorted().join(' '));
			expect(new Set(names).size).toBe((people * (people - 1)) / 2);
			expect(names).toHaveLength(new Set(names).size);
			expect(new Set(pauses.map(([a]) => a)).size).toBe(people % 2 === 0 ? 0 : people);
			for (const round of rounds) {
				const seated = round.flat().filter((place) => place !== null);
				expect(new Set(seated).size).toBe(people);
			}
		}
	}
);
