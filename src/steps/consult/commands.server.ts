import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { runForChange, stepContext, takenAway } from '#steps/running/queries.server.ts';
import { giverFor, mayWriteHere, type Seat } from './model.ts';
import { mayConduct, mayTakePart } from './policy.ts';
import { type EntryRow } from './entries/queries.server.ts';
import { consultationOf, type Consultation } from './queries.server.ts';
import { removeInput, runInput, writeInput } from './schema.ts';
import { appearance, countShown, entryShown } from './shown/queries.server.ts';

type Context = CommandContext<'meeting'>;

/** More entries than this for one case help nobody. */
const MOST_ENTRIES = 400;

/** What a command on a consultation works with. */
export interface OpenConsultation {
	context: StepContext;
	run: StepRun;
	all: Consultation;
}

/** The consultation a command is about, locked until the end of the transaction. Refuses as `runForChange` does. */
export async function openConsultation(command: Context, runId: string): Promise<Outcome<OpenConsultation>> {
	const context = stepContext(command);
	const found = await runForChange(context, runId, 'consult');
	if (!found.ok) return found;
	const all = await consultationOf(context.trx, context.scope.networkId, found.value);
	return done({ context, run: found.value, all });
}

/** The seat of somebody, with the giver of their group in this step. */
export function seatOf(
	{ all }: OpenConsultation,
	memberId: string
): Outcome<{ seat: Seat; giverId: string | null }> {
	const seat = all.seats.find((one) => one.memberId === memberId);
	if (!seat) return refuse('not_found');
	return done({ seat, giverId: giverFor(all.seats, seat, all.settings) });
}

/** Shows everything anew, and takes away what is not there any more. */
export async function redraw({ context, run, all }: OpenConsultation): Promise<void> {
	const people = await context.people();
	const now = await consultationOf(context.trx, context.scope.networkId, run);
	const after = appearance(run, now, people);
	const stays = new Set(after.map(({ kind, id, audience }) => `${kind} ${id} ${audience}`));
	const gone = appearance(run, all, people).filter(
		({ kind, id, audience }) => !stays.has(`${kind} ${id} ${audience}`)
	);
	context.live(run.meetingId, [...takenAway(gone), ...after]);
}

export const write = defineCommand({
	name: 'consult.write',
	summary: 'Writes what the step asks for, or words it anew.',
	scope: 'meeting',
	schema: writeInput,
	allow: mayTakePart,
	async run(command, { runId, entryId, text }) {
		const found = await openConsultation(command, runId);
		if (!found.ok) return found;
		const mine = seatOf(found.value, found.value.context.scope.memberId);
		if (!mine.ok) return mine;
		return writeEntry(found.value, mine.value, { entryId, text });
	}
});

/**
 * Keeps what somebody wrote in this step, or words it anew, and shows it to whom it is for. Refuses `not_allowed` where the step
 * asks nothing of them, `closed` once the group read what was written.
 */
export async function writeEntry(
	{ context, run, all }: OpenConsultation,
	{ seat, giverId }: { seat: Seat; giverId: string | null },
	{ entryId, text, kept = false }: { entryId: string; text: string; kept?: boolean }
): Promise<Outcome<null>> {
	const { says, reader } = all.settings;
	if (says === null || giverId === null || !mayWriteHere(all.settings, seat.memberId, giverId))
		return refuse('not_allowed');
	const known = all.entries.find(({ id }) => id === entryId);
	if (known && (known.authorId !== seat.memberId || known.runId !== run.id)) return refuse('not_found');
	if (all.data.shown && reader === 'group' && !context.later) return refuse('closed');
	const others = all.entries.filter((entry) => entry.giverId === giverId && entry.id !== entryId);
	if (others.length >= MOST_ENTRIES) return refuse('full');
	const entry: EntryRow = {
		id: entryId,
		runId: run.id,
		giverId,
		authorId: seat.memberId,
		says,
		reader,
		text,
		rating: known?.rating ?? null,
		kept: known?.kept ?? kept,
		position: known?.position ?? all.entries.length + 1
	};
	if (!(await saveEntry(context, run, entry))) return refuse('duplicate');
	const people = await context.people();
	context.live(run.meetingId, [
		...entryShown(run, seat.group, entry, all.data.shown, people),
		countShown(run, seat.group, [...others, entry])
	]);
	return done(null);
}

async function saveEntry({ trx, scope }: StepContext, run: StepRun, entry: EntryRow): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('consult_entry')
		.values({
			network_id: scope.networkId,
			id: entry.id,
			meeting_id: scope.meetingId,
			item_id: run.itemId,
			run_id: run.id,
			giver_id: entry.giverId,
			author_id: entry.authorId,
			says: entry.says,
			reader: entry.reader,
			text: entry.text,
			kept: entry.kept,
			position: entry.position
		})
		.onConflict((conflict) =>
			conflict
				.columns(['network_id', 'id'])
				.doUpdateSet({ text: entry.text })
				.where('consult_entry.author_id', '=', entry.authorId)
		)
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}

export const remove = defineCommand({
	name: 'consult.remove',
	summary: 'Takes back what one wrote in this step.',
	scope: 'meeting',
	schema: removeInput,
	allow: mayTakePart,
	async run(command, { runId, entryId }) {
		const found = await openConsultation(command, runId);
		if (!found.ok) return found;
		const { context, all } = found.value;
		if (all.data.shown) return refuse('closed');
		const { numDeletedRows } = await context.trx
			.deleteFrom('consult_entry')
			.where('network_id', '=', context.scope.networkId)
			.where('run_id', '=', runId)
			.where('id', '=', entryId)
			.where('author_id', '=', context.scope.memberId)
			.executeTakeFirst();
		if (numDeletedRows === 0n) return refuse('not_found');
		await redraw(found.value);
		return done(null);
	}
});

export const show = defineCommand({
	name: 'consult.show',
	summary: 'Lays open for each group what it wrote.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	async run(command, { runId }) {
		const found = await openConsultation(command, runId);
		if (!found.ok) return found;
		const { context, run, all } = found.value;
		const data = { ...all.data, shown: true };
		await context.saveData(run, data);
		await redraw({ ...found.value, run: { ...run, data } });
		return done(null);
	}
});
