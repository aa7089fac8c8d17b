import * as v from 'valibot';
import { defineCommand, type Command, type CommandContext } from '#platform/commands/command.ts';
import { refuse } from '#platform/commands/outcome.ts';
import { enterPaper } from '#lifecycle/debrief/evaluation/commands.server.ts';
import { mayTypeLater } from '#lifecycle/debrief/paper/policy.ts';
import { writeDraft } from '#lifecycle/debrief/report/draft/commands.server.ts';
import { STEP_KINDS } from '#steps/contract.ts';
import { serverSteps } from '#steps/kinds.server.ts';
import { paperLater, type PaperLater } from '#steps/paper.server.ts';
import { RUN_COLUMNS, stepContext } from '#steps/running/queries.server.ts';
import { laterName, OPEN_FOR_PAPER } from './model.ts';

const aboutRun = v.object({ runId: v.string() });

/**
 * The same command for a run that the meeting left (docs/decisions/070): it does what it does in the room, no surface is told,
 * and the run counts how many papers came in so, which the report says. After the meeting closed the draft of the report is
 * written anew, unless somebody edited it. Refuses `wrong_state` while the run is still on, once the report is out, and where
 * the kind takes nothing after closing.
 */
function later({ command, afterClosing, counts }: PaperLater): Command<'meeting'> {
	return defineCommand({
		...command,
		name: laterName(command.name),
		summary: `${command.summary.replace(/\.$/, '')}, from paper of a step that is over.`,
		allow: mayTypeLater,
		async run(context, input) {
			const { trx, scope } = context;
			const { state } = await trx
				.selectFrom('meeting')
				.select('state')
				.where('network_id', '=', scope.networkId)
				.where('id', '=', scope.meetingId)
				.forShare()
				.executeTakeFirstOrThrow();
			if (!OPEN_FOR_PAPER.some((one) => one === state)) return refuse('wrong_state');
			if (state === 'closed' && !afterClosing) return refuse('wrong_state');
			const quiet: CommandContext<'meeting'> & { later: true } = {
				...context,
				live: () => undefined,
				later: true
			};
			const outcome = await command.run(quiet, input);
			if (!outcome.ok) return outcome;
			if (counts) {
				await trx
					.updateTable('step_run')
					.set(({ eb }) => ({ typed_later: eb('typed_later', '+', 1) }))
					.where('network_id', '=', scope.networkId)
					.where('id', '=', v.parse(aboutRun, input).runId)
					.execute();
			}
			if (state === 'closed') await writeDraft(context);
			else await tellRunning(context);
			return outcome;
		}
	});
}

/** What is on now may work with what came in, such as a board with notes that were written before. */
async function tellRunning(command: CommandContext<'meeting'>): Promise<void> {
	const { trx, scope } = command;
	const runs = await trx
		.selectFrom('step_run')
		.select(RUN_COLUMNS)
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.where('state', '!=', 'closed')
		.forNoKeyUpdate()
		.execute();
	for (const run of runs) {
		const kind = STEP_KINDS.find((one) => one === run.kind);
		if (kind) await serverSteps[kind].came?.(stepContext(command), { ...run, kind });
	}
}

/** The same for the evaluation, which keeps its own bounds: the draft of the report has its outcome. */
export const evaluationLater = defineCommand({
	...enterPaper,
	name: laterName(enterPaper.name),
	summary: 'Types in an evaluation that was filled in on paper, after the meeting closed.',
	async run(context, input) {
		const outcome = await enterPaper.run(context, input);
		if (outcome.ok) await writeDraft(context);
		return outcome;
	}
});

/** The commands to which paper of a step that is over is sent, each beside the one of a step that is on. */
export const laterCommands: readonly Command<'meeting'>[] = paperLater.map(later);
