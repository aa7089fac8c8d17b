import { describe, expect, test } from 'vitest';
import klankbordgroep from '#tests/fixtures/klankbordgroep.json' with { type: 'json' };
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { rule } from '#tests/support/rule.ts';
import {
	adjustmentsToTell,
	ANSWER_LIMIT,
	TAKEAWAY_LIMIT,
	checkAnswers,
	formItems,
	type Answer
} from '#lifecycle/debrief/evaluation/model.ts';

const { promises } = pc218.network;
const items = formItems('klankbordgroep', { promises: promises.slice(0, 1), nextTime: false });
const mark = (value: number | null, comment = ''): Answer => ({ kind: 'mark', mark: value, comment });
const text = (words: string): Answer => ({ kind: 'text', text: words });

describe('the form', () => {
	rule('H84', 'content, discussion and facilitation get a mark from 0 to 10, each with a comment', () => {
		const plain = formItems('klankbordgroep', { promises: [], nextTime: false });
		const asked = klankbordgroep.evaluation_form.items;
		expect(plain.filter((item) => item.kind === 'mark').map((item) => item.key)).toEqual(
			asked.filter((item) => item.type === '0-10').map((item) => item.key)
		);
		expect(plain).toHaveLength(asked.length);
	});

	rule('H85', 'the form asks which learning points you take along', () => {
		for (const template of ['klankbordgroep', 'pc218'] as const) {
			const uses = formItems(template, { promises: [], nextTime: false }).map(
				(item) => item.kind === 'text' && item.use
			);
			expect(uses).toContain('takeaway');
		}
	});

	rule('H86', 'the form asks which themes to treat or deepen', () => {
		expect(items.some((item) => item.kind === 'text' && item.use === 'theme')).toBe(true);
	});

	rule('H61', 'the PC218 form asks two things: what did you learn, how did the process go', () => {
		expect(formItems('pc218', { promises: [], nextTime: false }).map((item) => item.key)).toEqual([
			'learned',
			'process'
		]);
	});

	rule('H61', 'between marks and words stand the parts of the meeting', () => {
		const parts = [{ methodId: 'round', title: 'Ronde' }];
		const asked = (template: 'klankbordgroep' | 'pc218') =>
			formItems(template, { promises: [], nextTime: false, parts }).map(({ key }) => key);
		expect(asked('klankbordgroep')).toEqual([
			'content',
			'discussion',
			'facilitation',
			'helped',
			'takeaways',
			'themes'
		]);
		expect(asked('pc218')).toEqual(['helped', 'learned', 'process']);
	});

	rule('H82', 'the promises of the call are the items of the evaluation', () => {
		const all = formItems('pc218', { promises, nextTime: true });
		expect(all.slice(2).map((item) => item.key)).toEqual([
			'next_time',
			'promise:b1',
			'promise:b2',
			'promise:b3',
			'promise:b4',
			'promise:b5'
		]);
		expect(all.at(-1)).toMatchObject({ kind: 'promise', text: promises.at(-1)?.text });
	});
});

describe('answers', () => {
	test('what stays open is left out, what is written is tidied', () => {
		const answers = {
			content: mark(7, ' goed tempo '),
			discussion: mark(null),
			facilitation: mark(null, 'rustig'),
			takeaways: text('  '),
			'promise:b1': { kind: 'promise', mark: 'not_yet' } as const
		};
		expect(checkAnswers(items, answers)).toEqual({
			ok: true,
			answers: {
				content: mark(7, 'goed tempo'),
				facilitation: mark(null, 'rustig'),
				'promise:b1': { kind: 'promise', mark: 'not_yet' }
			}
		});
	});

	test('0 and 10 are marks, 11, -1 and 7.5 are not', () => {
		for (const value of [0, 10]) expect(checkAnswers(items, { content: mark(value) }).ok).toBe(true);
		for (const value of [11, -1, 7.5, Number.NaN]) {
			expect(checkAnswers(items, { content: mark(value) })).toEqual({
				ok: false,
				reason: 'invalid',
				fields: { 'content.mark': 'out_of_range' }
			});
		}
	});

	test('each field that is wrong is named', () => {
		const answers = {
			nothing: text('x'),
			themes: text('x'.repeat(ANSWER_LIMIT + 1)),
			takeaways: text('x'.repeat(TAKEAWAY_LIMIT + 1)),
			content: text('seven'),
			'promise:b1': { kind: 'promise', mark: 11 } as const
		};
		expect(checkAnswers(items, answers)).toEqual({
			ok: false,
			reason: 'invalid',
			fields: {
				nothing: 'unknown',
				'themes.text': `too_long:${ANSWER_LIMIT}`,
				'takeaways.text': `too_long:${TAKEAWAY_LIMIT}`,
				content: 'unknown',
				'promise:b1.mark': 'out_of_range'
			}
		});
	});

	test('parts are ticked once each, and only those that were asked', () => {
		const parts = [{ methodId: 'round', title: 'Ronde' }];
		const asked = formItems('pc218', { promises: [], nextTime: false, parts });
		const ticked = (methodIds: string[]): Answer => ({ kind: 'parts', methodIds });
		expect(checkAnswers(asked, { helped: ticked(['round', 'round']) })).toEqual({
			ok: true,
			answers: { helped: ticked(['round']) }
		});
		expect(checkAnswers(asked, { helped: ticked(['swot']) })).toMatchObject({
			fields: { 'helped.parts': 'unknown' }
		});
		expect(checkAnswers(asked, { helped: ticked([]) })).toMatchObject({ reason: 'empty' });
	});

	test('an empty form is not an answer', () => {
		expect(checkAnswers(items, {})).toEqual({ ok: false, reason: 'empty' });
		expect(checkAnswers(items, { content: mark(null), takeaways: text('') })).toEqual({
			ok: false,
			reason: 'empty'
		});
	});
});

rule('H83', 'an adjustment is told once, at the next opening, when there is a change to tell', () => {
	const told = { id: 'a', asked: 'meer tijd', change: 'meer subgroepen', toldIn: 's2' };
	const ready = { id: 'b', asked: 'een expert', change: 'expert in sessie 3', toldIn: null };
	const thinking = { id: 'c', asked: 'frisse lucht', change: ' ', toldIn: null };
	expect(adjustmentsToTell([told, ready, thinking])).toEqual([ready]);
});
