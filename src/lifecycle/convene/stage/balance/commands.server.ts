import * as v from 'valibot';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { stepAt } from '#lifecycle/convene/stage/model.ts';
import { conducts } from '#lifecycle/convene/stage/policy.ts';
import { attenders, stagedMeeting } from '#lifecycle/convene/stage/queries.server.ts';
import { balanceKind, type BalanceView } from './events.ts';
import { counts } from './model.ts';
import { balanceForChange } from './queries.server.ts';
import { Floor } from './schema.ts';

type Context = CommandContext<'meeting'>;

function show(context: Context, view: BalanceView): void {
	context.live(context.scope.meetingId, [balanceKind.put('now', view, 'facilitators')]);
}

/** Begins to count turns, from nothing. Twice is once. */
export const turnOn = defineCommand({
	name: 'balance.turnOn',
	summary: 'Begins to count who has the floor, for whoever conducts alone.',
	scope: 'meeting',
	schema: v.object({}),
	allow: conducts,
	async run(context) {
		const { trx, scope } = context;
		const { state } = await stagedMeeting(trx, scope, 'share');
		if (state !== 'lobby' && state !== 'live') return refuse('wrong_state');
		const made = await trx
			.insertInto('speaking_balance')
			.values({ network_id: scope.networkId, meeting_id: scope.meetingId })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows === 1n) show(context, { floorId: null, turns: {} });
		return done(null);
	}
});

/** Forgets who had the floor how often: no total outlives the meeting, nor what its cockpits hold. */
export async function forgetBalance(context: Context): Promise<void> {
	const { trx, scope } = context;
	const gone = await trx
		.deleteFrom('speaking_balance')
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.executeTakeFirst();
	if (gone.numDeletedRows > 0n) context.live(scope.meetingId, [balanceKind.drop('now', 'facilitators')]);
}

/** Stops, and forgets all that was counted. */
export const turnOff = defineCommand({
	name: 'balance.turnOff',
	summary: 'Stops counting who has the floor, and forgets all of it.',
	scope: 'meeting',
	schema: v.object({}),
	allow: conducts,
	async run(context) {
		await forgetBalance(context);
		return done(null);
	}
});

/**
 * Somebody takes the floor, which is one turn, or nobody has it any more. Who has it already goes on: no second turn. Refuses
 * `not_open` where nobody counts, `not_found` for who takes no part or is not here, `wrong_state` while people listen, pause
 * or work in silence.
 */
export const floor = defineCommand({
	name: 'balance.floor',
	summary: 'Gives the floor to somebody and counts one turn, or takes it from everybody.',
	scope: 'meeting',
	schema: Floor,
	allow: conducts,
	async run(context, { memberId }) {
		const { trx, scope } = context;
		const before = await balanceForChange(trx, scope);
		if (!before) return refuse('not_open');
		if (before.floorId === memberId) return done(null);
		const turns = { ...before.turns };
		if (memberId !== null) {
			const { state, stage, items } = await stagedMeeting(trx, scope);
			const mode = stage.now ? stepAt(items, stage.now)?.mode : undefined;
			if (state !== 'live' || !counts(mode)) return refuse('wrong_state');
			const [who] = await attenders(trx, scope, memberId);
			if (!who?.participates || who.state !== 'here') return refuse('not_found');
			turns[memberId] = (turns[memberId] ?? 0) + 1;
			await saveTurns(context, memberId, turns[memberId]);
		}
		await saveFloor(context, memberId);
		show(context, { floorId: memberId, turns });
		return done(null);
	}
});

/** A tap beside the right one: the turn of who has the floor never was. Refuses `not_open` where nobody has it. */
export const takeBack = defineCommand({
	name: 'balance.takeBack',
	summary: 'Takes back the last turn that was counted.',
	scope: 'meeting',
	schema: v.object({}),
	allow: conducts,
	async run(context) {
		const before = await balanceForChange(context.trx, context.scope);
		if (!before?.floorId) return refuse('not_open');
		const { [before.floorId]: had = 0, ...others } = before.turns;
		const turns = had > 1 ? { ...before.turns, [before.floorId]: had - 1 } : others;
		await saveTurns(context, before.floorId, had - 1);
		await saveFloor(context, null);
		show(context, { floorId: null, turns });
		return done(null);
	}
});

async function saveFloor({ trx, scope }: Context, memberId: string | null): Promise<void> {
	await trx
		.updateTable('speaking_balance')
		.set({ floor_id: memberId })
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.execute();
}

/** Keeps how many turns somebody had; none is no row. */
async function saveTurns({ trx, scope }: Context, memberId: string, turns: number): Promise<void> {
	const where = { network_id: scope.networkId, meeting_id: scope.meetingId, member_id: memberId };
	if (turns < 1) {
		await trx
			.deleteFrom('speaking_turns')
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('member_id', '=', memberId)
			.execute();
		return;
	}
	await trx
		.insertInto('speaking_turns')
		.values({ ...where, turns })
		.onConflict((conflict) =>
			conflict.columns(['network_id', 'meeting_id', 'member_id']).doUpdateSet({ turns })
		)
		.execute();
}
