import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { renumber } from '#lifecycle/convene/agenda/commands.server.ts';
import { insertItems, inWords } from '#lifecycle/convene/agenda/filling/commands.server.ts';
import { saveStage, showAgenda } from '#lifecycle/convene/stage/move/commands.server.ts';
import { conducts } from '#lifecycle/convene/stage/policy.ts';
import { stagedMeeting, type StagedMeeting } from '#lifecycle/convene/stage/queries.server.ts';
import { planMethod } from '#methods/model.ts';
import { methodHere } from '#methods/own/queries.server.ts';
import { isToCome, rightAfter } from './model.ts';
import { Coming, Insert, LeaveOut } from './schema.ts';

// A meeting seldom goes as planned. What is still to come changes while the meeting is on; what ran stays as it ran
type Context = CommandContext<'meeting'>;

/** Where the meeting is, with the order of its agenda. */
interface Here extends StagedMeeting {
	order: readonly string[];
	running: string;
}

/** Changes what is still to come, if the step still is the one that was seen, and shows the agenda with its new times. */
async function replan<R>(
	context: Context,
	from: string | null,
	change: (here: Here) => Promise<Outcome<R>>
): Promise<Outcome<R>> {
	const meeting = await stagedMeeting(context.trx, context.scope, 'update');
	const { now } = meeting.stage;
	if (meeting.state !== 'live' || !now) return refuse('wrong_state');
	if (now.runId !== from) return refuse('stale');
	const order = meeting.items.map(({ id }) => id);
	const outcome = await change({ ...meeting, order, running: now.itemId });
	if (outcome.ok) await showAgenda(context, await stagedMeeting(context.trx, context.scope));
	return outcome;
}

const inOrder = (order: readonly string[]) => order.map((id) => ({ id }));

/**
 * Puts a method in, in its own length: right after the running item, or after one that is still to come. Refuses a method that is
 * not at hand here, and a place that is over.
 */
export const insert = defineCommand({
	name: 'stage.insert',
	summary: 'Puts a method into the agenda of a meeting that is on, after the running item or one to come.',
	scope: 'meeting',
	schema: Insert,
	allow: conducts,
	run: (context, { from, methodId, after }) =>
		replan(context, from, async ({ order, running, stage }) => {
			if (after !== null && after !== running && !isToCome(order, running, after))
				return refuse('wrong_state');
			const method = await methodHere(context.trx, context.scope, methodId);
			if (!method) return refuse('not_found');
			const planned = inWords([planMethod(method)], context.scope.language, () => method);
			const [id] = await insertItems(context, planned, order.length);
			if (id === undefined) return refuse('not_found');
			await renumber(context, inOrder(rightAfter(order, after ?? running, id)));
			await saveStage(context, { ...stage, inserted: [...stage.inserted, id] });
			return done({ id });
		})
});

/** Brings an item that is still to come forward: it is next, and what was next comes after it. */
export const doNext = defineCommand({
	name: 'stage.doNext',
	summary: 'Makes an item that is still to come the next one of a meeting that is on.',
	scope: 'meeting',
	schema: Coming,
	allow: conducts,
	run: (context, { from, itemId }) =>
		replan(context, from, async ({ order, running, stage }) => {
			if (!isToCome(order, running, itemId)) return refuse('wrong_state');
			await renumber(context, inOrder(rightAfter(order, running, itemId)));
			await saveStage(context, { ...stage, leftOut: stage.leftOut.filter((id) => id !== itemId) });
			return done(null);
		})
});

/** Leaves out an item that is still to come, or takes it in again: "next" passes it by, and the end moves. */
export const leaveOut = defineCommand({
	name: 'stage.leaveOut',
	summary: 'Leaves an item that is still to come out of a meeting that is on, or takes it in again.',
	scope: 'meeting',
	schema: LeaveOut,
	allow: conducts,
	run: (context, { from, itemId, out }) =>
		replan(context, from, async ({ order, running, stage }) => {
			if (!isToCome(order, running, itemId)) return refuse('wrong_state');
			const others = stage.leftOut.filter((id) => id !== itemId);
			await saveStage(context, { ...stage, leftOut: out ? [...others, itemId] : others });
			return done(null);
		})
});
