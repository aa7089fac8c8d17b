import * as v from 'valibot';
import type { ScopeName, Scopes } from '#platform/auth/scope.ts';
import { answerUnder } from '#platform/commands/receipt.ts';
import { inNetwork, onPlatform, type Db, type Trx } from '#platform/db/access.ts';
import { standingPromises } from '#lifecycle/debrief/evaluation/queries.server.ts';
import { readStage } from '#lifecycle/convene/stage/schema.ts';
import type { Progress } from './model.ts';
import { ProgressSetting } from './schema.ts';

/** How far the demo has been told; null when it was never begun. */
export function demoProgress(db: Db): Promise<Progress | null> {
	return onPlatform(db, async (trx) => {
		const row = await trx.selectFrom('setting').select('value').where('key', '=', 'demo').executeTakeFirst();
		return row ? v.parse(ProgressSetting, row.value) : null;
	});
}

/**
 * What an act of the demo answered when it was told before. Told again it may say something else: ids are drawn anew, and
 * versions have moved on.
 */
export async function toldBefore(db: Db, scope: Scopes[ScopeName], key: string): Promise<unknown> {
	const read = (trx: Trx) => answerUnder(trx, scope, key);
	const outcome = v.parse(
		v.object({ ok: v.literal(true), value: v.unknown() }),
		await ('networkId' in scope ? inNetwork(db, scope.networkId, read) : onPlatform(db, read))
	);
	return outcome.value;
}

/** Whether there is no network at all yet. */
export function isEmpty(db: Db): Promise<boolean> {
	return onPlatform(db, async (trx) => {
		const one = await trx.selectFrom('network').select('id').limit(1).executeTakeFirst();
		return one === undefined;
	});
}

/** The secret in the link that was mailed to somebody to confirm their registration. */
export function mailedRegistration(db: Db, networkId: string, email: string): Promise<string> {
	return inNetwork(db, networkId, async (trx) => {
		const mail = await trx
			.selectFrom('mail')
			.select('text')
			.where('network_id', '=', networkId)
			.where('to_email', '=', email)
			.where('send_key', 'like', 'registration-confirm:%')
			.executeTakeFirstOrThrow();
		const found = /\/registration\/([\w-]+)/.exec(mail.text)?.[1];
		if (found === undefined) throw new Error('a mail to confirm without a link');
		return found;
	});
}

/** The version of the network as it stands now. */
export function networkVersion(db: Db, networkId: string): Promise<number> {
	return inNetwork(db, networkId, async (trx) => {
		const row = await trx
			.selectFrom('network')
			.select('version')
			.where('id', '=', networkId)
			.executeTakeFirstOrThrow();
		return row.version;
	});
}

/** The commitments that the form of registration asks to tick, by id. */
export function askedCommitments(db: Db, networkId: string): Promise<Record<string, boolean>> {
	return inNetwork(db, networkId, async (trx) => {
		const rows = await trx
			.selectFrom('commitment')
			.select('id')
			.where('network_id', '=', networkId)
			.where('retired_at', 'is', null)
			.execute();
		return Object.fromEntries(rows.map(({ id }) => [id, true]));
	});
}

/** The members by mail address. */
export function membersByMail(db: Db, networkId: string): Promise<Map<string, string>> {
	return inNetwork(db, networkId, async (trx) => {
		const rows = await trx
			.selectFrom('member')
			.select(['id', 'email'])
			.where('network_id', '=', networkId)
			.where('state', '=', 'accepted')
			.execute();
		return new Map(rows.map(({ id, email }) => [email ?? '', id]));
	});
}

/** Where a meeting is: its state, and the step that runs with its kind. */
export function stepNow(db: Db, at: { networkId: string; meetingId: string }) {
	return inNetwork(db, at.networkId, async (trx) => {
		const meeting = await trx
			.selectFrom('meeting')
			.select(['state', 'stage'])
			.where('network_id', '=', at.networkId)
			.where('id', '=', at.meetingId)
			.executeTakeFirstOrThrow();
		const runId = readStage(meeting.stage).now?.runId ?? null;
		const run =
			runId === null
				? undefined
				: await trx
						.selectFrom('step_run')
						.select(['kind', 'settings', 'step_index as index'])
						.where('network_id', '=', at.networkId)
						.where('id', '=', runId)
						.executeTakeFirst();
		const per = v.is(v.object({ per: v.literal('subgroup') }), run?.settings) ? 'subgroup' : 'person';
		const settings = v.parse(ConsultSetting, run?.settings ?? {});
		return { state: meeting.state, runId, kind: run?.kind ?? '', per, index: run?.index ?? 0, ...settings };
	});
}

