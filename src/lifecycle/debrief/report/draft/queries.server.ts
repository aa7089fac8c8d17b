import { meetingsWithHost } from '#lifecycle/convene/meetings/queries.server.ts';
import { membersAt } from '#commons/people/queries.server.ts';
import type { Trx } from '#platform/db/access.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import { reportedFollowUps } from '#steps/consult/follow-up/queries.server.ts';
import { itemsThatRan } from '#steps/running/ran/queries.server.ts';
import { serverSteps } from '#steps/kinds.server.ts';
import { STEP_KINDS, type HarvestBlock, type Step, type StepKindName } from '#steps/contract.ts';
import { fullName } from '#steps/running/events.ts';
import { stagedMeeting } from '#lifecycle/convene/stage/queries.server.ts';
import { networkResults } from '#lifecycle/debrief/evaluation/results/queries.server.ts';
import { nextMeeting } from '#lifecycle/debrief/recap/queries.server.ts';
import { readProposal } from '#lifecycle/debrief/recap/schema.ts';
import { todaysQuestions } from '#lifecycle/debrief/recap/questions/queries.server.ts';
import type { ReportMeeting, ReportQuestion, ReportSource } from '#lifecycle/debrief/report/model.ts';

interface Place {
	readonly networkId: string;
	readonly meetingId: string;
	readonly meetingNumber: number;
	readonly language: 'nl' | 'en';
}

/** Everything this meeting leaves for its report, in the language of the network. */
export async function reportSource(trx: Trx, place: Place): Promise<ReportSource> {
	const { networkId, meetingId } = place;
	const notes = await trx
		.selectFrom('report_note')
		.select(['kind', 'text', 'question_id as questionId'])
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.orderBy('at')
		.orderBy('id')
		.execute();
	const agreements = await trx
		.selectFrom('agreement')
		.leftJoin('member', (join) =>
			join
				.onRef('member.network_id', '=', 'agreement.network_id')
				.onRef('member.id', '=', 'agreement.owner_id')
		)
		.select([
			'agreement.text',
			'agreement.kind',
			'agreement.state',
			'agreement.due_on as dueOn',
			'member.first_name as firstName',
			'member.last_name as lastName'
		])
		.where('agreement.network_id', '=', networkId)
		.where('agreement.meeting_id', '=', meetingId)
		.where('agreement.state', '!=', 'dropped')
		.orderBy('agreement.created_at')
		.execute();
	const rules = await trx
		.selectFrom('ground_rule')
		.select('text')
		.where('network_id', '=', networkId)
		.where('adopted_in', '=', meetingId)
		.where('state', 'in', ['adopted', 'amended'])
		.orderBy('position')
		.execute();
	const told = await trx
		.selectFrom('adjustment')
		.select(['asked', 'change'])
		.where('network_id', '=', networkId)
		.where('told_in', '=', meetingId)
		.orderBy('at')
		.execute();
	const { present, absent } = await whoWasThere(trx, place);
	const of = (kind: (typeof notes)[number]['kind']) =>
		notes.filter((note) => note.kind === kind && note.questionId === null).map(({ text }) => text);
	return {
		meeting: await reportMeeting(trx, place),
		present,
		absent,
		questions: await reportQuestions(trx, place, notes),
		harvest: await harvestOf(trx, place),
		cases: (await reportedFollowUps(trx, place)).map(({ firstStep, went }) => ({
			title: firstStep,
			giver: '',
			summary: went,
			visibility: 'report_anonymous'
		})),
		decisions: of('decision'),
		agreements: agreements
			.filter(({ kind, state }) => kind === 'process' && state !== 'proposed' && state !== 'changed')
			.map(({ text }) => text),
		groundRules: rules.map(({ text }) => text),
		actions: agreements
			.filter(({ kind }) => kind === 'action')
			.map(({ text, dueOn, firstName, lastName }) => ({
				text,
				dueOn,
				owner: firstName === null ? null : fullName({ firstName, lastName: lastName ?? '' })
			})),
		notes: [...of('outcome'), ...of('tip'), ...of('note')],
		adjustments: told,
		marks: await marksOf(trx, place),
		next: await nextOf(trx, place)
	};
}

async function reportMeeting(trx: Trx, { networkId, meetingId }: Place): Promise<ReportMeeting> {
	const { startsAt, host, ...meeting } = await meetingsWithHost(trx, networkId)
		.select([
			'meeting.number',
			'meeting.title',
			'meeting.starts_at as startsAt',
			'meeting.place',
			'organisation.name as host'
		])
		.where('meeting.id', '=', meetingId)
		.executeTakeFirstOrThrow();
	return { ...meeting, startsAt: startsAt?.toISOString() ?? null, host: host ?? '' };
}

/** Accepted members who take part, by whether they were there; guests who came stand among who was. */
async function whoWasThere(
	trx: Trx,
	{ networkId, meetingId }: Place
): Promise<{ present: string[]; absent: string[] }> {
	const rows = await membersAt(trx, { networkId, meetingId })
		.select([
			'member.first_name as firstName',
			'member.last_name as lastName',
			'member.state',
			'attendance.present_from as from'
		])
		.where('member.state', 'in', ['accepted', 'guest'])
		.where('member.role', 'in', ['member', 'host', 'expert', 'guest'])
		.orderBy('member.first_name')
		.orderBy('member.last_name')
		.execute();
	return {
		present: rows.filter(({ from }) => from !== null).map(fullName),
		absent: rows.filter(({ from, state }) => from === null && state === 'accepted').map(fullName)
	};
}

