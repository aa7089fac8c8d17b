import * as v from 'valibot';
import { defineCommand } from '#platform/commands/command.ts';
import { refuse } from '#platform/commands/outcome.ts';
import { keepPaper, listPaper } from '#steps/ballots/paper/commands.server.ts';
import { countBallots } from '#steps/ballots/queries.server.ts';
import { formDoneKind } from '#steps/form/events.ts';
import { misfit } from '#steps/form/model.ts';
import { mayConduct } from '#steps/form/policy.ts';
import { dataOf, settingsOf, turnoutNow } from '#steps/form/queries.server.ts';
import { answersSchema } from '#steps/form/schema.ts';
import { runForChange, stepContext } from '#steps/running/queries.server.ts';
import { fieldOf, readPaper } from './model.ts';
import { handInInput, typeInInput } from './schema.ts';

/**
 * Notes who handed in a form, before the forms are typed in: none of them fills in another by phone. Refuses
 * `already_in` when one of them did, and writes nobody down then.
 */
export const handIn = defineCommand({
	name: 'form.handIn',
	summary: 'Notes who filled in the form on paper, apart from what stands on it.',
	scope: 'meeting',
	schema: handInInput,
	allow: mayConduct,
	async run(command, { runId, memberIds }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'form');
		if (!found.ok) return found;
		if (!settingsOf(found.value).anonymous) return refuse('wrong_state');
		if (dataOf(found.value).shown && !context.later) return refuse('closed');
		const asked = (await context.people()).filter(({ participates }) => participates).map(({ id }) => id);
		if (memberIds.some((id) => !asked.includes(id))) return refuse('invalid', { memberIds: 'choose' });
		return listPaper(command, found.value, memberIds, (memberId) =>
			formDoneKind.put(memberId, { runId }, `member:${memberId}`)
		);
	}
});

/** Types in a form from paper: without a name as long as more were handed in than typed, else with its name. */
export const typeIn = defineCommand({
	name: 'form.typeIn',
	summary: 'Types in a form that was filled in on paper.',
	scope: 'meeting',
	schema: typeInInput,
	allow: mayConduct,
	async run(command, { runId, forMemberId, answers: typed }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'form');
		if (!found.ok) return found;
		const run = found.value;
		const { anonymous, items } = settingsOf(run);
		const data = dataOf(run);
		if (data.shown && !context.later) return refuse('closed');
		const answers = readPaper(items, typed);
		const wrong = misfit(items, answers);
		if (wrong !== null) {
			const at = items.findIndex(({ id }) => id === wrong);
			return refuse('invalid', { [`answers.${fieldOf(at)}`]: 'invalid' });
		}
		if (Object.keys(answers).length === 0) return refuse('empty');
		const asked = (await context.people()).filter(({ participates }) => participates);
		if (!anonymous && !asked.some(({ id }) => id === forMemberId))
			return refuse('invalid', { forMemberId: 'choose' });
		if (context.later && !data.shown) {
			// What was filled in by phone and never shown would come out with it.
			if ((await countBallots(context.trx, context.scope.networkId, runId)) > 0) return refuse('not_shown');
			await context.saveData(run, { ...data, shown: true });
		}
		return keepPaper(
			command,
			run,
			{ memberId: anonymous ? null : forMemberId, choices: v.parse(answersSchema, answers), reason: '' },
			{
				isIn: (memberId) => formDoneKind.put(memberId, { runId }, `member:${memberId}`),
				turnout: (now) => turnoutNow(now, run)
			}
		);
	}
});
