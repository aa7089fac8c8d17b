import type { Translate } from '#platform/i18n/translate.ts';
import { formatClock, formatDay, formatList, formatTimeRange, type Place } from '#platform/i18n/format.ts';
import type { CardLine, PaperBlock, PaperCard, PaperSheet } from '#platform/documents/paper.ts';
import { asItWent, times } from '#lifecycle/convene/agenda/model.ts';
import type { Step, WritingSheet } from '#steps/contract.ts';
import { HIGHEST_MARK, type FormItem } from '#lifecycle/debrief/evaluation/model.ts';

/** What can be put on paper before a meeting (domain.md 8.2, principle 18). */
export const SHEETS = ['run', 'names', 'tables', 'codes', 'cases', 'steps', 'evaluation'] as const;
export type SheetName = (typeof SHEETS)[number];

/** An item of the agenda as who leads it needs it in the hand. */
interface PackItem {
	id: string;
	title: string;
	mode: Step['mode'];
	minutes: number;
	steps: readonly Step[];
	owners: readonly { name: string }[];
	/** The meeting passed it by, or will. */
	leftOut: boolean;
	took: number | null;
	material: string;
	planB: string;
	questions: readonly { text: string; asker: string }[];
}

/** A planned case as it may lie on a table; what its giver keeps to the room is empty. */
export interface PackCase {
	giver: string;
	title: string;
	about: string;
	question: string;
}

/** What stands on the sheet to write on of one step. */
export interface StepSheet {
	item: string;
	title: string;
	prompt: string;
	copies: WritingSheet['copies'];
	blocks: readonly PaperBlock[];
}

/** Everything that the sheets of a meeting are made of. */
export interface Pack {
	networkTitle: string;
	meeting: {
		number: number;
		title: string;
		place: string;
		bring: string;
		keyQuestion: string;
		startsAt: Date | null;
		endsAt: Date | null;
	};
	items: readonly PackItem[];
	/** Who comes, or did not say yet. */
	people: readonly { firstName: string; lastName: string; organisation: string }[];
	form: readonly FormItem[];
	/** Cases that are planned, in the order of the agenda; each with what its giver lets others read. */
	cases: readonly PackCase[];
	/** Of each step in which something is written, in the order of the agenda. */
	steps: readonly StepSheet[];
	code: string;
	/** The address under the code, without what nobody types. */
	address: string;
	qr: { size: number; path: string } | null;
	/** How many of what is handed out. */
	counts: { tables: number; codes: number; cases: number };
	place: Place;
}

/** A table holds a conversation of four to six (base rule 3): so many tables for so many people. */
export function tablesFor(people: number): number {
	return Math.max(2, Math.ceil(people / 5));
}

/** Everything to bring or lay ready, each thing once, in the order in which it is needed. */
export function materialOf(items: readonly { material: string }[]): string[] {
	return [...new Set(items.map(({ material }) => material.trim()).filter((line) => line !== ''))];
}

/** One sheet, in the language of the group. The codes wait for the doors: there is none before the code is made. */
function sheetOf(name: Exclude<SheetName, 'cases' | 'steps'>, pack: Pack, t: Translate): PaperSheet | null {
	// messages: print.sheet.*
	const title = t(`print.sheet.${name}`);
	if (name === 'run') return { kind: 'page', name: title, blocks: runBlocks(pack, t) };
	if (name === 'evaluation')
		return { kind: 'page', name: title, blocks: [...head(title, pack, t), ...evaluationBlocks(pack, t)] };
	if (name === 'names') return { kind: 'cards', name: title, perPage: 8, cards: nameCards(pack) };
	if (name === 'tables') return { kind: 'cards', name: title, perPage: 2, cards: tableCards(pack, t) };
	const cards = codeCards(pack, t);
	return cards && { kind: 'cards', name: title, perPage: 8, cards };
}

/** The sheets that these names ask for; each case on a page of its own, the planned ones first, then empty ones. */
export function sheetsOf(names: readonly SheetName[], pack: Pack, t: Translate): PaperSheet[] {
	return names.flatMap((name) => {
		if (name === 'cases') {
			const title = t('print.sheet.cases');
			return Array.from({ length: pack.counts.cases }, (_, at) => caseSheet(title, pack, t, pack.cases[at]));
		}
		if (name === 'steps') return pack.steps.map((step) => stepSheet(step, pack, t));
		const sheet = sheetOf(name, pack, t);
		return sheet ? [sheet] : [];
	});
}

