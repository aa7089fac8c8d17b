import type { CommandContext } from '#platform/commands/command.ts';
import type { Append } from '#live/protocol.ts';
import { serverSteps } from '#steps/kinds.server.ts';
import type { RunningStep, Step, StepRun } from '#steps/contract.ts';
import { rescueKind } from '#steps/running/events.ts';
import { stepContext } from '#steps/running/queries.server.ts';
import {
	agendaKind,
	questionKind,
	rescueOfferKind,
	stageKind,
	type AgendaView,
	type StageView
} from '#lifecycle/convene/stage/events.ts';
import {
	nextPlace,
	places,
	returnClock,
	startClock,
	stepAt,
	stepsOf,
	timeInAll,
	timeLeft,
	type Place,
	type Stage,
	type StageItem
} from '#lifecycle/convene/stage/model.ts';
import { runAt, stagedMeeting, type StagedMeeting } from '#lifecycle/convene/stage/queries.server.ts';
import { rescueOffer } from '#lifecycle/convene/stage/rescue/queries.server.ts';

// How a meeting gets from one step to another, inside the transaction of the command that asks for it. The meeting row
// is locked by then, so that two cockpits move it one after the other.

type Context = CommandContext<'meeting'>;

/** What else happens where the meeting arrives: at a running step, or (null) at its wrapping up. */
export type Arrival = (context: Context, at: { step: Step; runId: string } | null) => Promise<void>;

const arrivals: Arrival[] = [];

/** Chapters that come later say here, when they are loaded, what they do wherever a meeting arrives. */
export function onArrival(arrival: Arrival): void {
	arrivals.push(arrival);
}

/** Lets every chapter do what it does where the meeting is now. */
export async function arrive(context: Context, items: readonly StageItem[], stage: Stage): Promise<void> {
	const step = stage.now ? stepAt(items, stage.now) : undefined;
	if (stage.now && !step) return;
	const at = stage.now && step ? { step, runId: stage.now.runId } : null;
	for (const arrival of arrivals) await arrival(context, at);
}

/** Keeps where the meeting is. */
export async function saveStage({ trx, scope }: Context, stage: Stage): Promise<void> {
	await trx
		.updateTable('meeting')
		.set({ stage: JSON.stringify(stage) })
		.where('network_id', '=', scope.networkId)
		.where('id', '=', scope.meetingId)
		.execute();
}

/** Sets the state of the meeting. */
export async function saveMeetingState(
	{ trx, scope, now }: Context,
	state: StagedMeeting['state']
): Promise<void> {
	const times = state === 'lobby' ? { opened_at: now } : state === 'closed' ? { closed_at: now } : {};
	await trx
		.updateTable('meeting')
		.set({ state, ...times })
		.where('network_id', '=', scope.networkId)
		.where('id', '=', scope.meetingId)
		.execute();
}

/**
 * Leaves the running step: its kind takes away what may no longer be written, and how it stood is kept for whoever
 * comes back to it. Without a running step nothing happens.
 */
export async function leaveStep(context: Context, { items, stage }: StagedMeeting): Promise<Stage> {
	const { now, clock } = stage;
	if (!now) return stage;
	const run = await runAt(context.trx, context.scope, now);
	const at = context.now.getTime();
	if (run && run.state !== 'closed') {
		const step = stepAt(items, now) ?? goneStep(run);
		const left = {
			left: clock ? timeLeft(clock, at) : 0,
			inAll: clock ? timeInAll(clock) : 0,
			state: run.state
		};
		await serverSteps[run.kind].close(stepContext(context), run, step);
		await setRunState(context, run.id, 'closed');
		return { ...stage, now: null, clock: null, left: { ...stage.left, [run.id]: left } };
	}
	return { ...stage, now: null, clock: null };
}

/** A step that the agenda no longer has, as far as its run still tells. */
function goneStep(run: StepRun): Step {
	const nothing = { nl: '', en: '' };
	return {
		id: run.id,
		kind: run.kind,
		minutes: 0,
		mode: 'plenary',
		title: nothing,
		prompt: nothing,
		phoneDown: false,
		settings: {}
	};
}

/** Makes the step at this place the running one: opens it, or takes it up again as it was left. */
export async function enterStep(
	context: Context,
	items: readonly StageItem[],
	stage: Stage,
	place: Place
): Promise<Stage> {
	const step = stepAt(items, place);
	if (!step) throw new Error(`There is no step ${place.index} in agenda item ${place.itemId}`);
	const at = context.now.getTime();
	const known = await runAt(context.trx, context.scope, place);
	if (known) {
		const left = stage.left[known.id] ?? {
			left: step.minutes * 60_000,
			inAll: step.minutes * 60_000,
			state: 'running' as const
		};
		await setRunState(context, known.id, left.state);
		await serverSteps[known.kind].reopen(stepContext(context), { ...known, state: left.state }, step);
		return { ...stage, now: { ...place, runId: known.id }, clock: returnClock(at, left), last: null };
	}
	const run = await insertRun(context, place, step);
	await serverSteps[run.kind].open(stepContext(context), run, step);
	return {
		...stage,
		now: { ...place, runId: run.id },
		clock: startClock(at, step.minutes * 60_000),
		last: null
	};
}

async function insertRun({ trx, scope, newId, now }: Context, place: Place, step: Step): Promise<StepRun> {
	const run: StepRun = {
		id: newId(),
		meetingId: scope.meetingId,
		itemId: place.itemId,
		index: place.index,
		kind: step.kind,
		state: 'running',
		settings: step.settings,
		data: {}
	};
	await trx
		.insertInto('step_run')
		.values({
			network_id: scope.networkId,
			id: run.id,
			meeting_id: run.meetingId,
			item_id: run.itemId,
			step_index: run.index,
			kind: run.kind,
			state: run.state,
			settings: JSON.stringify(run.settings),
			opened_at: now
		})
		.execute();
	return run;
}

