import * as v from 'valibot';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { onArrival } from '#lifecycle/convene/stage/move/commands.server.ts';
import { evaluationKind, turnoutKind } from '#lifecycle/debrief/evaluation/events.ts';
import { partsOfMeeting } from '#lifecycle/debrief/evaluation/helped/queries.server.ts';
import { formItems, type FormTemplate } from '#lifecycle/debrief/evaluation/model.ts';
import { mayEvaluate } from '#lifecycle/debrief/evaluation/policy.ts';
import {
	evaluationOf,
	lastTemplate,
	standingPromises,
	turnoutOf
} from '#lifecycle/debrief/evaluation/queries.server.ts';
import { OffersForm, OpenEvaluation } from '#lifecycle/debrief/evaluation/schema.ts';

type Context = CommandContext<'meeting'>;

/**
 * Puts a form on every phone in the room. It always asks for each promise of the call: what was promised is what is
 * measured (H82); and which of the parts that ran so far helped. `runId` is the step at which phones show it; null while the meeting wraps up.
 */
async function offer(
	context: Context,
	{ template, nextTime, runId }: { template: FormTemplate; nextTime: boolean; runId: string | null }
): Promise<void> {
	const { trx, scope, now } = context;
	const promises = await standingPromises(trx, scope.networkId);
	const parts = await partsOfMeeting(trx, scope, 'ran');
	const items = formItems(template, { promises, nextTime, parts });
	const form = { state: 'open' as const, template, items: JSON.stringify(items), opened_at: now };
	await trx
		.insertInto('evaluation')
		.values({ network_id: scope.networkId, meeting_id: scope.meetingId, ...form })
		.onConflict((conflict) => conflict.columns(['network_id', 'meeting_id']).doUpdateSet(form))
		.execute();
	context.live(scope.meetingId, [
		evaluationKind.put('form', { items, runId }, 'people'),
		turnoutKind.put('now', await turnoutOf(trx, scope), 'all')
	]);
}

/** Chooses another form than the one that opened by itself, until the first answer came in. */
export const openEvaluation = defineCommand({
	name: 'evaluation.open',
	summary: 'Opens the evaluation on every phone in the room, with one of the forms.',
	scope: 'meeting',
	schema: OpenEvaluation,
	allow: mayEvaluate,
	async run(context, { template, nextTime }) {
		const { trx, scope } = context;
		const { state } = await trx
			.selectFrom('meeting')
			.select('state')
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.forShare()
			.executeTakeFirstOrThrow();
		if (state !== 'wrapping_up' && state !== 'live') return refuse('wrong_state');
		await evaluationOf(trx, scope, true);
		if ((await turnoutOf(trx, scope)).answers > 0) return refuse('already_answered');
		await offer(context, { template, nextTime, runId: null });
		return done(null);
	}
});

/**
 * The form opens by itself: at a step that says so, and at the latest when the meeting begins to wrap up, so that nobody
 * leaves without having been asked (H61). With the form of the meeting before; one that is open stays as it is.
 */
onArrival(async (context, at) => {
	const { trx, scope } = context;
	const forForm = at !== null && v.is(OffersForm, at.step.settings);
	if (at !== null && !forForm) return;
	const known = await evaluationOf(trx, scope);
	const runId = at?.runId ?? null;
	if (known && known.state !== 'prepared') {
		context.live(scope.meetingId, [evaluationKind.put('form', { items: known.items, runId }, 'people')]);
		return;
	}
	await offer(context, { template: await lastTemplate(trx, scope), nextTime: false, runId });
});
