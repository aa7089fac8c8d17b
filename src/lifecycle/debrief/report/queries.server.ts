import { membersAt } from '#commons/people/queries.server.ts';
import { leads, type MeetingScope, type NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import type { Mode } from '#steps/contract.ts';
import { fullName } from '#steps/running/events.ts';
import { nextMeeting } from '#lifecycle/debrief/recap/queries.server.ts';
import { namedInCases, recipients } from './model.ts';
import type { PlacedBlock } from './parts/model.ts';
import { readBlocks } from './schema.ts';
import { standingVersion } from './send/queries.server.ts';

interface Place {
	readonly networkId: string;
	readonly meetingId: string;
}

/** The report of a meeting. */
export interface ReportRow {
	version: number;
	state: 'auto_draft' | 'edited' | 'sent' | 'amended';
	language: 'nl' | 'en';
	blocks: PlacedBlock[];
	sentAt: Date | null;
	sentTo: number;
	editVersion: number;
}

/** The report of this meeting; `lock` for whoever changes it. Undefined before the meeting was closed. */
export async function reportOf(
	trx: Trx,
	{ networkId, meetingId }: Place,
	lock = false
): Promise<ReportRow | undefined> {
	let query = trx
		.selectFrom('report')
		.select([
			'version',
			'state',
			'language',
			'blocks',
			'sent_at as sentAt',
			'sent_to as sentTo',
			'edit_version as editVersion'
		])
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId);
	if (lock) query = query.forNoKeyUpdate();
	const row = await query.executeTakeFirst();
	return row && { ...row, blocks: readBlocks(row.blocks) };
}

/** Who gets the report: every accepted member, there or not (base rule 8). */
export async function receivers(trx: Trx, { networkId, meetingId }: Place) {
	const rows = await membersAt(trx, { networkId, meetingId })
		.select([
			'member.id',
			'member.role',
			'member.state',
			'member.first_name as firstName',
			'member.last_name as lastName',
			'member.email',
			'member.language',
			'attendance.present_from as from'
		])
		.orderBy('member.first_name')
		.orderBy('member.last_name')
		.execute();
	return recipients(
		rows.map(({ from, ...person }) => ({ ...person, there: from !== null })),
		false
	);
}

/** What a report shows on its page. */
export interface ReportPage {
	report: ReportRow;
	/** Of the network, for a head that is not part of the blocks. */
	author: string;
	items: { title: string; mode: Mode; minutes: number }[];
	nextItems: { title: string; mode: Mode; minutes: number }[];
	/** Who looks was not there and has not added anything: three questions that were missed. */
	missed: { id: string; text: string }[];
	firstName: string;
	tips: string[];
	/** What who looks takes home from this meeting. */
	takeaways: { text: string; shared: boolean }[];
	/** For who leads: who will get it, who has no address, whose name stands in a case. */
	desk: {
		receivers: number;
		absent: number;
		withoutAddress: string[];
		named: string[];
		undoUntil: Date | null;
	} | null;
}

/**
 * The report of a meeting as this person may read it: who leads with what is being changed, members the version that went
 * out, which stands until the next one is out.
 */
export function readReport(db: Db, scope: MeetingScope, now: Date): Promise<ReportPage | null> {
	return inNetwork(db, scope.networkId, async (trx) => {
		const written = await reportOf(trx, scope);
		const desk = leads(scope.role);
		const standing = desk ? undefined : await standingVersion(trx, scope, now);
		if (!written || (!desk && !standing)) return null;
		const report: ReportRow = standing ? { ...written, ...standing, state: 'sent' } : written;
		const me = await trx
			.selectFrom('member')
			.select(['first_name as firstName', 'state'])
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.memberId)
			.executeTakeFirstOrThrow();
		const takeaways = await trx
			.selectFrom('takeaway')
			.select(['text', 'shared'])
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('member_id', '=', scope.memberId)
			.execute();
		const next = await nextMeeting(trx, scope);
		return {
			report,
			author: await authorOf(trx, scope.networkId),
			items: await itemsOf(trx, scope.networkId, scope.meetingId),
			nextItems: next ? await itemsOf(trx, scope.networkId, next.id) : [],
			missed: await missedBy(trx, scope),
			firstName: me.firstName,
			tips: await addedTips(trx, scope, report),
			takeaways,
			desk: desk ? await deskOf(trx, scope, report, now) : null
		};
	});
}

/** A meeting of which there is no report to read yet: when it was or will be, and who writes it. */
export function readComing(db: Db, scope: MeetingScope) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const { number, title, startsAt, state } = await trx
			.selectFrom('meeting')
			.select(['number', 'title', 'starts_at as startsAt', 'state'])
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.executeTakeFirstOrThrow();
		return { number, title, startsAt, state, author: await authorOf(trx, scope.networkId) };
	});
}