async function reportQuestions(
	trx: Trx,
	place: Place,
	notes: readonly { kind: string; text: string; questionId: string | null }[]
): Promise<ReportQuestion[]> {
	const today = (await todaysQuestions(trx, place)).filter(({ treated }) => treated);
	if (today.length === 0) return [];
	const answers = await trx
		.selectFrom('learning_question')
		.select(['id', 'answer'])
		.where('network_id', '=', place.networkId)
		.where(
			'id',
			'in',
			today.map(({ id }) => id)
		)
		.execute();
	return today.map(({ id, text, asker, outcome, proposedOutcome, destination }) => ({
		text,
		asker: asker?.name ?? null,
		outcome: outcome ?? proposedOutcome,
		destination,
		answer: [
			answers.find((answer) => answer.id === id)?.answer ?? '',
			...notes.filter((note) => note.questionId === id && note.kind !== 'tip').map((note) => note.text)
		]
			.filter((line) => line !== '')
			.join('\n'),
		tips: notes.filter((note) => note.questionId === id && note.kind === 'tip').map((note) => note.text)
	}));
}

/** What each step left behind, under the item of the agenda in which it ran. */
async function harvestOf(
	trx: Trx,
	{ networkId, meetingId, language }: Place
): Promise<ReportSource['harvest']> {
	const { items } = await stagedMeeting(trx, { networkId, meetingId });
	const runs = await trx
		.selectFrom('step_run')
		.selectAll()
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.orderBy('step_index')
		.execute();
	const harvest: { title: string; blocks: HarvestBlock[]; of: null }[] = [];
	for (const item of items) {
		const blocks: HarvestBlock[] = [];
		const typed: { step: Step; papers: number }[] = [];
		for (const run of runs.filter(({ item_id }) => item_id === item.id)) {
			const step = item.steps[run.step_index];
			const kind = STEP_KINDS.find((known): known is StepKindName => known === run.kind);
			if (!step || !kind) continue;
			const { id, state, settings, data } = run;
			const asStep = { id, meetingId, itemId: item.id, index: run.step_index, kind, state, settings, data };
			blocks.push(...(await serverSteps[kind].harvest(trx, asStep, step, language)));
			if (run.typed_later > 0) typed.push({ step, papers: run.typed_later });
		}
		blocks.push(...(await typedLater(typed, language)));
		harvest.push({ title: item.title, blocks, of: null });
	}
	harvest.push(await courseOf(trx, { networkId, meetingId, language }));
	return harvest;
}

/** How the meeting went: each part that was done, with what it took and how many took part. */
async function courseOf(
	trx: Trx,
	{ networkId, meetingId, language }: Pick<Place, 'networkId' | 'meetingId' | 'language'>
): Promise<{ title: string; blocks: HarvestBlock[]; of: null }> {
	const t = await loadMessages(language, ['debrief']);
	const title = t('debrief.report.ran');
	const lines = (await itemsThatRan(trx, { networkId, meetingId })).flatMap(
		({ title: part, took, people }) =>
			took === null ? [] : [t('debrief.report.ran.line', { title: part, took, people: people ?? 0 })]
	);
	const notes = lines.map((text) => ({ text, by: null }));
	const blocks: HarvestBlock[] =
		notes.length > 0 ? [{ type: 'notes', title, groups: [{ name: '', notes }] }] : [];
	return { title, blocks, of: null };
}

/** That paper was typed in after the meeting moved on, so that nobody thinks the group saw it there. */
async function typedLater(
	typed: readonly { step: Step; papers: number }[],
	language: 'nl' | 'en'
): Promise<HarvestBlock[]> {
	if (typed.length === 0) return [];
	const t = await loadMessages(language, ['debrief']);
	const lines = typed.map(({ step, papers }) =>
		t('debrief.report.typedLater.of', { step: step.title[language], count: papers })
	);
	return [{ type: 'text', title: t('debrief.report.typedLater'), text: lines.join('\n') }];
}

async function marksOf(trx: Trx, { networkId, meetingId }: Place): Promise<ReportSource['marks']> {
	const result = (await networkResults(trx, networkId)).meetings.find(({ id }) => id === meetingId)?.result;
	if (!result?.shown) return { answers: 0, present: result?.present ?? 0, means: [] };
	return {
		answers: result.answers,
		present: result.present,
		means: result.marks.flatMap(({ key, summary }) =>
			summary ? [{ key, mean: summary.mean, n: summary.n }] : []
		)
	};
}

async function nextOf(trx: Trx, place: Place): Promise<ReportSource['next']> {
	const next = await nextMeeting(trx, place);
	const stored = await trx
		.selectFrom('next_proposal')
		.select('content')
		.where('network_id', '=', place.networkId)
		.where('meeting_id', '=', place.meetingId)
		.executeTakeFirst();
	const proposal = stored ? readProposal(stored.content) : null;
	return {
		meeting: next
			? {
					number: next.number,
					title: next.title,
					startsAt: next.startsAt?.toISOString() ?? null,
					place: next.place,
					host: next.host ?? ''
				}
			: null,
		agenda: (proposal?.lines ?? []).map(({ text }) => text)
	};
}
