import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { keepBallot, shuffleBallots } from '#steps/ballots/commands.server.ts';
import { countBallots } from '#steps/ballots/queries.server.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { shownInstead, runForChange, stepContext } from '#steps/running/queries.server.ts';
import { formDoneKind } from './events.ts';
import { misfit, SHOW_FROM } from './model.ts';
import { mayAnswer, mayConduct, mayTry } from './policy.ts';
import { appearance, dataOf, ownShown, settingsOf, turnoutNow } from './queries.server.ts';
import { answerInput, lookInput, runInput, type FormData } from './schema.ts';

export const answer = defineCommand({
	name: 'form.answer',
	summary: 'Fills in the form, or changes one’s answers as long as it is open.',
	scope: 'meeting',
	schema: answerInput,
	allow: mayTry,
	async run(command, { runId, secret, answers }) {
		const context = stepContext(command);
		const { scope } = context;
		const found = await runForChange(context, runId, 'form');
		if (!found.ok) return found;
		const run = found.value;
		const { anonymous, items } = settingsOf(run);
		if (!mayAnswer(scope)) return refuse('not_allowed');
		if (dataOf(run).shown) return refuse('closed');
		const wrong = misfit(items, answers);
		if (wrong !== null) return refuse('invalid', { [wrong]: 'invalid' });
		if (Object.keys(answers).length === 0) return refuse('missing');
		const kept = await keepBallot(
			command,
			run,
			{ secret: anonymous ? secret : null, choices: answers, reason: '' },
			{
				isIn: (memberId) => formDoneKind.put(memberId, { runId }, `member:${memberId}`),
				turnout: (now) => turnoutNow(now, run)
			}
		);
		if (!kept.ok && kept.reason === 'already_voted') return refuse('already_answered');
		if (kept.ok && !anonymous) context.live(scope.meetingId, [ownShown(runId, scope.memberId, answers)]);
		return kept;
	}
});

export const close = defineCommand({
	name: 'form.close',
	summary: 'Closes the form and shows what came out of each item with five answers or more.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	async run(command, { runId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'form');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (data.shown) return done(null);
		await redraw(context, found.value, { ...data, shown: true, at: 0 }, () => shuffleBallots(context, runId));
		return done(null);
	}
});

export const reopen = defineCommand({
	name: 'form.reopen',
	summary: 'Opens the form again, as long as too few answers came in to show anything.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	async run(command, { runId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'form');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (!data.shown) return done(null);
		// One answer more after a first result would be found by taking that result off the second.
		const forms = await countBallots(context.trx, context.scope.networkId, runId);
		if (forms >= SHOW_FROM) return refuse('wrong_state');
		await redraw(context, found.value, { ...data, shown: false });
		return done(null);
	}
});

export const look = defineCommand({
	name: 'form.look',
	summary: 'Chooses the item that the room screen shows.',
	scope: 'meeting',
	schema: lookInput,
	allow: mayConduct,
	async run(command, { runId, at }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'form');
		if (!found.ok) return found;
		await redraw(context, found.value, { ...dataOf(found.value), at });
		return done(null);
	}
});

/** Does something to a run, after which it remembers `data`, and tells the surfaces what changed by it. */
async function redraw(
	context: StepContext,
	run: StepRun,
	data: FormData,
	change?: () => Promise<void>
): Promise<void> {
	const { trx, scope } = context;
	const people = await context.people();
	const before = await appearance(trx, scope.networkId, run, dataOf(run), people);
	await change?.();
	await context.saveData(run, data);
	await context.saveState(run, data.shown ? 'revealed' : 'running');
	const after = await appearance(trx, scope.networkId, run, data, people);
	context.live(scope.meetingId, shownInstead(before, after));
}
