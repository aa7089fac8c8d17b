import * as v from 'valibot';
import { openSeat } from '#platform/auth/doors.server.ts';
import { chairIn } from '#platform/auth/mint.server.ts';
import { leads, type MeetingScope } from '#platform/auth/scope.ts';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { secretKey } from '#platform/ids/ids.ts';
import { serverSteps } from '#steps/kinds.server.ts';
import { stepContext } from '#steps/running/queries.server.ts';
import { attenderKind, chairKind } from '#lifecycle/convene/stage/events.ts';
import { conducts } from '#lifecycle/convene/stage/policy.ts';
import {
	attenders,
	runAt,
	stagedMeeting,
	type StagedMeeting
} from '#lifecycle/convene/stage/queries.server.ts';
import { splitName } from './model.ts';
import {
	candidates,
	countAttended,
	doorPlate,
	linkedMember,
	openMeetingNumber,
	ROOM_LIMIT
} from './queries.server.ts';
import { Join, Leave, MarkPresent, TakeSeat } from './schema.ts';

const DAY = 86_400_000;
/** A seat taken by code lasts for the meeting and the two days of its evaluation; one by personal link for the network. */
const CODE_SEAT_DAYS = 4;
const LINK_SEAT_DAYS = 90;

/**
 * Takes a seat by the code on the screen and comes in, in one transaction: a room comes all at once. The code is checked
 * here, because anybody can look at a network from outside.
 */
export const join = defineCommand({
	name: 'stage.join',
	summary: 'Takes a seat in a meeting by its join code and a first name, and comes in.',
	scope: 'public',
	schema: Join,
	allow: () => true,
	async run(context, input) {
		const { trx, scope, now } = context;
		const plate = await doorPlate(trx, scope.networkId, { code: input.code.toUpperCase() });
		if (!plate) return refuse('not_found', { code: 'code' });
		if (plate.state !== 'open') return refuse(plate.state === 'soon' ? 'not_open' : 'closed');
		const at = { networkId: scope.networkId, meetingId: plate.meetingId };
		const { memberId } = input;
		if (memberId !== null) {
			const known = await candidates(trx, at, input.firstName);
			if (!known.some(({ id }) => id === memberId)) return refuse('not_found', { firstName: 'invalid' });
		} else if ((await countAttended(trx, at)) >= ROOM_LIMIT) return refuse('full');
		const expires = new Date(now.getTime() + CODE_SEAT_DAYS * DAY);
		const id = memberId ?? context.newId();
		// Sent together, in this order.
		const [, , chair] = await Promise.all([
			memberId === null && addGuest(context, id, input.firstName),
			openSeat(
				trx,
				{
					id: context.newId(),
					networkId: scope.networkId,
					memberId: id,
					token: input.seat,
					agent: input.agent,
					byLink: false
				},
				now,
				expires
			),
			chairIn(trx, scope, id, { id: plate.meetingId, number: plate.number })
		]);
		if (!chair) return refuse('not_found', { firstName: 'invalid' });
		const seated = await seat(carriedOn(context, chair), id, true);
		if (!seated.ok) return seated;
		return done({ memberId: id, number: plate.number, expires: expires.toISOString() });
	}
});

/** The same command, carried on by who sits on the chair that it gave. */
function carriedOn(context: CommandContext<'public'>, scope: MeetingScope): CommandContext<'meeting'> {
	return {
		...context,
		scope,
		afterCommit: (run) => context.afterCommit((apart) => run(carriedOn(apart, scope)))
	};
}

async function addGuest(
	context: CommandContext<'public' | 'meeting'>,
	id: string,
	name: string
): Promise<void> {
	const { firstName, lastName } = splitName(name);
	await context.trx
		.insertInto('member')
		.values({
			network_id: context.scope.networkId,
			id,
			role: 'guest',
			state: 'guest',
			first_name: firstName,
			last_name: lastName,
			language: context.scope.language,
			joined_at: context.now
		})
		.execute();
}

/** Takes the seat that a personal link is for. Asked by a POST: what only looks at a link takes no seat. */
export const takeSeat = defineCommand({
	name: 'stage.takeSeat',
	summary: 'Takes the seat that a personal link is for.',
	scope: 'public',
	schema: TakeSeat,
	allow: () => true,
	async run({ trx, scope, now, newId }, { secret, seat, agent }) {
		const member = await linkedMember(trx, scope.networkId, secretKey(secret), now);
		if (!member) return refuse('link_expired');
		const expires = new Date(now.getTime() + LINK_SEAT_DAYS * DAY);
		await openSeat(
			trx,
			{ id: newId(), networkId: scope.networkId, memberId: member.id, token: seat, agent, byLink: true },
			now,
			expires
		);
		const number = await openMeetingNumber(trx, scope.networkId);
		return done({ memberId: member.id, number, expires: expires.toISOString() });
	}
});

