import { describe, expect, test } from 'vitest';
import klankbordgroep from '#tests/fixtures/klankbordgroep.json' with { type: 'json' };
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { rule } from '#tests/support/rule.ts';
import { meanOf, shareOf } from '#lifecycle/debrief/evaluation/summary/model.ts';
import {
	draftReport,
	namedInCases,
	recipients,
	reportHealth,
	workingDays,
	type CaseVisibility,
	type Receiver,
	type ReportBlock,
	type ReportSource
} from '#lifecycle/debrief/report/model.ts';

const nameOf = new Map(pc218.members.map((member) => [member.id, member.name]));
const second = pc218.meetings[1];
if (!second) throw new Error('PC218 has four meetings');
const meeting = {
	number: 2,
	title: second.theme,
	startsAt: '2009-03-19T12:30:00Z',
	place: 'Kantoor',
	host: second.host_organisation
};
const empty: ReportSource = {
	meeting,
	present: [],
	absent: [],
	questions: [],
	harvest: [],
	cases: [],
	decisions: [],
	agreements: [],
	groundRules: [],
	actions: [],
	notes: [],
	adjustments: [],
	marks: { answers: 0, present: 0, means: [] },
	next: { meeting: null, agenda: [] }
};
const contents = second.evaluation.responses.map((one) => one.content);
const full: ReportSource = {
	...empty,
	present: second.present.flatMap((id) => nameOf.get(id) ?? []),
	absent: pc218.members.filter((member) => !second.present.includes(member.id)).map((member) => member.name),
	questions: [
		{
			text: 'Wat doe je met iemand die niet wil ontwikkelen?',
			asker: 'Joris Smets',
			outcome: 'answered',
			destination: null,
			answer: 'Begin klein.',
			tips: ['Vraag wat lukt.']
		},
		{
			text: 'Wat is de link tussen competenties en verloning?',
			asker: null,
			outcome: 'unanswered',
			destination: 'expert',
			answer: '',
			tips: []
		}
	],
	harvest: [
		{
			title: '1-2-4-Allen',
			of: null,
			blocks: [
				{
					type: 'notes',
					title: 'Ideeën',
					groups: [{ name: 'Opleiding', notes: [{ text: 'Peter en meter', by: 'Ilse' }] }]
				}
			]
		}
	],
	decisions: ['We nodigen een expert uit.', '  '],
	agreements: ['Verslag binnen de week.'],
	groundRules: pc218.ground_rules.map((one) => one.text),
	actions: [{ text: 'Expert zoeken', owner: 'Hilde', dueOn: '2009-04-10' }],
	notes: ['Formulier volgt.'],
	adjustments: [{ asked: 'meer tijd in groepjes', change: 'intervisie in twee groepen' }],
	marks: { answers: 13, present: 13, means: [{ key: 'content', mean: meanOf(contents) ?? 0, n: 13 }] },
	next: {
		meeting: { ...meeting, number: 3, title: 'Competenties en verloning' },
		agenda: ['Vragen aan de expert']
	}
};
const types = (blocks: readonly ReportBlock[]) => blocks.map((block) => block.type);

describe('the draft', () => {
	rule('U19', 'holds what was asked, said, decided and agreed, in the order people read it', () => {
		expect(types(draftReport(full))).toEqual([
			'meeting',
			'adjustments',
			'question',
			'question',
			'harvest',
			'decisions',
			'agreements',
			'ground_rules',
			'actions',
			'notes',
			'marks',
			'next',
			'attendance'
		]);
		expect(draftReport(full).find((block) => block.type === 'decisions')).toEqual({
			type: 'decisions',
			lines: ['We nodigen een expert uit.']
		});
	});

	test('leaves empty parts out; who was there is always told', () => {
		expect(types(draftReport(empty))).toEqual(['meeting', 'attendance']);
	});

	rule('H59', 'each treated question has its outcome, its tips and where it goes', () => {
		const questions = draftReport(full).filter((block) => block.type === 'question');
		expect(questions).toMatchObject([
			{ outcome: 'answered', tips: ['Vraag wat lukt.'] },
			{ outcome: 'unanswered', destination: 'expert' }
		]);
	});

	rule('H83', 'it tells what changed because people asked for it', () => {
		expect(draftReport(full)[1]).toEqual({ type: 'adjustments', adjustments: full.adjustments });
	});

	rule('U10', 'marks stand in it from five answers on, each mark on its own', () => {
		const marks = (answers: number, n: number) =>
			draftReport({ ...full, marks: { answers, present: 13, means: [{ key: 'content', mean: 7, n }] } }).find(
				(block) => block.type === 'marks'
			);
		expect(marks(4, 4)).toBeUndefined();
		expect(marks(5, 4)).toBeUndefined();
		expect(marks(5, 5)).toEqual({
			type: 'marks',
			answers: 5,
			present: 13,
			means: [{ key: 'content', mean: 7, n: 5 }]
		});
		expect(draftReport(full).find((block) => block.type === 'marks')).toMatchObject({
			means: [{ mean: second.evaluation.expected.content.mean }]
		});
	});
});

