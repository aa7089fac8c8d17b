import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { Append } from '#live/protocol.ts';
import type { StepContext, StepRun } from '#steps/contract.ts';
import { shownInstead, runForChange, stepContext } from '#steps/running/queries.server.ts';
import { fromBase64 } from '#platform/together/base64.ts';
import { draftCaretKind, draftNewsKind, draftWholeKind, draftWriterKind } from '../events.ts';
import { fieldLimit, progressOf } from '../model.ts';
import { mayConduct, mayWrite } from '../policy.ts';
import {
	appearance,
	dataOf,
	draftsOf,
	fieldsOf,
	groupId,
	groupsOfRun,
	runOpen,
	settingsOf,
	writersOf,
	type DraftText
} from '../queries.server.ts';
import { caretInput, fillInput, updateInput } from '../schema.ts';
import { documentOf, filled, textsOf } from '#platform/together/text.ts';
import { taken } from '#platform/together/merging.ts';

/** Phones stop at the limit of a field; who write at the same time may go over it together, up to this many times. */
const SLACK = 2;

export const update = defineCommand({
	name: 'draft.update',
	summary: 'Merges what somebody typed into the text of their subgroup.',
	scope: 'meeting',
	schema: updateInput,
	allow: mayWrite,
	async run(command, { runId, group, update, field }) {
		const context = stepContext(command);
		const { memberId } = context.scope;
		const found = await runForChange(context, runId, 'draft');
		if (!found.ok) return found;
		const run = found.value;
		const settings = settingsOf(run);
		if (!writesHere(run, group, memberId)) return refuse('not_allowed');
		const bytes = fromBase64(update);
		if (!bytes) return refuse('invalid');
		const at = context.now.getTime();
		const writer = draftWriterKind.put(
			memberId,
			{ runId, group, field, at },
			writersOf(settings.per, runId, group)
		);
		return merge(context, run, group, () => bytes, settings.anonymous ? [] : [writer]);
	}
});

export const caret = defineCommand({
	name: 'draft.caret',
	summary: 'Tells a subgroup where in its text somebody types now; kept nowhere.',
	scope: 'meeting',
	passes: true,
	schema: caretInput,
	allow: mayWrite,
	async run(command, { runId, group, field, caret: name, place }) {
		const context = stepContext(command);
		const { memberId } = context.scope;
		const run = await runOpen(context, runId);
		if (!run) return refuse('closed');
		if (!writesHere(run, group, memberId)) return refuse('not_allowed');
		const { per, anonymous } = settingsOf(run);
		const audience = writersOf(per, runId, group);
		const who = anonymous ? {} : { who: memberId };
		const told = place
			? draftCaretKind.put(name, { runId, group, field, ...place, ...who }, audience)
			: draftCaretKind.drop(name, audience);
		await command.passing(run.meetingId, told);
		return done(null);
	}
});

/** Whether this member writes the text of this subgroup. */
function writesHere(run: StepRun, group: number, memberId: string): boolean {
	return settingsOf(run).per === 'plenary' ? group === 1 : dataOf(run).places[memberId] === group;
}

export const fill = defineCommand({
	name: 'draft.fill',
	summary: 'Types in the text of a subgroup, from paper or for who has no phone.',
	scope: 'meeting',
	schema: fillInput,
	allow: mayConduct,
	async run(command, { runId, group, texts }) {
		const context = stepContext(command);
		const found = await runForChange(context, runId, 'draft');
		if (!found.ok) return found;
		const settings = settingsOf(found.value);
		const fields = (await fieldsOf(settings)).length;
		if (texts.length > fields) return refuse('invalid', { texts: 'invalid' });
		const long = texts.findIndex((text) => text.length > fieldLimit(fields));
		if (long >= 0) return refuse('invalid', { [`texts.${long}`]: `too_long:${fieldLimit(fields)}` });
		if (group > groupsOfRun(settings, dataOf(found.value))) return refuse('invalid', { group: 'choose' });
		if (context.later) {
			const opened = await openLater(context, found.value, group, fields);
			if (!opened.ok) return opened;
		}
		const author = Math.floor(context.random() * 2 ** 32);
		return merge(context, found.value, group, (state) => filled(state, texts, author));
	}
});

/**
 * A text typed in later counts as shown: it hung on the wall. Refuses `duplicate` where this subgroup has a text already, and
 * `not_shown` where others have one that the group never saw.
 */
async function openLater(
	context: StepContext,
	run: StepRun,
	group: number,
	fields: number
): Promise<Outcome<null>> {
	const written = (await draftsOf(context.trx, context.scope.networkId, run.id)).filter(
		({ state }) => progressOf(textsOf(documentOf([state]), fields)).filled > 0
	);
	if (written.some((draft) => draft.group === group)) return refuse('duplicate');
	const data = dataOf(run);
	if (data.shown || settingsOf(run).open) return done(null);
	if (written.length > 0) return refuse('not_shown');
	await context.saveData(run, { ...data, shown: true });
	return done(null);
}

/**
 * Merges an update into the text of a subgroup and tells its writers what is new, and everybody else how far it is. Refuses
 * `invalid` and `text_full`; an update that came before changes nothing.
 */
async function merge(
	context: StepContext,
	run: StepRun,
	group: number,
	updateOf: (state: Uint8Array | null) => Uint8Array | null,
	besides: readonly Append[] = []
): Promise<Outcome<null>> {
	const { trx, scope } = context;
	const settings = settingsOf(run);
	const fields = (await fieldsOf(settings)).length;
	const before = await draftsOf(trx, scope.networkId, run.id);
	const known = before.find((draft) => draft.group === group);
	const given = updateOf(known?.state ?? null);
	if (!given) return done(null);
	const result = taken(known ?? null, given, fields, fieldLimit(fields) * SLACK);
	if (!result) return done(null);
	if (!result.ok) return refuse(result.reason);
	const { kept, news, whole } = result;
	const draft = { group, ...kept };
	await keep(context, run, draft);
	const after = [...before.filter((one) => one !== known), draft].toSorted((a, b) => a.group - b.group);
	const data = dataOf(run);
	const shown = shownInstead(await appearance(run, data, before), await appearance(run, data, after));
	const value = news && { runId: run.id, group, news: news.update };
	const id = `${groupId(run.id, group)}.${news?.place}`;
	// Nearly always what is new is enough.
	context.live(run.meetingId, [
		...shown.filter(({ kind }) => kind !== draftWholeKind.name || whole),
		...(value ? [draftNewsKind.put(id, value, writersOf(settings.per, run.id, group))] : []),
		...besides
	]);
	return done(null);
}

async function keep(
	{ trx, scope }: StepContext,
	run: StepRun,
	{ group, state, updates }: DraftText
): Promise<void> {
	const row = {
		network_id: scope.networkId,
		run_id: run.id,
		group_number: group,
		meeting_id: run.meetingId,
		state: Buffer.from(state),
		updates
	};
	await trx
		.insertInto('draft_text')
		.values(row)
		.onConflict((conflict) =>
			conflict
				.columns(['network_id', 'run_id', 'group_number'])
				.doUpdateSet({ state: row.state, updates: row.updates })
		)
		.execute();
}
