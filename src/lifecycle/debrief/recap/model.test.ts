import { describe, expect, test } from 'vitest';
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { rule } from '#tests/support/rule.ts';
import {
	agreementOn,
	notSettled,
	proposedMark,
	proposeNextAgenda,
	REACTION_TIME,
	unmarked,
	type RecapHarvest,
	type RecapPoint,
	type RecapQuestion
} from '#lifecycle/debrief/recap/model.ts';

const question = (
	id: string,
	state: RecapQuestion['state'],
	more: Partial<RecapQuestion> = {}
): RecapQuestion => ({
	id,
	text: pc218.learning_questions.find((one) => one.id === id)?.text ?? id,
	state,
	destination: null,
	followers: [],
	...more
});
const point = (itemId: string, mark: RecapPoint['mark']): RecapPoint => ({
	itemId,
	title: itemId,
	mark,
	note: ''
});
const nothing: RecapHarvest = { points: [], questions: [], promisesAtRisk: [], themesWished: [] };

describe('marks', () => {
	rule(
		'H46',
		'a point with an open question goes on, with only parked ones it was a side track, else it is done',
		() => {
			expect(proposedMark([])).toBe('done');
			expect(proposedMark([{ state: 'answered' }, { state: 'withdrawn' }])).toBe('done');
			expect(proposedMark([{ state: 'answered' }, { state: 'scheduled' }])).toBe('go_on');
			expect(proposedMark([{ state: 'parked' }, { state: 'answered' }])).toBe('off_track');
			expect(proposedMark([{ state: 'parked' }, { state: 'unanswered' }])).toBe('go_on');
		}
	);

	test('points without a mark are named', () => {
		expect(unmarked([point('a', 'done'), point('b', null)]).map((one) => one.itemId)).toEqual(['b']);
	});
});

describe('the proposal for the next agenda', () => {
	rule(
		'H59',
		'what PC218 left open after its first meeting stands on the next agenda, the most wanted first',
		() => {
			const lines = proposeNextAgenda({
				...nothing,
				questions: [
					question('q01', 'answered'),
					question('q10', 'scheduled', { destination: 'next_meeting' }),
					question('q09', 'scheduled', { destination: 'next_meeting', followers: ['p02', 'p04'] }),
					question('q14', 'raised')
				]
			});
			expect(lines.map((line) => [line.reason, line.id, line.weight])).toEqual([
				['carried_over', 'q09', 3],
				['carried_over', 'q10', 1],
				['carried_over', 'q14', 1]
			]);
			expect(lines[0]?.text).toBe('Wat doe je met iemand die niet wil ontwikkelen?');
		}
	);

	rule(
		'H46',
		'the reasons come in a fixed order: carried over, expert, go on, case, promises, themes, side tracks, parked',
		() => {
			const lines = proposeNextAgenda({
				points: [
					point('side', 'off_track'),
					point('done', 'done'),
					point('on', 'go_on'),
					point('none', null)
				],
				questions: [
					question('parked', 'parked', { destination: 'parked' }),
					question('case', 'to_case', { destination: 'case' }),
					question('expert', 'to_expert', { destination: 'expert' }),
					question('planned', 'scheduled', { destination: 'expert' }),
					question('open', 'scheduled')
				],
				promisesAtRisk: [{ id: 'b5', text: 'Tools' }],
				themesWished: ['verloning']
			});
			expect(lines.map((line) => line.id ?? line.text)).toEqual([
				'open',
				'expert',
				'planned',
				'on',
				'case',
				'b5',
				'verloning',
				'side',
				'parked'
			]);
		}
	);

	rule('H86', 'a wished theme counts as often as it was wished, whatever its capitals', () => {
		const lines = proposeNextAgenda({
			...nothing,
			themesWished: ['coaching', 'Verloning ', '', 'verloning']
		});
		expect(lines).toEqual([
			{ reason: 'theme_wished', id: null, text: 'Verloning', weight: 2 },
			{ reason: 'theme_wished', id: null, text: 'coaching', weight: 1 }
		]);
	});

	test('no open question is ever left out', () => {
		const states = [
			'raised',
			'themed',
			'shortlisted',
			'scheduled',
			'in_treatment',
			'partly_answered',
			'unanswered',
			'to_expert',
			'to_case',
			'parked',
			'open_at_end'
		] as const;
		const lines = proposeNextAgenda({ ...nothing, questions: states.map((state) => question(state, state)) });
		expect(lines.map((line) => line.id).toSorted()).toEqual([...states].toSorted());
	});
});

describe('what the group settles', () => {
	rule('H60', 'date, place, host and theme of the next meeting are settled in the group', () => {
		const settled = {
			startsAt: new Date('2009-03-19T12:30:00Z'),
			place: 'Kantoor',
			host: 'Kantoor Vlasbloem',
			title: 'Gesprekken'
		};
		const all = ['date', 'place', 'host', 'theme'];
		expect(notSettled(settled)).toEqual([]);
		expect(notSettled({ startsAt: null, place: ' ', host: null, title: '' })).toEqual(all);
		expect(notSettled(null)).toEqual(all);
		expect(notSettled(null, true), 'after the last one of the plan').toEqual([]);
	});

	rule(
		'H16',
		'the next agenda is a proposal until all present agree or 72 hours pass without an objection',
		() => {
			const state = { reactUntil: REACTION_TIME, present: 12, agreed: 11, objections: 0 };
			expect(agreementOn(state, 1)).toBe('open');
			expect(agreementOn({ ...state, agreed: 12 }, 1)).toBe('agreed');
			expect(agreementOn(state, REACTION_TIME - 1)).toBe('open');
			expect(agreementOn(state, REACTION_TIME)).toBe('agreed');
			expect(agreementOn({ ...state, objections: 1 }, REACTION_TIME)).toBe('objection');
			expect(agreementOn({ ...state, present: 0, agreed: 0 }, 1)).toBe('open');
			expect(agreementOn({ ...state, reactUntil: null }, REACTION_TIME)).toBe('open');
		}
	);
});