async function authorOf(trx: Trx, networkId: string): Promise<string> {
	const row = await trx
		.selectFrom('member')
		.select(['first_name as firstName', 'last_name as lastName'])
		.where('network_id', '=', networkId)
		.where('role', '=', 'facilitator')
		.where('state', '=', 'accepted')
		.orderBy('joined_at')
		.executeTakeFirst();
	return row ? fullName(row) : '';
}

function itemsOf(trx: Trx, networkId: string, meetingId: string) {
	return trx
		.selectFrom('agenda_item')
		.select(['title', 'mode', 'minutes'])
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.orderBy('position')
		.execute();
}

/** The questions that are put to a member who was not there; none to anybody else. */
async function missedBy(trx: Trx, scope: MeetingScope): Promise<{ id: string; text: string }[]> {
	const there = await trx
		.selectFrom('attendance')
		.select('member_id')
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.where('member_id', '=', scope.memberId)
		.where('present_from', 'is not', null)
		.executeTakeFirst();
	return there || leads(scope.role) || scope.role === 'guest' ? [] : treatedQuestions(trx, scope);
}

/** Up to three questions that a meeting treated, open ones first: what is asked of who was not there. */
export async function treatedQuestions(
	trx: Trx,
	{ networkId, meetingId }: Place
): Promise<{ id: string; text: string }[]> {
	const rows = await trx
		.selectFrom('agenda_question')
		.innerJoin('agenda_item', (join) =>
			join
				.onRef('agenda_item.network_id', '=', 'agenda_question.network_id')
				.onRef('agenda_item.id', '=', 'agenda_question.item_id')
		)
		.innerJoin('learning_question', (join) =>
			join
				.onRef('learning_question.network_id', '=', 'agenda_question.network_id')
				.onRef('learning_question.id', '=', 'agenda_question.question_id')
		)
		.select(['learning_question.id', 'learning_question.text', 'learning_question.state'])
		.distinct()
		.where('agenda_question.network_id', '=', networkId)
		.where('agenda_item.meeting_id', '=', meetingId)
		.where('agenda_item.state', '=', 'done')
		.orderBy('learning_question.id')
		.execute();
	const open = (state: string) => (state === 'answered' || state === 'applied' ? 1 : 0);
	return rows
		.toSorted((a, b) => open(a.state) - open(b.state))
		.slice(0, 3)
		.map(({ id, text }) => ({ id, text }));
}

/** Tips that came after the report went out, without names. */
async function addedTips(trx: Trx, { networkId, meetingId }: Place, report: ReportRow): Promise<string[]> {
	if (!report.sentAt) return [];
	const rows = await trx
		.selectFrom('report_note')
		.leftJoin('learning_question', (join) =>
			join
				.onRef('learning_question.network_id', '=', 'report_note.network_id')
				.onRef('learning_question.id', '=', 'report_note.question_id')
		)
		.select(['report_note.text', 'learning_question.text as question'])
		.where('report_note.network_id', '=', networkId)
		.where('report_note.meeting_id', '=', meetingId)
		.where('report_note.kind', '=', 'tip')
		.where('report_note.at', '>', report.sentAt)
		.orderBy('report_note.at')
		.execute();
	return rows.map(({ text, question }) => (question ? `${question}: ${text}` : text));
}

async function deskOf(
	trx: Trx,
	scope: MeetingScope,
	report: ReportRow,
	now: Date
): Promise<ReportPage['desk']> {
	const people = await receivers(trx, scope);
	const named = namedInCases(
		report.blocks,
		people.map((person) => ({ ...person, allowed: false }))
	);
	const nameOf = (id: string) => people.flatMap((person) => (person.id === id ? [fullName(person)] : []));
	return {
		receivers: people.filter(({ email }) => email !== null).length,
		absent: people.filter(({ there, role }) => !there && !leads(role)).length,
		withoutAddress: people.filter(({ email }) => email === null).map(fullName),
		named: named.flatMap(nameOf),
		undoUntil: report.sentAt !== null && now < report.sentAt ? report.sentAt : null
	};
}

/** The reports of a network that this person may read, the newest first: members the versions that are out. */
export function readReports(db: Db, scope: NetworkScope, now: Date) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const rows = await trx
			.selectFrom('report')
			.innerJoin('meeting', (join) =>
				join
					.onRef('meeting.network_id', '=', 'report.network_id')
					.onRef('meeting.id', '=', 'report.meeting_id')
			)
			.leftJoin('report_version as first', (join) =>
				join
					.onRef('first.network_id', '=', 'report.network_id')
					.onRef('first.meeting_id', '=', 'report.meeting_id')
					.on('first.version', '=', 1)
			)
			.select([
				'meeting.number',
				'meeting.title',
				'meeting.starts_at as startsAt',
				'meeting.ends_at as endsAt',
				'report.state',
				'report.sent_at as sentAt',
				'report.sent_to as sentTo',
				'report.version',
				'first.sent_at as outSince'
			])
			.where('report.network_id', '=', scope.networkId)
			.orderBy('meeting.number', 'desc')
			.execute();
		return leads(scope.role) ? rows : rows.filter(({ outSince }) => outSince !== null && now >= outSince);
	});
}