function caseSheet(title: string, pack: Pack, t: Translate, planned?: PackCase): PaperSheet {
	return { kind: 'page', name: title, blocks: [...head(title, pack, t), ...caseBlocks(t, planned)] };
}

/** A sheet with the question of its step; how many to print stands above it. */
function stepSheet({ item, title, prompt, copies, blocks }: StepSheet, pack: Pack, t: Translate): PaperSheet {
	const people = pack.people.length;
	const count = copies === 'group' ? t('print.sheet.perGroup') : t('print.sheet.perPerson', { people });
	const asks: PaperBlock[] = prompt === '' || prompt === title ? [] : [{ type: 'text', text: prompt }];
	return {
		kind: 'page',
		name: `${t('print.sheet.steps')}: ${title}`,
		blocks: [
			...head(title === '' ? item : title, pack, t),
			{ type: 'over', text: [item, count].filter((part) => part !== '').join(' · ') },
			...asks,
			...blocks
		]
	};
}

function head(title: string, { networkTitle, meeting, place }: Pack, t: Translate): PaperBlock[] {
	const when =
		meeting.startsAt && meeting.endsAt
			? `${formatDay(meeting.startsAt, place)}, ${formatTimeRange(meeting.startsAt, meeting.endsAt, place)}`
			: '';
	const over = [networkTitle, t('meetings.number', { number: meeting.number }), when];
	return [
		{ type: 'over', text: over.filter((part) => part !== '').join(' · ') },
		{ type: 'title', text: title }
	];
}

function runBlocks(pack: Pack, t: Translate): PaperBlock[] {
	const { meeting, items, people, place } = pack;
	const language = t.locale;
	// What is left out takes no time and needs nothing; what is done stands with the minutes that it took.
	const counted = asItWent(items.map((item) => ({ ...item, methodId: '' })));
	const starts = new Map(
		times(counted, meeting.startsAt?.getTime() ?? 0).map((one) => [one.id, one.startsAt])
	);
	const clock = (when: number | undefined) =>
		when === undefined || !meeting.startsAt ? '' : formatClock(when, place);
	const facts = [
		{ label: t('meetings.field.place'), value: meeting.place },
		{ label: t('print.run.people'), value: String(people.length) },
		{ label: t('meetings.field.bring'), value: meeting.bring },
		{ label: t('meetings.field.keyQuestion'), value: meeting.keyQuestion }
	].filter(({ value }) => value !== '');
	const material = materialOf(counted);
	const blocks: PaperBlock[] = [...head(meeting.title, pack, t), { type: 'facts', rows: facts }];
	if (material.length > 0)
		blocks.push({ type: 'heading', text: t('print.run.material') }, { type: 'ticks', items: material });
	// messages: meetings.mode.*
	const rows = items.map((item) => ({
		time: item.leftOut ? '' : clock(starts.get(item.id)),
		how: t(`meetings.mode.${item.mode}`),
		title: item.title,
		lines: item.leftOut
			? [t('meetings.agenda.leftOut')]
			: [
					...(item.owners.length > 0
						? [
								t('meetings.agenda.by', {
									name: formatList(
										item.owners.map(({ name }) => name),
										language
									)
								})
							]
						: []),
					...(item.took !== null && item.took !== item.minutes
						? [t('meetings.agenda.planned', { minutes: item.minutes })]
						: []),
					...item.steps.map(({ minutes, title, prompt }) =>
						t('print.run.step', { minutes, title: title[language], prompt: prompt[language] })
					),
					...item.questions.map(({ asker, text }) => (asker === '' ? text : `${asker}: ${text}`)),
					...(item.planB === '' ? [] : [t('meetings.agenda.planB', { text: item.planB })])
				],
		minutes: item.leftOut ? '' : String(item.took ?? item.minutes)
	}));
	const end = meeting.endsAt ? formatClock(meeting.endsAt, place) : '';
	const columns = [
		t('print.run.time'),
		t('print.run.how'),
		t('print.run.what'),
		t('meetings.agenda.minutes')
	] as const;
	blocks.push({
		type: 'run',
		caption: t('print.sheet.run'),
		columns,
		rows: [...rows, { time: end, how: '', title: t('meetings.agenda.end'), lines: [], minutes: '' }]
	});
	return blocks;
}