describe('cases', () => {
	const withCase = (visibility: CaseVisibility) =>
		draftReport({
			...empty,
			cases: [
				{
					title: 'De medewerker die niet wil',
					giver: 'Joris Smets',
					summary: 'Een team met drie nieuwelingen.',
					visibility
				}
			],
			harvest: [
				{
					title: 'Advies',
					of: visibility,
					blocks: [
						{
							type: 'notes',
							title: 'Tips',
							groups: [{ name: '', notes: [{ text: 'Praat eerst', by: 'Karin' }] }]
						}
					]
				}
			]
		});

	rule(
		'H63',
		'invariant 5: a case for the group or the room alone is not in the report, nor the advice on it',
		() => {
			for (const visibility of ['group', 'session_only'] as const) {
				expect(types(withCase(visibility))).toEqual(['meeting', 'attendance']);
			}
		}
	);

	rule('H63', 'an anonymous case names neither its giver nor who advised', () => {
		const text = JSON.stringify(withCase('report_anonymous'));
		expect(text).toContain('De medewerker die niet wil');
		expect(text).toContain('Praat eerst');
		expect(text).not.toMatch(/Joris|Smets|Karin/);
	});

	test('a giver who allowed it is named', () => {
		expect(JSON.stringify(withCase('report_named'))).toMatch(/Joris Smets.*Karin/);
	});

	rule('H75', 'a name that slipped into the text of a case is found before sending', () => {
		const people = [
			{ id: 'p10', firstName: 'Joris', lastName: 'Smets', allowed: false },
			{ id: 'p01', firstName: 'An', lastName: 'Verhaert', allowed: false },
			{ id: 'p11', firstName: 'Karin', lastName: 'Baeten', allowed: true },
			{ id: 'p03', firstName: 'Chris', lastName: 'De Ridder', allowed: false },
			{ id: 'p05', firstName: 'Els', lastName: '', allowed: false }
		];
		const summary = 'Toen zei JORIS dat an, Karin en de Ridder samen beltén; elsevier niet.';
		const blocks: ReportBlock[] = [
			{ type: 'case', title: 'Case', giver: null, summary },
			{ type: 'text', text: 'Els was er ook.' }
		];
		expect(namedInCases(blocks, people)).toEqual(['p10', 'p03']);
	});
});

describe('who gets it', () => {
	rule('R8', 'invariant 10: every accepted member gets the report, absentees too', () => {
		const members: Receiver[] = pc218.members.map((member) => ({
			id: member.id,
			role: 'member',
			state: 'accepted'
		}));
		expect(recipients(members, false)).toHaveLength(15);
		for (const { report } of pc218.meetings) expect(recipients(members, false)).toHaveLength(report.sent_to);
	});

	rule('H96', 'the twelve who missed the second meeting of the Klankbordgroep get it too', () => {
		const attended: readonly string[] = klankbordgroep.meetings[1]?.present ?? [];
		const members: Receiver[] = klankbordgroep.members.map((member) => ({
			id: member.id,
			role: 'member',
			state: 'accepted'
		}));
		const absent = recipients(members, false)
			.map((one) => one.id)
			.filter((id) => !attended.includes(id));
		expect(absent).toEqual(klankbordgroep.expected.absentees_ks2);
	});

	rule('H76', 'a sponsor does not, unless the group agreed; who left and guests do not either', () => {
		const people: Receiver[] = [
			{ id: 'boss', role: 'sponsor', state: 'accepted' },
			{ id: 'hilde', role: 'facilitator', state: 'accepted' },
			{ id: 'gone', role: 'member', state: 'left' },
			{ id: 'guest', role: 'guest', state: 'guest' }
		];
		expect(recipients(people, false).map((one) => one.id)).toEqual(['hilde']);
		expect(recipients(people, true).map((one) => one.id)).toEqual(['boss', 'hilde']);
	});
});

describe('how soon', () => {
	test('working days do not count the weekend', () => {
		expect(workingDays('2009-01-22', '2009-01-27')).toBe(3);
		expect(workingDays('2009-01-22', '2009-01-22')).toBe(0);
		expect(workingDays('2009-01-23', '2009-01-25')).toBe(0);
		expect(workingDays('2026-03-27', '2026-04-03')).toBe(5);
	});

	rule('R8', 'PC218 was once too late (six days), the Klankbordgroep never', () => {
		for (const { meetings, members, expected } of [pc218, klankbordgroep]) {
			const reports = meetings.map(({ report }) => ({
				workingDays: report.working_days,
				coverage: shareOf(report.sent_to, members.length)
			}));
			expect(reportHealth(reports)).toBe(expected.health.R8_report.status);
		}
		expect(reportHealth([{ workingDays: 11, coverage: 1 }])).toBe('red');
		expect(reportHealth([{ workingDays: 3, coverage: 0.89 }])).toBe('red');
	});
});
