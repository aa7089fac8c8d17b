import { describe, expect, test } from 'vitest';
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { rule } from '#tests/support/rule.ts';
import type { Answers } from '#lifecycle/debrief/evaluation/model.ts';
import {
	largestRise,
	promiseCell,
	promiseRow,
	promisesAtRisk,
	type PromiseCell
} from '#lifecycle/debrief/evaluation/promises/model.ts';

const cell = (mean: number | null): PromiseCell => ({ mean, n: mean === null ? 0 : 12, notYet: 0 });
const rows = (meetings: number) =>
	Object.entries(pc218.promise_scores).map(([id, means]) =>
		promiseRow(id, means.slice(0, meetings).map(cell))
	);
const forms = (marks: (number | 'not_yet')[]): Answers[] =>
	marks.map((mark) => ({ 'promise:b1': { kind: 'promise', mark } }));

rule('H82', 'at the end of PC218 all five promises are realised, with the changes it expects', () => {
	for (const row of rows(4)) {
		const expected = Object.entries(pc218.expected.promise_final).find(([id]) => id === row.promiseId)?.[1];
		expect({ last: row.last, delta: row.change, realised: row.verdict === 'realised' }).toEqual(expected);
	}
	expect(largestRise(rows(4))).toMatchObject({ promiseId: 'b5', change: 5, gap: -1 });
});

rule('H82', 'half-way PC218 is warned for the tools (4), and for nothing else', () => {
	expect(promisesAtRisk(rows(1), 1, 4)).toEqual([]);
	expect(promisesAtRisk(rows(2), 2, 4).map((row) => row.promiseId)).toEqual(['b5']);
	expect(promisesAtRisk(rows(3), 3, 4)).toEqual([]);
});

describe('a cell', () => {
	test('is the mean of the marks; "not yet" is counted apart', () => {
		expect(promiseCell(forms([8, 7, 'not_yet', 8, 9, 8, 'not_yet']), 'b1')).toEqual({
			mean: 8,
			n: 5,
			notYet: 2
		});
	});

	rule('U10', 'hides the mean of fewer than five marks', () => {
		expect(promiseCell(forms([8, 8, 8, 8, 'not_yet']), 'b1')).toEqual({ mean: null, n: 4, notYet: 1 });
		expect(promiseCell([{}], 'b1')).toEqual({ mean: null, n: 0, notYet: 0 });
	});
});

describe('a row', () => {
	test.each([
		[7, 'realised', 0],
		[6.99, 'partly', 0.01],
		[5, 'partly', 2],
		[4.99, 'not', 2.01],
		[null, 'never_scored', null]
	] as const)('a last mean of %s is "%s"', (last, verdict, gap) => {
		expect(promiseRow('b', [cell(last)])).toMatchObject({ last, verdict, gap });
	});

	test('a meeting without marks does not undo the one before', () => {
		expect(promiseRow('b', [cell(null), cell(6), cell(8), cell(null)])).toMatchObject({ last: 8, change: 2 });
	});

	test('a promise never scored half-way is at risk too', () => {
		expect(promisesAtRisk([promiseRow('b', [cell(null), cell(null)])], 2, 4)).toHaveLength(1);
		expect(largestRise([promiseRow('b', [cell(8), cell(7)])])).toBeNull();
	});
});
