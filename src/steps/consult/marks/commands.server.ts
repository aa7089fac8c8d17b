import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { openConsultation } from '#steps/consult/commands.server.ts';
import { entryMarkKind } from '#steps/consult/events.ts';
import { mayTakePart } from '#steps/consult/policy.ts';
import type { EntryRow } from '#steps/consult/entries/queries.server.ts';
import { keepInput, rateInput } from './schema.ts';

type Context = CommandContext<'meeting'>;

/** An entry of the case of whoever asks; nobody else can point at it. */
async function mark(
	command: Context,
	{ runId, entryId }: { runId: string; entryId: string },
	change: Partial<Pick<EntryRow, 'rating' | 'kept'>>
): Promise<Outcome<null>> {
	const found = await openConsultation(command, runId);
	if (!found.ok) return found;
	const { context, run, all } = found.value;
	const { memberId, networkId } = context.scope;
	const entry = all.entries.find(({ id, giverId }) => id === entryId && giverId === memberId);
	if (!entry) return refuse('not_found');
	await context.trx
		.updateTable('consult_entry')
		.set(change)
		.where('network_id', '=', networkId)
		.where('id', '=', entryId)
		.execute();
	const { rating, kept } = { ...entry, ...change };
	context.live(run.meetingId, [entryMarkKind.put(entryId, { rating, kept }, `member:${memberId}`)]);
	return done(null);
}

export const rate = defineCommand({
	name: 'consult.rate',
	summary: 'Says how near something comes: warm, neutral or cold.',
	scope: 'meeting',
	schema: rateInput,
	allow: mayTakePart,
	run: (command, input) => mark(command, input, { rating: input.rating })
});

export const keep = defineCommand({
	name: 'consult.keep',
	summary: 'Keeps something that helps, or lets it go.',
	scope: 'meeting',
	schema: keepInput,
	allow: mayTakePart,
	run: (command, input) => mark(command, input, { kept: input.kept })
});
