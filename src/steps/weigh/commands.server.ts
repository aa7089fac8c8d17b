import { shuffle } from '#platform/chance/model.ts';
import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { secretHash } from '#platform/ids/ids.ts';
import { keepBallot, shuffleBallots } from '#steps/ballots/commands.server.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { shownInstead, runForChange, stepContext } from '#steps/running/queries.server.ts';
import { weighPlacedKind } from './events.ts';
import { checkPlaces } from './model.ts';
import { mayConduct, mayNote, mayPlace, mayTry } from './policy.ts';
import { appearance, dataOf, notesOf, settingsOf, turnoutNow, type NoteRow } from './queries.server.ts';
import { lookInput, noteInput, placeInput, runInput, takeBackInput, type WeighData } from './schema.ts';

/** More notes than this in one run are no harvest any more. */
const MOST_NOTES = 2_000;

export const note = defineCommand({
	name: 'weigh.note',
	summary: 'Writes in one field of a proposal: strong, weak, a chance or a threat. Nobody’s name is kept.',
	scope: 'meeting',
	schema: noteInput,
	allow: mayNote,
	async run(command, { runId, noteId, item, field, text, secret }) {
		const context = stepContext(command);
		const { trx, scope } = context;
		const found = await runForChange(context, runId, 'weigh');
		if (!found.ok) return found;
		const before = dataOf(found.value);
		const data = { ...before, shown: before.shown || context.later };
		if (settingsOf(found.value).board !== 'swot') return refuse('wrong_state');
		// Once everything is shown, a note would show who wrote it; whoever conducts writes down what is said.
		if (data.shown && !mayConduct(scope)) return refuse('closed');
		if (!data.items.some(({ id }) => id === item)) return refuse('not_found');
		const notes = await notesOf(trx, scope.networkId, runId);
		if (notes.length >= MOST_NOTES) return refuse('full');
		if (notes.some(({ id }) => id === noteId)) return refuse('duplicate');
		if (context.later && !before.shown && notes.length > 0) return refuse('not_shown');
		const row: NoteRow = {
			id: noteId,
			item,
			field,
			text: text.replace(/\s+/gu, ' '),
			editHash: secretHash(secret),
			// Its place tells nothing about when it came in.
			position: context.random() * (notes.length + 1)
		};
		await redraw(context, found.value, data, () => insertNotes(context, runId, [row]));
		return done(null);
	}
});

export const takeBack = defineCommand({
	name: 'weigh.takeBack',
	summary: 'Takes back a note that one wrote oneself, until they are shown.',
	scope: 'meeting',
	schema: takeBackInput,
	allow: mayNote,
	async run(command, { runId, noteId, secret }) {
		const context = stepContext(command);
		const { trx, scope } = context;
		const found = await runForChange(context, runId, 'weigh');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (data.shown) return refuse('closed');
		const hash = secretHash(secret);
		// The secret finds it also after it was shown and hidden again, under another id.
		const known = (await notesOf(trx, scope.networkId, runId)).find(({ editHash }) => editHash.equals(hash));
		if (!known) return refuse('not_found', { noteId });
		await redraw(context, found.value, data, async () => {
			await trx
				.deleteFrom('weigh_note')
				.where('network_id', '=', scope.networkId)
				.where('id', '=', known.id)
				.execute();
		});
		return done(null);
	}
});

export const place = defineCommand({
	name: 'weigh.place',
	summary: 'Lays the proposals on the two axes, or moves them as long as the round is open.',
	scope: 'meeting',
	schema: placeInput,
	allow: mayTry,
	async run(command, { runId, secret, places }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'weigh');
		if (!found.ok) return found;
		const run = found.value;
		const data = dataOf(run);
		if (!mayPlace(context.scope)) return refuse('not_allowed');
		if (settingsOf(run).board !== 'axes') return refuse('wrong_state');
		if (data.shown) return refuse('closed');
		const ids = data.items.map(({ id }) => id);
		if (!checkPlaces(ids, places)) return refuse('invalid', { places: 'invalid' });
		const kept = await keepBallot(
			command,
			run,
			{ secret, choices: places, reason: '' },
			{
				isIn: (memberId) => weighPlacedKind.put(memberId, { runId }, `member:${memberId}`),
				turnout: (now) => turnoutNow(now, run)
			}
		);
		return !kept.ok && kept.reason === 'already_voted' ? refuse('already_answered') : kept;
	}
});

export const reveal = defineCommand({
	name: 'weigh.reveal',
	summary: 'Shows all notes at once, or closes the round and shows where the proposals lie.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	async run(command, { runId }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'weigh');
		if (!found.ok) return found;
		const data = dataOf(found.value);
		if (data.shown) return done(null);
		await redraw(context, found.value, { ...data, shown: true, field: null, page: 0 }, async () => {
			await shuffleBallots(context, runId);
			await shuffleNotes(context, runId);
		});
		return done(null);
	}
});

export const hide = defineCommand({
	name: 'weigh.hide',
	summary: 'Hides it all again, so that people go on.',
	scope: 'meeting',
	schema: runInput,
	allow: mayConduct,
	run: (command, { runId }) => look(stepContext(command), runId, { shown: false })
});

export const show = defineCommand({
	name: 'weigh.look',
	summary: 'Chooses the proposal that is on, and which field of it the room screen shows.',
	scope: 'meeting',
	schema: lookInput,
	allow: mayConduct,
	run: (command, { runId, at, field, page }) => look(stepContext(command), runId, { at, field, page })
});

async function look(context: StepContext, runId: string, change: Partial<WeighData>): Promise<Outcome<null>> {
	const found = await runForChange(context, runId, 'weigh');
	if (!found.ok) return found;
	await redraw(context, found.value, { ...dataOf(found.value), ...change });
	return done(null);
}

/** Writes all notes again, with new ids and in an order that chance decides, so that nothing tells who wrote when. */
async function shuffleNotes(context: StepContext, runId: string): Promise<void> {
	const { trx, scope } = context;
	const notes = shuffle(await notesOf(trx, scope.networkId, runId), context.random);
	await trx
		.deleteFrom('weigh_note')
		.where('network_id', '=', scope.networkId)
		.where('run_id', '=', runId)
		.execute();
	await insertNotes(
		context,
		runId,
		notes.map((row, at) => ({ ...row, id: context.newId(), position: at + 1 }))
	);
}

async function insertNotes(
	{ trx, scope }: StepContext,
	runId: string,
	notes: readonly NoteRow[]
): Promise<void> {
	if (notes.length === 0) return;
	await trx
		.insertInto('weigh_note')
		.values(
			notes.map(({ id, item, field, text, editHash, position }) => ({
				network_id: scope.networkId,
				meeting_id: scope.meetingId,
				run_id: runId,
				edit_hash: editHash,
				...{ id, item, field, text, position }
			}))
		)
		.execute();
}

/** Does something to a run, after which it remembers `data`, and tells the surfaces what changed by it. */
export async function redraw(
	context: StepContext,
	run: StepRun,
	data: WeighData,
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
