import type { CommandContext } from '#platform/commands/command.ts';
import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { hourOf } from '#platform/clock/clock.ts';
import { secretHash } from '#platform/ids/ids.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { runForChange, stepContext, takenAway } from '#steps/running/queries.server.ts';
import { noteKind } from './events.ts';
import { openLater, raiseEach } from './later/commands.server.ts';
import { mayAdd, mayChangeOwn } from './policy.ts';
import {
	audienceOf,
	countNotes,
	countShown,
	dataOf,
	groupsOfRun,
	notesOf,
	noteView,
	placeShown,
	readyShown,
	settingsOf,
	type NoteRow
} from './queries.server.ts';
import { addInput, changeInput, joinInput, readyInput, removeInput, type WriteData } from './schema.ts';

/** More notes than this in one run are no harvest any more. */
const MOST_NOTES = 2_000;

export const add = defineCommand({
	name: 'write.add',
	summary: 'Writes a note in the running write step.',
	scope: 'meeting',
	schema: addInput,
	allow: mayAdd,
	async run(command, { runId, noteId, text, secret, forMemberId, group }) {
		const context = stepContext(command);
		const { trx, scope } = context;
		const found = await runForChange(context, runId, 'write');
		if (!found.ok) return found;
		const run = found.value;
		const settings = settingsOf(run);
		const data = dataOf(run);
		const place = settings.per === 'subgroup' ? groupOfWriter(context, data, group) : done(null);
		if (!place.ok) return place;
		if (place.value !== null && place.value > groupsOfRun(settings, data))
			return refuse('invalid', { group: 'choose' });
		const named = !settings.anonymous && settings.per === 'person';
		const people = await context.people();
		if (forMemberId !== null && !people.some(({ id }) => id === forMemberId)) return refuse('not_found');
		const notes = await countNotes(trx, scope.networkId, runId);
		if (notes >= MOST_NOTES) return refuse('full');
		const opened = await openLater(context, run, data, notes);
		if (!opened.ok) return opened;
		const { shown } = opened.value;
		const note: NoteRow = {
			id: noteId,
			text: text.replace(/\s+/gu, ' '),
			authorId: named ? (forMemberId ?? scope.memberId) : null,
			anonymous: settings.anonymous,
			group: place.value,
			questionId: null,
			clusterId: null,
			// The place of an anonymous note tells nothing about when it came in.
			position: settings.anonymous ? context.random() * (notes + 1) : notes + 1,
			editHash: secretHash(secret),
			onHour: hourOf(context.now)
		};
		// What comes in when the others became questions already becomes one at once.
		if (shown && settings.asQuestions) await raiseEach(context, run, [note]);
		if (!(await insertNotes(context, run, [note], !shown))) return refuse('duplicate');
		const audience = audienceOf(runId, note, shown);
		context.live(scope.meetingId, [
			...countShown(runId, notes + 1, settings.stallSeconds, data.shown),
			...(audience === null ? [] : [noteKind.put(note.id, noteView(runId, note, people), audience)])
		]);
		return done(null);
	}
});

export const change = defineCommand({
	name: 'write.change',
	summary: 'Changes a note that one wrote oneself, until the notes are shown.',
	scope: 'meeting',
	schema: changeInput,
	allow: mayChangeOwn,
	async run(command, { runId, noteId, text, secret }) {
		const context = stepContext(command);
		const found = await ownNote(context, runId, noteId, secret);
		if (!found.ok) return found;
		const { run, note } = found.value;
		const changed = { ...note, text: text.replace(/\s+/gu, ' ') };
		await context.trx
			.updateTable('note')
			.set({ text: changed.text })
			.where('network_id', '=', context.scope.networkId)
			.where('id', '=', note.id)
			.execute();
		const audience = audienceOf(run.id, note, false);
		if (audience !== null) {
			const view = noteView(run.id, changed, await context.people());
			context.live(run.meetingId, [noteKind.put(note.id, view, audience)]);
		}
		return done(null);
	}
});

