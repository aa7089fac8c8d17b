import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { openConsultation, redraw, seatOf, writeEntry } from '#steps/consult/commands.server.ts';
import { makeGiver, saveQuestion } from '#steps/consult/case/commands.server.ts';
import { mayConduct } from '#steps/consult/policy.ts';
import { typeCaseInput, typeEntryInput } from './schema.ts';

/**
 * Types in a case from the sheet of its giver, who then gives it in their group. Refuses `conflict` where somebody else of that
 * group gives one.
 */
export const typeCase = defineCommand({
	name: 'consult.typeCase',
	summary: 'Types in a case from the sheet of its giver, with what may remain of it.',
	scope: 'meeting',
	schema: typeCaseInput,
	allow: mayConduct,
	async run(command, { runId, forMemberId, question, remains, firstStep }) {
		const found = await openConsultation(command, runId);
		if (!found.ok) return found;
		const theirs = seatOf(found.value, forMemberId);
		if (!theirs.ok) return refuse('invalid', { forMemberId: 'choose' });
		const { context, run, all } = found.value;
		const { seat, giverId } = theirs.value;
		if (all.settings.round === null && giverId !== forMemberId) {
			if (giverId !== null) return refuse('conflict');
			await makeGiver(found.value, seat);
		}
		await saveQuestion(found.value, forMemberId, question.replace(/\s+/gu, ' '));
		await context.trx
			.updateTable('consult_case')
			.set({ remains, ...(firstStep === '' ? {} : { first_step: firstStep }) })
			.where('network_id', '=', context.scope.networkId)
			.where('item_id', '=', run.itemId)
			.where('giver_id', '=', forMemberId)
			.execute();
		await redraw(found.value);
		return done(null);
	}
});

/**
 * Types in what somebody wrote for the giver of their group. Refuses `in_confidence` where nothing of the case may remain: then
 * the sheets are the giver's alone, and nobody types them over.
 */
export const typeEntry = defineCommand({
	name: 'consult.typeEntry',
	summary: 'Types in what somebody wrote on paper for the case of their group.',
	scope: 'meeting',
	schema: typeEntryInput,
	allow: mayConduct,
	async run(command, { runId, entryId, forMemberId, text, kept }) {
		const found = await openConsultation(command, runId);
		if (!found.ok) return found;
		const theirs = seatOf(found.value, forMemberId);
		if (!theirs.ok) return refuse('invalid', { forMemberId: 'choose' });
		const { giverId } = theirs.value;
		const about = found.value.all.cases.find((one) => one.giverId === giverId);
		if (about?.remains === 'nothing') return refuse('in_confidence');
		return writeEntry(found.value, theirs.value, { entryId, text, kept });
	}
});
