import type { HarvestBlock } from '#steps/contract.ts';
import type { Destination, QuestionOutcome } from '#commons/questions/model.ts';
import { SHOW_FROM } from '#lifecycle/debrief/evaluation/summary/model.ts';

/** Who may read about a case (domain.md 2.5): only the last two let it into the report. */
export type CaseVisibility = 'group' | 'session_only' | 'report_anonymous' | 'report_named';

/** A case that was on the agenda. `summary` is what its giver released. */
export type ReportCase = { title: string; giver: string; summary: string; visibility: CaseVisibility };

/** A learning question that was treated. */
export type ReportQuestion = {
	text: string;
	asker: string | null;
	outcome: QuestionOutcome | null;
	destination: Destination | null;
	answer: string;
	tips: readonly string[];
};

/** Something somebody will do. */
export type ReportAction = { text: string; owner: string | null; dueOn: string | null };

/** The date, place and theme of a meeting, as they are known. */
export type ReportMeeting = {
	number: number;
	title: string;
	startsAt: string | null;
	place: string;
	host: string;
};

/** Everything a meeting leaves for its report. Names are those that the group knows each other by. */
export type ReportSource = {
	meeting: ReportMeeting;
	present: readonly string[];
	absent: readonly string[];
	questions: readonly ReportQuestion[];
	/** What steps left behind, by agenda item. `of` names the case when the item was about one. */
	harvest: readonly { title: string; blocks: readonly HarvestBlock[]; of: CaseVisibility | null }[];
	cases: readonly ReportCase[];
	decisions: readonly string[];
	agreements: readonly string[];
	groundRules: readonly string[];
	actions: readonly ReportAction[];
	notes: readonly string[];
	adjustments: readonly { asked: string; change: string }[];
	marks: { answers: number; present: number; means: readonly { key: string; mean: number; n: number }[] };
	next: { meeting: ReportMeeting | null; agenda: readonly string[] };
};

/** A part of the report, kept as data: editable, and drawn as page, mail and document. */
export type ReportBlock =
	| ({ type: 'meeting' } & ReportMeeting)
	| { type: 'adjustments'; adjustments: readonly { asked: string; change: string }[] }
	| ({ type: 'question' } & ReportQuestion)
	| { type: 'case'; title: string; giver: string | null; summary: string }
	| { type: 'harvest'; title: string; blocks: readonly HarvestBlock[] }
	| { type: 'decisions' | 'agreements' | 'ground_rules' | 'notes'; lines: readonly string[] }
	| { type: 'actions'; actions: readonly ReportAction[] }
	| {
			type: 'marks';
			answers: number;
			present: number;
			means: readonly { key: string; mean: number; n: number }[];
	  }
	| { type: 'next'; meeting: ReportMeeting | null; agenda: readonly string[] }
	| { type: 'attendance'; present: readonly string[]; absent: readonly string[] }
	| { type: 'text'; text: string };

/**
 * The draft of a report, in the order people read it: what was asked and what came of it, what was said, agreed
 * and decided, next time, who was there. Empty parts are left out. Nobody is named in a case without permission,
 * and marks appear only from five answers on (domain.md 2.2, invariants 5 and 8).
 */
export function draftReport(source: ReportSource): ReportBlock[] {
	const lines = (
		type: 'decisions' | 'agreements' | 'ground_rules' | 'notes',
		list: readonly string[]
	): ReportBlock[] => {
		const written = list.map((line) => line.trim()).filter((line) => line !== '');
		return written.length > 0 ? [{ type, lines: written }] : [];
	};
	const { adjustments, actions, marks, next, present, absent } = source;
	const hasNext = next.meeting !== null || next.agenda.length > 0;
	return [
		{ type: 'meeting', ...source.meeting },
		...(adjustments.length > 0 ? [{ type: 'adjustments' as const, adjustments }] : []),
		...source.questions.map((question): ReportBlock => ({ type: 'question', ...question })),
		...source.cases.flatMap(caseBlock),
		...source.harvest.flatMap(harvestBlock),
		...lines('decisions', source.decisions),
		...lines('agreements', source.agreements),
		...lines('ground_rules', source.groundRules),
		...(actions.length > 0 ? [{ type: 'actions' as const, actions }] : []),
		...lines('notes', source.notes),
		...marksBlock(marks),
		...(hasNext ? [{ type: 'next' as const, ...next }] : []),
		{ type: 'attendance', present, absent }
	];
}