export const remove = defineCommand({
	name: 'write.remove',
	summary: 'Takes a note back that one wrote oneself, until the notes are shown.',
	scope: 'meeting',
	schema: removeInput,
	allow: mayChangeOwn,
	async run(command, { runId, noteId, secret }) {
		const context = stepContext(command);
		const found = await ownNote(context, runId, noteId, secret);
		if (!found.ok) return found;
		const { run, note } = found.value;
		const { networkId } = context.scope;
		await context.trx
			.deleteFrom('note')
			.where('network_id', '=', networkId)
			.where('id', '=', note.id)
			.execute();
		const audience = audienceOf(run.id, note, false);
		const notes = await countNotes(context.trx, networkId, run.id);
		context.live(run.meetingId, [
			...(audience === null ? [] : [noteKind.drop(note.id, audience)]),
			...countShown(run.id, notes, settingsOf(run).stallSeconds, false)
		]);
		return done(null);
	}
});

export const ready = defineCommand({
	name: 'write.ready',
	summary: 'Says that one is done writing, or not yet after all.',
	scope: 'meeting',
	schema: readyInput,
	allow: mayChangeOwn,
	async run(command, { runId, ready: isReady }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'write');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		const others = data.ready.filter((memberId) => memberId !== context.scope.memberId);
		const { memberId } = context.scope;
		await context.saveData(found.value, { ...data, ready: isReady ? [...others, memberId] : others });
		const shown = readyShown(runId, memberId);
		context.live(context.scope.meetingId, isReady ? shown : takenAway(shown));
		return done(null);
	}
});

export const join = defineCommand({
	name: 'write.join',
	summary: 'Writes with a subgroup from now on, as its scribe or not.',
	scope: 'meeting',
	schema: joinInput,
	allow: mayChangeOwn,
	async run(command, { runId, group, scribe }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'write');
		if (!found.ok) return found;
		const settings = settingsOf(found.value);
		if (settings.per !== 'subgroup') return refuse('wrong_state');
		const data = dataOf(found.value);
		if (group > groupsOfRun(settings, data)) return refuse('invalid', { group: 'choose' });
		const { memberId, meetingId } = context.scope;
		await context.saveData(found.value, {
			...data,
			places: { ...data.places, [memberId]: { group, scribe } }
		});
		context.live(meetingId, placeShown(runId, memberId, { group, scribe }));
		return done(null);
	}
});

/** Writes notes of a run, hidden or not. False when one of these ids exists already. */
export async function insertNotes(
	{ trx, scope }: StepContext,
	run: StepRun,
	notes: readonly NoteRow[],
	hidden: boolean
): Promise<boolean> {
	if (notes.length === 0) return true;
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('note')
		.values(
			notes.map((note) => ({
				network_id: scope.networkId,
				id: note.id,
				meeting_id: scope.meetingId,
				run_id: run.id,
				text: note.text,
				author_id: note.authorId,
				anonymous: note.anonymous,
				edit_hash: note.editHash,
				group_label: note.group === null ? '' : String(note.group),
				question_id: note.questionId,
				cluster_id: note.clusterId,
				hidden,
				position: note.position,
				on_hour: note.onHour
			}))
		)
		.onConflict((conflict) => conflict.columns(['network_id', 'id']).doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === BigInt(notes.length);
}

/** The note of a run that is still hidden, when whoever asks proves to be its writer, or the scribe of its subgroup. */
async function ownNote(
	context: StepContext,
	runId: string,
	noteId: string,
	secret: string
): Promise<Outcome<{ run: StepRun; note: NoteRow }>> {
	const found = await runForChange(context, runId, 'write');
	if (!found.ok) return found;
	const data = dataOf(found.value);
	if (data.shown) return refuse('closed');
	const { networkId, memberId } = context.scope;
	const hash = secretHash(secret);
	// The secret finds an anonymous note also after it was shown and hidden again, under another id.
	const note = (await notesOf(context.trx, networkId, runId)).find(
		({ id, editHash }) => id === noteId || (editHash?.equals(hash) ?? false)
	);
	if (!note) return refuse('not_found');
	const place = data.places[memberId];
	const isOwn =
		(note.editHash?.equals(hash) ?? false) ||
		(note.authorId !== null && note.authorId === memberId) ||
		(note.group !== null && place?.scribe === true && place.group === note.group);
	return isOwn ? done({ run: found.value, note }) : refuse('not_found');
}

function groupOfWriter(
	{ scope }: CommandContext<'meeting'>,
	data: WriteData,
	given: number | null
): Outcome<number> {
	const place = data.places[scope.memberId];
	if (given !== null) return done(given);
	if (!place) return refuse('invalid', { group: 'choose' });
	return place.scribe ? done(place.group) : refuse('not_allowed');
}
