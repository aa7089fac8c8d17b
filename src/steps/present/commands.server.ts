import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { runForChange, shownInstead, stepContext } from '#steps/running/queries.server.ts';
import { mayConduct, mayTry, presents } from './policy.ts';
import { appearance, dataOf, settingsOf, shownOf } from './queries.server.ts';
import { giveInput, linkInput, quietInput, turnInput, viewInput, type PresentData } from './schema.ts';
import { shuffle } from '#platform/chance/model.ts';

export const turn = defineCommand({
	name: 'present.turn',
	summary: 'Shows another slide.',
	scope: 'meeting',
	schema: turnInput,
	allow: mayTry,
	run: (command, { runId, page }) => presenting(stepContext(command), runId, () => ({ page, view: 'slides' }))
});

export const view = defineCommand({
	name: 'present.view',
	summary: 'Puts the slides or the questions on the room screen.',
	scope: 'meeting',
	schema: viewInput,
	allow: mayTry,
	run: (command, { runId, view: shown }) => presenting(stepContext(command), runId, () => ({ view: shown }))
});

export const link = defineCommand({
	name: 'present.link',
	summary:
		'Shows slides or a document elsewhere by its title and a code to scan; without an address takes it away.',
	scope: 'meeting',
	schema: linkInput,
	allow: mayTry,
	run: (command, { runId, title, url }) =>
		presenting(stepContext(command), runId, () => ({
			link: url === '' ? null : { title: title === '' ? new URL(url).host : title, url }
		}))
});

export const quiet = defineCommand({
	name: 'present.quiet',
	summary: 'Lets everybody write first, so that nobody reads what others ask; or ends that.',
	scope: 'meeting',
	schema: quietInput,
	allow: mayTry,
	run: (command, { runId, quiet: isQuiet }) =>
		presenting(stepContext(command), runId, async (context, run) => {
			if (dataOf(run).quiet && !isQuiet && settingsOf(run).anonymous) await rewrite(context, run);
			return { quiet: isQuiet, view: isQuiet ? dataOf(run).view : 'questions' };
		})
});

export const give = defineCommand({
	name: 'present.give',
	summary: 'Lets somebody else in the room turn the slides and say what is answered, or nobody.',
	scope: 'meeting',
	schema: giveInput,
	allow: mayConduct,
	async run(command, { runId, memberId }) {
		const context = stepContext(command);
		const people = await context.people();
		if (memberId !== null && !people.some(({ id }) => id === memberId)) return refuse('not_found');
		return presenting(context, runId, () => ({ presenterId: memberId }));
	}
});

/** Changes what the run remembers, by whoever presents, and tells the surfaces. Refuses `not_allowed` to anybody else. */
export async function presenting(
	context: StepContext,
	runId: string,
	change: (context: StepContext, run: StepRun) => Partial<PresentData> | Promise<Partial<PresentData>>
): Promise<Outcome<null>> {
	const found = await runForChange(context, runId, 'present');
	if (!found.ok) return found;
	const data = dataOf(found.value);
	if (!presents(context.scope, data.presenterId)) return refuse('not_allowed');
	await redraw(context, found.value, async () => {
		const changed = { ...data, ...(await change(context, found.value)) };
		await context.saveData(found.value, changed);
		return changed;
	});
	return done(null);
}

/** Does something to a run, after which it remembers what that gives, and tells the surfaces what changed by it. */
export async function redraw(
	context: StepContext,
	run: StepRun,
	change: () => Promise<PresentData>
): Promise<void> {
	const before = appearance(context, run, await shownOf(context, run));
	const data = await change();
	const after = appearance(context, run, await shownOf(context, run, data));
	context.live(run.meetingId, shownInstead(before, after));
}

/** Questions without a name get new ids and an order by chance, so that neither tells who wrote when (decision 009). */
async function rewrite(context: StepContext, run: StepRun): Promise<void> {
	const { trx, scope } = context;
	const { questions } = await shownOf(context, run);
	for (const [at, { id }] of shuffle(questions, () => context.random()).entries()) {
		await trx
			.updateTable('present_question')
			.set({ id: context.newId(), position: at + 1 })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', id)
			.execute();
	}
}