/** The items of an agenda in order. */
export function agendaItems(db: Db, at: { networkId: string; meetingId: string }): Promise<string[]> {
	return inNetwork(db, at.networkId, async (trx) => {
		const rows = await trx
			.selectFrom('agenda_item')
			.select('id')
			.where('network_id', '=', at.networkId)
			.where('meeting_id', '=', at.meetingId)
			.orderBy('position')
			.execute();
		return rows.map(({ id }) => id);
	});
}

/** The questions by the mail address of who asked them. */
export function questionsByMail(db: Db, networkId: string): Promise<Map<string, string>> {
	return inNetwork(db, networkId, async (trx) => {
		const rows = await trx
			.selectFrom('learning_question')
			.innerJoin('member', (join) =>
				join
					.onRef('member.network_id', '=', 'learning_question.network_id')
					.onRef('member.id', '=', 'learning_question.asker_id')
			)
			.select(['learning_question.id', 'member.email'])
			.where('learning_question.network_id', '=', networkId)
			.execute();
		return new Map(rows.map(({ id, email }) => [email ?? '', id]));
	});
}

/** The clusters that a meeting laid, in their order. */
export function clustersOf(db: Db, at: { networkId: string; meetingId: string }): Promise<string[]> {
	return inNetwork(db, at.networkId, async (trx) => {
		const rows = await trx
			.selectFrom('cluster')
			.select('id')
			.where('network_id', '=', at.networkId)
			.where('meeting_id', '=', at.meetingId)
			.orderBy('position')
			.execute();
		return rows.map(({ id }) => id);
	});
}

/** The ids of the notes of a meeting by their text. */
export function notesByText(
	db: Db,
	at: { networkId: string; meetingId: string }
): Promise<Map<string, string>> {
	return inNetwork(db, at.networkId, async (trx) => {
		const rows = await trx
			.selectFrom('note')
			.select(['id', 'text'])
			.where('network_id', '=', at.networkId)
			.where('meeting_id', '=', at.meetingId)
			.execute();
		return new Map(rows.map(({ id, text }) => [text, id]));
	});
}

/** What the call promises, in its order. */
export function promisesInOrder(db: Db, networkId: string): Promise<string[]> {
	return inNetwork(db, networkId, async (trx) =>
		(await standingPromises(trx, networkId)).map(({ id }) => id)
	);
}

/** What a step of a consultation asks: what is written, and what the giver does meanwhile. */
const ConsultSetting = v.object({
	says: v.fallback(v.nullable(v.string()), null),
	giver: v.fallback(v.nullable(v.string()), null)
});

/** The mail addresses of those who sit with the giver of a case. */
export function peersOf(
	db: Db,
	at: { networkId: string; meetingId: string },
	giverId: string
): Promise<string[]> {
	return inNetwork(db, at.networkId, async (trx) => {
		const rows = await trx
			.selectFrom('consult_seat as giver')
			.innerJoin('consult_seat as peer', (join) =>
				join
					.onRef('peer.network_id', '=', 'giver.network_id')
					.onRef('peer.item_id', '=', 'giver.item_id')
					.onRef('peer.group_number', '=', 'giver.group_number')
					.onRef('peer.member_id', '!=', 'giver.member_id')
			)
			.innerJoin('member', (join) =>
				join.onRef('member.network_id', '=', 'peer.network_id').onRef('member.id', '=', 'peer.member_id')
			)
			.select('member.email')
			.where('giver.network_id', '=', at.networkId)
			.where('giver.meeting_id', '=', at.meetingId)
			.where('giver.member_id', '=', giverId)
			.orderBy('peer.place')
			.execute();
		return rows.flatMap(({ email }) => email ?? []);
	});
}

/** What was written for the giver of a case, by id, in the order of its writing. */
export function textsFor(
	db: Db,
	at: { networkId: string; meetingId: string },
	giverId: string
): Promise<string[]> {
	return inNetwork(db, at.networkId, async (trx) => {
		const rows = await trx
			.selectFrom('consult_entry')
			.select('id')
			.where('network_id', '=', at.networkId)
			.where('meeting_id', '=', at.meetingId)
			.where('giver_id', '=', giverId)
			.orderBy('position')
			.orderBy('id')
			.execute();
		return rows.map(({ id }) => id);
	});
}
