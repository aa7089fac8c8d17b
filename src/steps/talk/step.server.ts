import type { ServerStep, StepContext, StepRun } from '#steps/contract.ts';
import { takenAway } from '#steps/running/queries.server.ts';
import { appearance } from './queries.server.ts';

async function show(context: StepContext, run: StepRun): Promise<void> {
	context.live(run.meetingId, await appearance(context.trx, context.scope.networkId, run));
}

/** The server half of `talk`: a question, time, and nothing on the phone unless the step asks for a note. */
export const serverStep: ServerStep = {
	kind: 'talk',
	open: show,
	async close(context, run) {
		context.live(run.meetingId, takenAway(await appearance(context.trx, context.scope.networkId, run)));
		await context.saveState(run, 'closed');
	},
	async reopen(context, run) {
		await context.saveState(run, 'running');
		await show(context, run);
	},
	arrive: () => Promise.resolve(),
	leave: () => Promise.resolve(),
	// Its notes stand among the lines for the report (report_note), where the report finds them itself.
	harvest: () => Promise.resolve([])
};
