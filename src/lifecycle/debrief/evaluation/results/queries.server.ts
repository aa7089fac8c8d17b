import { leads, type MeetingScope, type NetworkScope } from '#platform/auth/scope.ts';
import { seeded } from '#platform/chance/model.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import type { Adjustment, Answers, FormItem } from '#lifecycle/debrief/evaluation/model.ts';
import { promiseCell, promiseRow, type PromiseRow } from '#lifecycle/debrief/evaluation/promises/model.ts';
import { standingPromises, turnoutOf } from '#lifecycle/debrief/evaluation/queries.server.ts';
import { readForm, readItems } from '#lifecycle/debrief/evaluation/schema.ts';
import {
	evaluationResult,
	SHOW_FROM,
	type EvaluationResult,
	type MarkSummary
} from '#lifecycle/debrief/evaluation/summary/model.ts';

/** The result of one meeting, as far as it may be shown. */
export interface MeetingResult {
	id: string;
	number: number;
	title: string;
	startsAt: Date | null;
	asksPromises: boolean;
	result: EvaluationResult;
	/** Themes that were wished; empty while nothing may be shown. */
	themes: readonly string[];
	adjustments: readonly Adjustment[];
}

/** The results of all meetings of a network, and what became of its promises. */
export interface NetworkResults {
	meetings: MeetingResult[];
	promises: { id: string; text: string; row: PromiseRow }[];
}

/** The answers that count in what is shown, by meeting, in an order that tells nothing. */
export async function releasedForms(trx: Trx, networkId: string): Promise<Map<string, Answers[]>> {
	const rows = await trx
		.selectFrom('evaluation_response')
		.select(['meeting_id as meetingId', 'answers'])
		.where('network_id', '=', networkId)
		.where('released', '=', true)
		.orderBy('response_key')
		.execute();
	const forms = Map.groupBy(rows, ({ meetingId }) => meetingId);
	return new Map([...forms].map(([id, some]) => [id, some.map(({ answers }) => readForm(answers))]));
}

/** The evaluations of a network that were opened, in the order of the meetings. */
export function evaluationsOf(trx: Trx, networkId: string) {
	return trx
		.selectFrom('evaluation')
		.innerJoin('meeting', (join) =>
			join
				.onRef('meeting.network_id', '=', 'evaluation.network_id')
				.onRef('meeting.id', '=', 'evaluation.meeting_id')
		)
		.select(['meeting.id', 'meeting.number', 'meeting.title', 'meeting.starts_at as startsAt', 'items'])
		.where('evaluation.network_id', '=', networkId)
		.where('evaluation.state', '!=', 'prepared')
		.orderBy('meeting.number')
		.execute();
}

/** Adds up every evaluation of the network. Only answers that were released come into it (domain.md 4.2). */
export async function networkResults(trx: Trx, networkId: string): Promise<NetworkResults> {
	const evaluations = await evaluationsOf(trx, networkId);
	const released = await releasedForms(trx, networkId);
	const adjustments = await trx
		.selectFrom('adjustment')
		.select(['id', 'meeting_id', 'asked', 'change', 'told_in as toldIn'])
		.where('network_id', '=', networkId)
		.orderBy('at')
		.execute();
	const promises = await standingPromises(trx, networkId);
	const meetings: MeetingResult[] = [];
	const cells = new Map(promises.map(({ id }) => [id, [] as ReturnType<typeof promiseCell>[]]));
	for (const { items: stored, ...meeting } of evaluations) {
		const items: FormItem[] = readItems(stored);
		const forms = released.get(meeting.id) ?? [];
		const place = { networkId, meetingId: meeting.id };
		const { present } = await turnoutOf(trx, place);
		const result = evaluationResult(items, forms, present, seeded(meeting.id));
		const wished = items.find((item) => item.kind === 'text' && item.use === 'theme')?.key;
		meetings.push({
			...meeting,
			asksPromises: items.some(({ kind }) => kind === 'promise'),
			result,
			themes: result.shown ? (result.words.find(({ key }) => key === wished)?.texts ?? []) : [],
			adjustments: adjustments
				.filter((one) => one.meeting_id === meeting.id)
				.map(({ id, asked, change, toldIn }) => ({ id, asked, change, toldIn }))
		});
		for (const { id } of promises)
			cells.get(id)?.push(promiseCell(forms.length < SHOW_FROM ? [] : forms, id));
	}
	return {
		meetings,
		promises: promises.map(({ id, text }) => ({ id, text, row: promiseRow(id, cells.get(id) ?? []) }))
	};
}

/** What the page of results shows: words and dots for who leads, means for members. */
export function readResults(db: Db, scope: NetworkScope): Promise<NetworkResults> {
	return inNetwork(db, scope.networkId, async (trx) => {
		const results = await networkResults(trx, scope.networkId);
		return leads(scope.role) ? results : forMembers(results);
	});
}

/** The marks of one meeting, those that five or more people gave. */
export interface MeetingMarks {
	number: number;
	marks: { key: string; summary: MarkSummary }[];
}

/** What lists show of each evaluation: only meetings of which a mark may be shown. Dots for who leads, as on the page. */
export async function meetingMarks(trx: Trx, scope: NetworkScope | MeetingScope): Promise<MeetingMarks[]> {
	const [evaluations, released] = await Promise.all([
		evaluationsOf(trx, scope.networkId),
		releasedForms(trx, scope.networkId)
	]);
	return evaluations
		.map(({ id, number, items }) => {
			const result = evaluationResult(readItems(items), released.get(id) ?? [], 0, seeded(id));
			const marks = result.shown ? result.marks : [];
			return {
				number,
				marks: marks.flatMap(({ key, summary }) =>
					summary ? [{ key, summary: leads(scope.role) ? summary : withoutDots(summary) }] : []
				)
			};
		})
		.filter(({ marks }) => marks.length > 0);
}

/** The same, for whoever has no transaction running. */
export function readMeetingMarks(db: Db, scope: NetworkScope | MeetingScope): Promise<MeetingMarks[]> {
	return inNetwork(db, scope.networkId, (trx) => meetingMarks(trx, scope));
}

function withoutDots(summary: MarkSummary): MarkSummary {
	return { ...summary, counts: [] };
}

/** Members read means and how many answered: no words, and no answer of one person as a dot. */
function forMembers({ meetings, promises }: NetworkResults): NetworkResults {
	return {
		promises,
		meetings: meetings.map((meeting) => ({
			...meeting,
			themes: [],
			result: meeting.result.shown
				? {
						...meeting.result,
						words: [],
						marks: meeting.result.marks.map(({ key, summary }) => ({
							key,
							summary: summary && withoutDots(summary)
						}))
					}
				: meeting.result
		}))
	};
}
