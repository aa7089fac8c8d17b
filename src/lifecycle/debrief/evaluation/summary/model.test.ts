import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from '#platform/chance/model.ts';
import klankbordgroep from '#tests/fixtures/klankbordgroep.json' with { type: 'json' };
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { rule } from '#tests/support/rule.ts';
import { formItems, type Answers } from '#lifecycle/debrief/evaluation/model.ts';
import {
	evaluationResult,
	isDivided,
	meanOf,
	releasable,
	shareOf,
	SHOW_FROM,
	showMarks,
	summariseMarks,
	trend
} from '#lifecycle/debrief/evaluation/summary/model.ts';

const dimensions = ['content', 'discussion', 'facilitation'] as const;
const meetings = [...pc218.meetings, ...klankbordgroep.meetings];
const items = formItems('klankbordgroep', { promises: [], nextTime: false });
const form = (marks: Partial<Record<string, number>>, words = ''): Answers => ({
	...Object.fromEntries(
		Object.entries(marks).map(([key, mark]) => [key, { kind: 'mark', mark: mark ?? null, comment: words }])
	),
	...(words === '' ? {} : { takeaways: { kind: 'text', text: words } })
});
const marksOf = (meeting: number, dimension: (typeof dimensions)[number]) => {
	const summary = summariseMarks(
		pc218.meetings[meeting]?.evaluation.responses.map((one) => one[dimension]) ?? []
	);
	if (!summary) throw new Error('no marks');
	return summary;
};

describe.each(meetings.map((meeting) => [meeting.id, meeting] as const))(
	'the figures of %s',
	(_, meeting) => {
		const { responses, expected } = meeting.evaluation;

		test.each(dimensions)('%s: mean, median, quartiles, least and most', (dimension) => {
			expect(summariseMarks(responses.map((one) => one[dimension]))).toMatchObject(expected[dimension]);
		});

		test('how many of those present answered', () => {
			expect(shareOf(responses.length, meeting.present.length)).toBe(expected.response_rate);
		});
	}
);

describe('figures', () => {
	test('a mean is rounded half away from zero', () => {
		expect(meanOf([8, 8, 8, 8, 8, 8, 8, 9])).toBe(8.13);
		expect(meanOf([1, 1, 1, 1, 1, 1, 1, 2])).toBe(1.13);
		expect(meanOf([1, 2, 2])).toBe(1.67);
		expect(meanOf([])).toBeNull();
		expect(summariseMarks([])).toBeNull();
		expect(shareOf(0, 0)).toBe(0);
	});

	test('one dot an answer', () => {
		expect(summariseMarks([0, 10, 10])?.counts).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
	});

	test('the figures always lie in order, and the dots add up', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1 }), (marks) => {
				const summary = summariseMarks(marks);
				if (!summary) throw new Error('no marks');
				const { min, q1, median, q3, max, mean, counts, n } = summary;
				expect([min, q1, median, q3, max]).toEqual([min, q1, median, q3, max].toSorted((a, b) => a - b));
				expect(mean).toBeGreaterThanOrEqual(min);
				expect(mean).toBeLessThanOrEqual(max);
				expect(counts.reduce((sum, count) => sum + count, 0)).toBe(n);
			}),
			{ seed: 218 }
		);
	});

	test('a group that spans three marks or more is divided: ask it why', () => {
		expect(isDivided({ q1: 5, q3: 8 })).toBe(true);
		expect(isDivided({ q1: 5.5, q3: 8 })).toBe(false);
	});
});

describe('the word for a change', () => {
	rule(
		'H95',
		'PC218: content rises, discussion dips after the expert, facilitation stays until the last meeting',
		() => {
			expect(trend(marksOf(0, 'content'), marksOf(2, 'content'))).toBe('higher');
			expect(trend(marksOf(1, 'discussion'), marksOf(2, 'discussion'))).toBe('lower');
			expect(trend(marksOf(0, 'facilitation'), marksOf(1, 'facilitation'))).toBe('same');
			expect(trend(marksOf(1, 'facilitation'), marksOf(2, 'facilitation'))).toBe('same');
			expect(trend(marksOf(0, 'facilitation'), marksOf(3, 'facilitation'))).toBe('higher');
		}
	);

	test('less than one is noise; with twenty answers both times 0.7 is enough', () => {
		expect(trend({ mean: 7, n: 15 }, { mean: 7.99, n: 15 })).toBe('same');
		expect(trend({ mean: 6.8, n: 15 }, { mean: 7.8, n: 15 })).toBe('higher');
		expect(trend({ mean: 7.8, n: 15 }, { mean: 6.8, n: 15 })).toBe('lower');
		expect(trend({ mean: 7, n: 20 }, { mean: 7.7, n: 20 })).toBe('higher');
		expect(trend({ mean: 7, n: 20 }, { mean: 7.7, n: 19 })).toBe('same');
	});
});

