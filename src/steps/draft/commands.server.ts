import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { StepContext } from '#steps/contract.ts';
import { shownInstead, runForChange, stepContext } from '#steps/running/queries.server.ts';
import { mayConduct, mayWrite } from './policy.ts';
import { appearance, dataOf, draftsOf, groupsOfRun, placeShown, settingsOf } from './queries.server.ts';
import { joinInput, lookInput, runInput, type DraftData } from './schema.ts';

export const join = defineCommand({
	name: 'draft.join',
	summary: 'Writes with a subgroup from now on.',
	scope: 'meeting',
	schema: joinInput,
	allow: mayWrite,
	async run(command, { runId, group }) {
		const context = stepContext(command);
		const { memberId, meetingId } = context.scope;
		const found = await runForChange(context, runId, 'draft');
		if (!found.ok) return found;
		const settings = settingsOf(found.value);
		const data = dataOf(found.value);
		const sits = data.groups !== null && data.places[memberId] !== undefined;
		if (settings.per === 'plenary' || sits) return refuse('wrong_state');
		if (group > groupsOfRun(settings, data)) return refuse('invalid', { group: 'choose' });
		await context.saveData(found.value, { ...data, places: { ...data.places, [memberId]: group } });
		context.live(meetingId, placeShown(runId, memberId, group));
		return done(null);
	}
});

export const reveal = defineCommand({
	name: 'draft.reveal',
	summary: 'Shows the texts of all subgroups to everybody.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	run: (command, { runId }) => turn(stepContext(command), runId, { shown: true, page: 0 })
});

export const hide = defineCommand({
	name: 'draft.hide',
	summary: 'Hides the texts again, so that the subgroups write on.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	run: (command, { runId }) => turn(stepContext(command), runId, { shown: false })
});

export const look = defineCommand({
	name: 'draft.look',
	summary: 'Turns to a page of the texts on the room screen.',
	scope: 'meeting',
	schema: lookInput,
	allow: mayConduct,
	run: (command, { runId, page }) => turn(stepContext(command), runId, { page })
});

/** Changes what the run remembers, and with it what is shown. */
async function turn(context: StepContext, runId: string, change: Partial<DraftData>): Promise<Outcome<null>> {
	const found = await runForChange(context, runId, 'draft');
	if (!found.ok) return found;
	const before = dataOf(found.value);
	const data = { ...before, ...change };
	const drafts = await draftsOf(context.trx, context.scope.networkId, runId);
	await context.saveData(found.value, data);
	await context.saveState(found.value, data.shown ? 'revealed' : 'running');
	context.live(
		found.value.meetingId,
		shownInstead(await appearance(found.value, before, drafts), await appearance(found.value, data, drafts))
	);
	return done(null);
}
