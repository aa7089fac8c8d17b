import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { openConsultation, redraw, seatOf, type OpenConsultation } from '#steps/consult/commands.server.ts';
import { stopKind } from '#steps/consult/events.ts';
import { lastPlace, type Seat } from '#steps/consult/model.ts';
import { mayConduct, mayTakePart } from '#steps/consult/policy.ts';
import { groupAudience } from '#steps/consult/shown/queries.server.ts';
import { runInput } from '#steps/consult/schema.ts';
import type { Remains } from '#steps/consult/terms/model.ts';
import { bringInput, decideInput, giveInput, remainInput, seatInput } from './schema.ts';

/** Makes somebody the giver of their group in place of whoever was. */
export async function makeGiver(
	{ context, run }: OpenConsultation,
	{ memberId, group }: Seat
): Promise<void> {
	const { trx, scope } = context;
	for (const gives of [false, true]) {
		const seats = trx
			.updateTable('consult_seat')
			.set({ gives })
			.where('network_id', '=', scope.networkId)
			.where('item_id', '=', run.itemId)
			.where('group_number', '=', group);
		await (gives ? seats.where('member_id', '=', memberId) : seats).execute();
	}
}

/** Keeps the question of a case. */
export async function saveQuestion(
	{ context, run }: OpenConsultation,
	giverId: string,
	question: string
): Promise<void> {
	const { trx, scope } = context;
	await trx
		.insertInto('consult_case')
		.values({
			network_id: scope.networkId,
			meeting_id: scope.meetingId,
			item_id: run.itemId,
			giver_id: giverId,
			question
		})
		.onConflict((conflict) =>
			conflict.columns(['network_id', 'item_id', 'giver_id']).doUpdateSet({ question })
		)
		.execute();
}

export const bring = defineCommand({
	name: 'consult.bring',
	summary: 'Offers a case to one’s group, or words its question anew.',
	scope: 'meeting',
	schema: bringInput,
	allow: mayTakePart,
	async run(command, { runId, question }) {
		const found = await openConsultation(command, runId);
		if (!found.ok) return found;
		const mine = seatOf(found.value, found.value.context.scope.memberId);
		if (!mine.ok) return mine;
		const { seat, giverId } = mine.value;
		const { memberId } = seat;
		if (giverId !== memberId) {
			if (!found.value.all.settings.bring) return refuse('wrong_state');
			// Whoever offered first gives; a second case waits for another time.
			if (giverId !== null) return refuse('conflict');
			await makeGiver(found.value, seat);
		}
		await saveQuestion(found.value, memberId, question.replace(/\s+/gu, ' '));
		await redraw(found.value);
		return done(null);
	}
});

export const give = defineCommand({
	name: 'consult.give',
	summary: 'Names who gives the case in a group.',
	scope: 'meeting',
	schema: giveInput,
	allow: mayConduct,
	async run(command, { runId, memberId }) {
		const found = await openConsultation(command, runId);
		if (!found.ok) return found;
		const { all } = found.value;
		const to = all.seats.find((one) => one.memberId === memberId);
		if (!to) return refuse('not_found');
		await makeGiver(found.value, to);
		const known = all.cases.find(({ giverId }) => giverId === memberId);
		await saveQuestion(found.value, memberId, known?.question ?? '');
		await redraw(found.value);
		return done(null);
	}
});

export const seat = defineCommand({
	name: 'consult.seat',
	summary: 'Moves somebody to another group.',
	scope: 'meeting',
	schema: seatInput,
	allow: mayConduct,
	async run(command, { runId, memberId, group }) {
		const found = await openConsultation(command, runId);
		if (!found.ok) return found;
		const { context, run, all } = found.value;
		const from = all.seats.find((one) => one.memberId === memberId);
		const groups = Math.max(0, ...all.seats.map((one) => one.group));
		if (!from) return refuse('not_found');
		if (group > groups + 1) return refuse('invalid', { group: 'choose' });
		// Words written for a giver stay with that giver; whoever gives a case keeps their group.
		if (from.gives) return refuse('conflict');
		await context.trx
			.updateTable('consult_seat')
			.set({ group_number: group, place: lastPlace(all.seats, group) + 1 })
			.where('network_id', '=', context.scope.networkId)
			.where('item_id', '=', run.itemId)
			.where('member_id', '=', memberId)
			.execute();
		await redraw(found.value);
		return done(null);
	}
});

/** Changes one’s own case, and shows it anew. Refuses `not_found` to whoever has none here. */
async function changeOwn(
	command: CommandContext<'meeting'>,
	runId: string,
	change: { remains: Remains } | { first_step: string }
): Promise<Outcome<null>> {
	const found = await openConsultation(command, runId);
	if (!found.ok) return found;
	const { context, run } = found.value;
	const { numUpdatedRows } = await context.trx
		.updateTable('consult_case')
		.set(change)
		.where('network_id', '=', context.scope.networkId)
		.where('item_id', '=', run.itemId)
		.where('giver_id', '=', context.scope.memberId)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return refuse('not_found');
	await redraw(found.value);
	return done(null);
}

export const remain = defineCommand({
	name: 'consult.remain',
	summary: 'Decides how much of one’s case may outlive the meeting.',
	scope: 'meeting',
	schema: remainInput,
	allow: mayTakePart,
	run: (command, { runId, remains }) => changeOwn(command, runId, { remains })
});

export const decide = defineCommand({
	name: 'consult.decide',
	summary: 'Writes for oneself what one will do first with one’s case.',
	scope: 'meeting',
	schema: decideInput,
	allow: mayTakePart,
	run: (command, { runId, firstStep }) => changeOwn(command, runId, { first_step: firstStep })
});

export const stop = defineCommand({
	name: 'consult.stop',
	summary: 'The case giver asks to stop for a moment.',
	scope: 'meeting',
	schema: runInput,
	allow: mayTakePart,
	async run(command, { runId }) {
		const found = await openConsultation(command, runId);
		if (!found.ok) return found;
		const mine = seatOf(found.value, found.value.context.scope.memberId);
		if (!mine.ok) return mine;
		const { seat, giverId } = mine.value;
		if (giverId !== seat.memberId) return refuse('not_allowed');
		const { context, run } = found.value;
		const said = { runId, group: seat.group };
		context.live(run.meetingId, [
			stopKind.put(String(seat.group), said, groupAudience(run.itemId, seat.group).audience),
			stopKind.put(String(seat.group), said, 'facilitators')
		]);
		return done(null);
	}
});