describe('what may be shown', () => {
	rule('U10', 'under five answers nothing is shown but how many there are', () => {
		const four = Array.from({ length: 4 }, () => form({ content: 7 }, 'naam'));
		const result = evaluationResult(items, four, 12, seeded('s'));
		expect(result).toEqual({ shown: false, answers: 4, present: 12 });
	});

	test('from five on the marks are, except a mark that fewer than five gave', () => {
		const five = [7, 8, 8, 9, 6].map((content, i) => form(i < 4 ? { content, discussion: 8 } : { content }));
		const result = evaluationResult(items, five, 6, seeded('s'));
		expect(result).toMatchObject({ shown: true, answers: 5, present: 6, response: 0.83 });
		if (!result.shown) return;
		expect(result.marks.map(({ key, summary }) => [key, summary?.mean ?? null])).toEqual([
			['content', 7.6],
			['discussion', null],
			['facilitation', null]
		]);
		expect(showMarks([1, 2, 3, 4])).toBeNull();
	});

	rule('R7', 'what helped is counted over all answers, from five on', () => {
		const parts = ['round', 'cases'].map((methodId) => ({ methodId, title: methodId }));
		const asked = formItems('pc218', { promises: [], nextTime: false, parts });
		const ticks = [['round'], ['round', 'cases'], [], ['round'], ['gone']];
		const forms = ticks.map((methodIds): Answers => ({ helped: { kind: 'parts', methodIds } }));
		expect(evaluationResult(asked, forms, 6, seeded('s'))).toMatchObject({
			answers: 5,
			helped: [
				{ methodId: 'round', helped: 3 },
				{ methodId: 'cases', helped: 1 }
			]
		});
		expect(evaluationResult(asked, forms.slice(1), 6, seeded('s'))).not.toHaveProperty('helped');
		const nobody = Array.from({ length: 5 }, (): Answers => ({}));
		expect(evaluationResult(asked, nobody, 6, seeded('s'))).toMatchObject({ helped: [] });
	});

	test('words come in an order of chance, without blanks', () => {
		const forms = Array.from({ length: 12 }, (_, i) => form({ content: 7 }, i === 0 ? '' : `woord ${i}`));
		const result = evaluationResult(items, forms, 12, seeded('s'));
		const texts = result.shown ? (result.words.find((one) => one.key === 'takeaways')?.texts ?? []) : [];
		expect(texts).toHaveLength(11);
		expect(texts).not.toEqual(forms.slice(1).map((_, i) => `woord ${i + 1}`));
	});

	rule('H77', 'later answers are shown only when nobody can be found by subtraction', () => {
		expect(releasable(4, 0, false)).toBe(0);
		expect(releasable(11, 0, false)).toBe(11);
		expect(releasable(12, 11, false)).toBe(11);
		expect(releasable(15, 11, false)).toBe(11);
		expect(releasable(16, 11, false)).toBe(16);
	});

	test('while people in the room are still answering, the first result waits for them', () => {
		expect(releasable(7, 0, true)).toBe(0);
		expect(releasable(12, 0, false)).toBe(12);
		expect(releasable(17, 12, true)).toBe(17);
	});

	test('two results that are shown after each other never differ by one to four answers', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat({ max: 4 }), fc.boolean())), (steps) => {
				let [answers, shown] = [0, 0];
				for (const [more, stillAnswering] of steps) {
					answers += more;
					const next = releasable(answers, shown, stillAnswering);
					expect(next).toBeLessThanOrEqual(answers);
					if (next !== shown) expect(next - shown).toBeGreaterThanOrEqual(SHOW_FROM);
					shown = next;
				}
			}),
			{ seed: 218 }
		);
	});
});
