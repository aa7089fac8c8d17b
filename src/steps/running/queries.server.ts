import { membersAt } from '#commons/people/queries.server.ts';
import type { CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { Trx } from '#platform/db/access.ts';
import type { Json } from '#platform/db/tables.ts';
import type { Append } from '#live/protocol.ts';
import type { StepContext, StepKindName, StepPerson, StepRun } from '#steps/contract.ts';
import { saveRun } from './commands.server.ts';
import { showPeople } from './events.ts';

/** Where something is: the network and the meeting of whoever asks. */
interface Place {
	readonly networkId: string;
	readonly meetingId: string;
}

/** The columns of step_run that make a `StepRun`, whose kind is still to be checked. */
export const RUN_COLUMNS = [
	'id',
	'meeting_id as meetingId',
	'item_id as itemId',
	'step_index as index',
	'kind',
	'state',
	'settings',
	'data'
] as const;

/**
 * The run a command is about, locked until the end of the transaction, so that commands about one run come one after
 * the other. Refuses `not_found` when this meeting has no such run of this kind, `closed` when the meeting moved on and
 * what happens is not paper that is typed in later.
 */
export async function runForChange(
	{ trx, scope, later = false }: { trx: Trx; scope: Place; later?: boolean },
	runId: string,
	kind: StepKindName
): Promise<Outcome<StepRun>> {
	const row = await trx
		.selectFrom('step_run')
		.select(RUN_COLUMNS)
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.where('id', '=', runId)
		.where('kind', '=', kind)
		.forNoKeyUpdate()
		.executeTakeFirst();
	if (!row) return refuse('not_found');
	if ((row.state === 'closed') !== later) return refuse(later ? 'wrong_state' : 'closed');
	return done({ ...row, kind });
}

/**
 * Everybody who may be in the room of this meeting, in the order of first names, or of them the one or those who are asked
 * for; sponsors never are.
 */
export async function peopleInRoom(
	trx: Trx,
	{ networkId, meetingId }: Place,
	asked?: string | readonly string[]
): Promise<StepPerson[]> {
	if (asked?.length === 0) return [];
	let query = membersAt(trx, { networkId, meetingId })
		.select([
			'member.id',
			'member.role',
			'member.first_name as firstName',
			'member.last_name as lastName',
			'member.organisation_id as organisationId',
			'organisation.name as organisation',
			'member.job_title as jobTitle',
			'member.fixed_seat as fixedSeat',
			'attendance.present_from as from',
			'attendance.present_to as to'
		])
		.where('member.state', 'in', ['accepted', 'guest'])
		.where('member.role', '!=', 'sponsor')
		.orderBy('member.first_name')
		.orderBy('member.last_name')
		.orderBy('member.id');
	if (typeof asked === 'string') query = query.where('member.id', '=', asked);
	else if (asked) query = query.where('member.id', 'in', asked);
	const rows = await query.execute();
	return rows.map(({ role, from, to, organisation, ...person }) => ({
		...person,
		organisation: organisation ?? '',
		present: from !== null && to === null,
		participates: role === 'member' || role === 'guest' || role === 'host'
	}));
}

/** The seats people said they sit on, by member; empty when nobody did. */
export async function seatsOf(trx: Trx, { networkId, meetingId }: Place): Promise<Map<string, number>> {
	const rows = await trx
		.selectFrom('attendance')
		.select(['member_id as id', 'seat'])
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.execute();
	return new Map(rows.flatMap(({ id, seat }) => (seat === null ? [] : [[id, seat] as const])));
}

/**
 * What a kind of step may use, made from the context of a command. With `later` the run is one that the meeting left: its
 * state stays as it is.
 */
export function stepContext(context: CommandContext<'meeting'> & { later?: boolean }): StepContext {
	const { trx, scope, now, later = false } = context;
	let people: Promise<StepPerson[]> | undefined;
	return {
		...context,
		later,
		people: () => (people ??= peopleInRoom(trx, scope)),
		saveData: (run, data: Json) => saveRun(trx, scope, run, { data: JSON.stringify(data) }),
		saveState: async (run, state) => {
			if (!later) await saveRun(trx, scope, run, { state, closed_at: state === 'closed' ? now : null });
		}
	};
}

/** The one who came or went, as the room knows them now. Nobody else changed, so nobody else is shown again. */
export async function showOne({ trx, scope }: StepContext, memberId: string): Promise<Append[]> {
	return showPeople(await peopleInRoom(trx, scope, memberId));
}

/** Of what is shown now, what was not shown so before. */
export function shownAnew(before: readonly Append[], now: readonly Append[]): Append[] {
	const known = new Set(before.map((change) => JSON.stringify(change)));
	return now.filter((change) => !known.has(JSON.stringify(change)));
}

/** What turns what these changes showed into what those show, and nothing more. */
export function shownInstead(before: readonly Append[], now: readonly Append[]): Append[] {
	const place = ({ kind, id, audience }: Append) => `${kind} ${id} ${audience}`;
	const stays = new Set(now.map(place));
	return [...takenAway(before.filter((change) => !stays.has(place(change)))), ...shownAnew(before, now)];
}

/** The changes that take away again what these changes showed. */
export function takenAway(shown: readonly Append[]): Append[] {
	return shown.map((change) => ({ ...change, value: null }));
}

/** The network that a run belongs to, for what is only given the run; null when the transaction cannot see it. */
export async function networkOfRun(trx: Trx, runId: string): Promise<string | null> {
	const row = await trx
		.selectFrom('step_run')
		.select('network_id as id')
		.where('id', '=', runId)
		.executeTakeFirst();
	return row?.id ?? null;
}