/** Comes in. Who is late lands in the running step; who is here already sits on two devices, and the cockpit knows. */
export const arrive = defineCommand({
	name: 'stage.arrive',
	summary: 'Comes into the room of a meeting that is open.',
	scope: 'meeting',
	schema: v.object({}),
	allow: () => true,
	run: (context) => seat(context, context.scope.memberId, true)
});

/** Goes. Whatever they said stays. */
export const leave = defineCommand({
	name: 'stage.leave',
	summary: 'Leaves the room of a meeting.',
	scope: 'meeting',
	schema: Leave,
	allow: (scope, { memberId }) => memberId === null || memberId === scope.memberId || leads(scope.role),
	run: (context, { memberId }) => unseat(context, memberId ?? context.scope.memberId)
});

/** Says for somebody without a phone that they are here, or not after all. */
export const markPresent = defineCommand({
	name: 'stage.markPresent',
	summary: 'Says that somebody without a phone is in the room, or not after all.',
	scope: 'meeting',
	schema: MarkPresent,
	allow: conducts,
	async run(context, { memberId, name, here }) {
		if (memberId === null) {
			const id = context.newId();
			await addGuest(context, id, name);
			return seat(context, id, false);
		}
		const [member] = await attenders(context.trx, context.scope, memberId);
		if (!member) return refuse('not_found');
		return here ? seat(context, memberId, false) : unseat(context, memberId);
	}
});

async function seat(
	context: CommandContext<'meeting'>,
	memberId: string,
	byDevice: boolean
): Promise<Outcome<{ memberId: string }>> {
	const { trx, scope, now } = context;
	const [meeting, before] = await Promise.all([
		stagedMeeting(trx, scope, 'share'),
		trx
			.selectFrom('attendance')
			.select(['present_from as from', 'present_to as to'])
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('member_id', '=', memberId)
			.forUpdate()
			.executeTakeFirst()
	]);
	if (meeting.state === 'planned' || meeting.state === 'prepared') return refuse('not_open');
	if (!isOpen(meeting)) return refuse('closed');
	const wasHere = before !== undefined && before.from !== null && before.to === null;
	const entered = trx
		.insertInto('attendance')
		.values({
			network_id: scope.networkId,
			meeting_id: scope.meetingId,
			member_id: memberId,
			present_from: now,
			late: meeting.state !== 'lobby'
		})
		.onConflict((conflict) =>
			conflict.columns(['network_id', 'meeting_id', 'member_id']).doUpdateSet((set) => ({
				present_from: set.fn.coalesce('attendance.present_from', 'excluded.present_from'),
				present_to: null,
				late: set
					.case()
					.when('attendance.present_from', 'is', null)
					.then(set.ref('excluded.late'))
					.else(set.ref('attendance.late'))
					.end()
			}))
		)
		.execute();
	// Sent together: who is shown is read after they are written.
	await Promise.all([entered, showPerson(context, memberId, byDevice && wasHere)]);
	if (!wasHere) await tellStep(context, meeting, 'arrive', memberId);
	return done({ memberId });
}

async function unseat(
	context: CommandContext<'meeting'>,
	memberId: string
): Promise<Outcome<{ memberId: string }>> {
	const { trx, scope, now } = context;
	const meeting = await stagedMeeting(trx, scope, 'share');
	const { numUpdatedRows } = await trx
		.updateTable('attendance')
		.set({ present_to: now })
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.where('member_id', '=', memberId)
		.where('present_from', 'is not', null)
		.where('present_to', 'is', null)
		.executeTakeFirstOrThrow();
	if (numUpdatedRows === 0n) return done({ memberId });
	await showPerson(context, memberId, false);
	await tellStep(context, meeting, 'leave', memberId);
	return done({ memberId });
}

function isOpen({ state }: StagedMeeting): boolean {
	return state === 'lobby' || state === 'live' || state === 'wrapping_up';
}

async function showPerson(
	context: CommandContext<'meeting'>,
	memberId: string,
	doubled: boolean
): Promise<void> {
	const [person] = await attenders(context.trx, context.scope, memberId);
	if (!person) return;
	const { id, ...view } = person;
	const chair = view.participates ? [chairKind.put(id, { taken: view.state === 'here' }, 'screen')] : [];
	context.live(context.scope.meetingId, [attenderKind.put(id, { ...view, doubled }, 'people'), ...chair]);
}

async function tellStep(
	context: CommandContext<'meeting'>,
	{ stage }: StagedMeeting,
	what: 'arrive' | 'leave',
	memberId: string
): Promise<void> {
	const run = stage.now && (await runAt(context.trx, context.scope, stage.now));
	if (run && run.state !== 'closed') await serverSteps[run.kind][what](stepContext(context), run, memberId);
}