/** What stands there already is printed, the rest gets lines. */
function caseBlocks(t: Translate, planned?: PackCase): PaperBlock[] {
	const said = (label: string, text: string | undefined, lines: number): PaperBlock[] =>
		text
			? [
					{ type: 'heading', text: label },
					{ type: 'text', text }
				]
			: [{ type: 'ask', text: label, lines }];
	const about = [planned?.title ?? '', planned?.about ?? ''].filter((line) => line !== '');
	return [
		...said(t('print.case.of'), planned?.giver, 1),
		...(about.length > 0 ? said(t('print.case.about'), about.join(' · '), 0) : []),
		...said(t('print.case.question'), planned?.question, 2),
		{ type: 'ask', text: t('print.case.situation'), lines: 3 },
		{ type: 'ask', text: t('print.case.tried'), lines: 2 },
		{ type: 'ask', text: t('print.case.advice'), lines: 5 },
		{ type: 'ask', text: t('print.case.choice'), lines: 2 },
		{
			type: 'ask',
			text: t('print.case.remains'),
			choices: [
				t('consult.remains.nothing'),
				t('consult.remains.group'),
				t('consult.remains.report'),
				t('consult.remains.report_named')
			],
			lines: 0
		},
		{ type: 'text', text: t('print.case.stays') }
	];
}

function evaluationBlocks({ form }: Pack, t: Translate): PaperBlock[] {
	const range = { from: 0, to: HIGHEST_MARK };
	return [
		{ type: 'text', text: t('print.evaluation.note') },
		...form.flatMap((item): PaperBlock[] => {
			if (item.kind === 'promise') {
				const ends = { low: t('debrief.scale.promise.low'), high: t('debrief.scale.promise.high') };
				const box = t('debrief.scale.notYet');
				return [{ type: 'ask', text: item.text, scale: { ...range, ...ends }, box, lines: 0 }];
			}
			// messages: debrief.ask.*
			const text = t(`debrief.ask.${item.key}`);
			if (item.kind === 'parts')
				return [
					{ type: 'heading', text },
					{ type: 'ticks', items: item.parts.map(({ title }) => title) }
				];
			if (item.kind === 'text') return [{ type: 'ask', text, lines: 3 }];
			const scale = { ...range, low: t('debrief.scale.low'), high: t('debrief.scale.high') };
			return [{ type: 'ask', text, scale, note: t('debrief.ask.why'), lines: 1 }];
		})
	];
}

/** A card for everybody, and the rest of the last page empty, for who comes without having said so. */
function nameCards({ people }: Pack): PaperCard[] {
	const named = people.map(({ firstName, lastName, organisation }): PaperCard => {
		const lines: CardLine[] = [
			{ text: firstName, points: 34, weight: 'loud' },
			{ text: lastName, points: 17, weight: 'strong' },
			{ text: organisation, points: 12, weight: 'plain' }
		];
		return { lines: lines.filter(({ text }) => text !== '') };
	});
	return [...named, ...Array.from({ length: 8 - (people.length % 8) }, () => ({ lines: [] }))];
}

function tableCards({ counts }: Pack, t: Translate): PaperCard[] {
	return Array.from({ length: counts.tables }, (_, at) => ({
		lines: [
			{ text: t('print.table'), points: 28, weight: 'strong' },
			{ text: String(at + 1), points: 190, weight: 'loud' }
		]
	}));
}

function codeCards({ qr, code, address, counts }: Pack, t: Translate): PaperCard[] | null {
	if (!qr) return null;
	return Array.from({ length: counts.codes }, () => ({
		qr: { ...qr, label: t('print.code.qr') },
		lines: [
			{ text: address, points: 12, weight: 'plain' },
			{ text: code, points: 26, weight: 'loud' }
		]
	}));
}
