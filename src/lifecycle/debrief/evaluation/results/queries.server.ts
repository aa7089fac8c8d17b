import { leads, type NetworkScope } from '#platform/auth/scope.ts';
import { seeded } from '#platform/chance/model.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import type { Adjustment, Answers, FormItem } from '#lifecycle/debrief/evaluation/model.ts';
import { promiseCell, promiseRow, type PromiseRow } from '#lifecycle/debrief/evaluation/promises/model.ts';
import { standingPromises, turnoutOf } from '#lifecycle/debrief/evaluation/queries.server.ts';
import { readForm, readItems } from '#lifecycle/debrief/evaluation/schema.ts';
import {
	evaluationResult,
	SHOW_FROM,
	type EvaluationResult
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

/** The answers that count in what is shown, in an order that tells nothing. */
async function releasedForms(trx: Trx, networkId: string, meetingId: string): Promise<Answers[]> {
	const rows = await trx
		.selectFrom('evaluation_response')
		.select('answers')
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.where('released', '=', true)
		.orderBy('response_key')
		.execute();
	return rows.map(({ answers }) => readForm(answers));
}

/** Adds up every evaluation of the network. Only answers that were released come into it (domain.md 4.2). */
export async function networkResults(trx: Trx, networkId: string): Promise<NetworkResults> {
	const evaluations = await trx
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
		const forms = await releasedForms(trx, networkId, meeting.id);
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
							summary: summary && { ...summary, counts: [] }
						}))
					}
				: meeting.result
		}))
	};
}