async function setRunState(
	{ trx, scope, now }: Context,
	runId: string,
	state: StepRun['state']
): Promise<void> {
	await trx
		.updateTable('step_run')
		.set({ state, closed_at: state === 'closed' ? now : null })
		.where('network_id', '=', scope.networkId)
		.where('id', '=', runId)
		.execute();
}

/**
 * Writes how far each item is when the meeting goes from one place to another. Forward, what was left is done and what
 * was jumped over is skipped; back, what was left is still to come. `null` is outside of the agenda.
 */
export async function moveItems(
	context: Context,
	items: readonly StageItem[],
	from: Place | null,
	to: Place | null
): Promise<void> {
	const index = (place: Place | null, otherwise: number) =>
		place ? items.findIndex(({ id }) => id === place.itemId) : otherwise;
	const left = index(from, -1);
	const entered = index(to, items.length);
	for (const [at, item] of items.entries()) {
		if (at === entered) await setItem(context, item, 'running');
		else if (at === left) await setItem(context, item, entered > left ? 'done' : 'planned');
		else if (to && at > left && at < entered && item.state === 'planned')
			await setItem(context, item, 'skipped');
		else if (at > entered && item.state === 'skipped') await setItem(context, item, 'planned');
	}
}

async function setItem(
	{ trx, scope, now }: Context,
	item: StageItem,
	state: StageItem['state']
): Promise<void> {
	const ranFrom = item.ranFrom === null ? now : new Date(item.ranFrom);
	const times = {
		planned: { ran_from: null, ran_to: null },
		running: { ran_from: ranFrom, ran_to: null },
		done: { ran_from: ranFrom, ran_to: now },
		skipped: { ran_from: null, ran_to: null }
	};
	await trx
		.updateTable('agenda_item')
		.set({ state, ...times[state] })
		.where('network_id', '=', scope.networkId)
		.where('id', '=', item.id)
		.execute();
}

/** Shows what is happening now and the agenda, as they stand in the database at this point of the transaction. */
export async function showStage(context: Context): Promise<void> {
	const meeting = await stagedMeeting(context.trx, context.scope);
	const { now } = meeting.stage;
	const run = now ? await runAt(context.trx, context.scope, now) : undefined;
	const item = meeting.items.find(({ id }) => id === now?.itemId);
	const questions = item && run ? await rescueOffer(context.trx, context.scope, item.methodId, run) : [];
	context.live(context.scope.meetingId, [
		stageKind.put('now', stageView(meeting, run), 'all'),
		rescueOfferKind.put('now', { questions }, 'facilitators'),
		rescueKind.drop('now', 'all'),
		questionKind.drop('now', 'all'),
		...agendaChanges(meeting)
	]);
}

function agendaChanges({ items }: StagedMeeting): Append[] {
	return items.map((item, position) => agendaKind.put(item.id, agendaView(item, position), 'people'));
}

/** Shows the agenda and what is happening now: for a change of what is still to come. */
export async function showAgenda(context: Context, meeting: StagedMeeting): Promise<void> {
	await showNow(context, meeting);
	context.live(context.scope.meetingId, agendaChanges(meeting));
}

/** Shows what is happening now and nothing else: for a change of the clock or of who leads. */
export async function showNow(context: Context, meeting: StagedMeeting): Promise<void> {
	const { now } = meeting.stage;
	const run = now ? await runAt(context.trx, context.scope, now) : undefined;
	context.live(context.scope.meetingId, [stageKind.put('now', stageView(meeting, run), 'all')]);
}

function stageView({ state, items, stage }: StagedMeeting, run: StepRun | undefined): StageView {
	const item = items.find(({ id }) => id === stage.now?.itemId);
	const next = nextOf(items, stage);
	const nextItem = items.find(({ id }) => id === next?.itemId);
	const nextStep = next ? stepAt(items, next) : undefined;
	return {
		state: state === 'lobby' || state === 'live' || state === 'wrapping_up' ? state : 'closed',
		running: item && run ? runningStep(item, run) : null,
		clock: stage.clock,
		itemTitle: item?.title ?? '',
		next:
			nextItem && nextStep ? { title: nextStep.title, mode: nextStep.mode, itemTitle: nextItem.title } : null,
		leadId: stage.leadId,
		nameless: run !== undefined && serverSteps[run.kind].anonymous?.(run) === true
	};
}

/** Where "next" leads: after the running step, or to the first when the meeting has not begun. */
export function nextOf(items: readonly StageItem[], stage: Stage): Place | null {
	if (stage.now) return nextPlace(items, stage.now);
	return stage.last ? null : (places(items)[0] ?? null);
}

function runningStep(item: StageItem, run: StepRun): RunningStep | null {
	const steps = stepsOf(item);
	const step = steps[run.index];
	if (!step) return null;
	const { kind, mode, title, prompt, phoneDown, minutes } = step;
	const place = { runId: run.id, itemId: item.id, index: run.index, count: steps.length };
	return { ...place, kind, mode, title, prompt, phoneDown, minutes, state: run.state };
}

function agendaView(item: StageItem, position: number): AgendaView {
	const steps = stepsOf(item).map(({ title, mode, minutes }) => ({ title, mode, minutes }));
	return { ...item, steps, position };
}