function caseBlock({ title, giver, summary, visibility }: ReportCase): ReportBlock[] {
	if (visibility !== 'report_named' && visibility !== 'report_anonymous') return [];
	return [{ type: 'case', title, giver: visibility === 'report_named' ? giver : null, summary }];
}

function harvestBlock({ title, blocks, of }: ReportSource['harvest'][number]): ReportBlock[] {
	if (blocks.length === 0 || of === 'group' || of === 'session_only') return [];
	// In a case also the advisers stay unnamed, unless the giver named himself and so the talk.
	return [{ type: 'harvest', title, blocks: of === 'report_anonymous' ? blocks.map(withoutNames) : blocks }];
}

function withoutNames(block: HarvestBlock): HarvestBlock {
	const nameless = <T extends { by: string | null }>(things: readonly T[]) =>
		things.map((thing) => ({ ...thing, by: null }));
	if (block.type === 'notes') {
		return { ...block, groups: block.groups.map((group) => ({ ...group, notes: nameless(group.notes) })) };
	}
	if (block.type === 'table') return { ...block, rows: nameless(block.rows) };
	return block.type === 'questions' ? { ...block, questions: nameless(block.questions) } : block;
}

function marksBlock({ answers, present, means }: ReportSource['marks']): ReportBlock[] {
	const shown = means.filter((mean) => mean.n >= SHOW_FROM);
	return answers < SHOW_FROM || shown.length === 0 ? [] : [{ type: 'marks', answers, present, means: shown }];
}

/**
 * People whose name stands in the text of a case without their permission: to be looked at before sending. Looks
 * for whole first or last names of three signs or more, whatever their capitals.
 */
export function namedInCases(
	blocks: readonly ReportBlock[],
	people: readonly { id: string; firstName: string; lastName: string; allowed: boolean }[]
): string[] {
	const words = blocks
		.flatMap((block) => (block.type === 'case' ? [block.title, block.summary] : []))
		.join(' ')
		.toLowerCase();
	const says = (name: string) => {
		const word = name.trim().toLowerCase();
		return (
			word.length >= 3 &&
			` ${words.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${word.replace(/[^\p{L}\p{N}]+/gu, ' ')} `)
		);
	};
	return people.flatMap(({ id, firstName, lastName, allowed }) =>
		!allowed && (says(firstName) || says(lastName)) ? [id] : []
	);
}

/** Somebody who may get the report. */
export type Receiver = { id: string; role: string; state: 'accepted' | 'left' | 'guest' };

/**
 * Who gets the report: every accepted member, present or not (base rule 8, invariant 10). Never a sponsor, unless
 * the group agreed to that (invariant 5).
 */
export function recipients<T extends Receiver>(people: readonly T[], sponsorAllowed: boolean): T[] {
	return people.filter(
		(person) => person.state === 'accepted' && (person.role !== 'sponsor' || sponsorAllowed)
	);
}

/** Working days from the day of the meeting to the day the report went out; both `YYYY-MM-DD`. Monday to Friday. */
export function workingDays(meetingOn: string, sentOn: string): number {
	const day = 86_400_000;
	const [from, to] = [Date.parse(meetingOn), Date.parse(sentOn)];
	let count = 0;
	for (let at = from + day; at <= to; at += day) {
		const weekday = new Date(at).getUTCDay();
		if (weekday !== 0 && weekday !== 6) count++;
	}
	return count;
}

/**
 * Base rule 8 (domain.md 4.8): each report within five working days to everybody is green, within ten to nine of
 * ten amber, else red. `coverage`: sent to, as a share of all members.
 */
export function reportHealth(
	reports: readonly { workingDays: number; coverage: number }[]
): 'green' | 'amber' | 'red' {
	if (reports.every((report) => report.workingDays <= 5 && report.coverage >= 1)) return 'green';
	return reports.every((report) => report.workingDays <= 10 && report.coverage >= 0.9) ? 'amber' : 'red';
}
