import { groupsOf } from '#live/kinds.ts';
import type { Append, Audience } from '#live/protocol.ts';
import type { StepPerson, StepRun } from '#steps/contract.ts';
import {
	consultCaseKind,
	consultFormKind,
	consultRemainsKind,
	consultSeatKind,
	entryCountKind,
	entryKind,
	entryMarkKind,
	ownEntryKind
} from '#steps/consult/events.ts';
import { giversOf, tooLate } from '#steps/consult/model.ts';
import type { EntryRow } from '#steps/consult/entries/queries.server.ts';
import type { CaseRow, Consultation } from '#steps/consult/queries.server.ts';
import { fullName } from '#steps/running/events.ts';

/** A group of an item as an audience. */
export function groupAudience(itemId: string, group: number): { id: string; audience: Audience } {
	const id = `${itemId}.${group}`;
	return { id, audience: `group:${id}` };
}

/** Everything that the surfaces see of a consultation as it is now. The room screen sees how it works, and no content. */
export function appearance(run: StepRun, all: Consultation, people: readonly StepPerson[]): Append[] {
	const { settings, data, seats, cases } = all;
	const { floor, round, groupSize, bring, says, writers, reader, giver, starters } = settings;
	const written = says !== null || settings.shows.length > 0;
	const form = {
		floor,
		round,
		groupSize,
		bring,
		says,
		writers,
		reader,
		giver,
		starters,
		written,
		shown: data.shown
	};
	const changes: Append[] = [consultFormKind.put(run.id, form, 'all')];
	const late = tooLate(seats, settings);
	for (const { memberId, group, place, gives } of seats) {
		const is = gives || (round !== null && giversOf(seats, group, settings).includes(memberId));
		changes.push(
			groupsOf(memberId, [groupAudience(run.itemId, group).id]),
			consultSeatKind.put(
				memberId,
				{ runId: run.id, group, place, gives: is, tooLate: late.includes(memberId) },
				'people'
			)
		);
	}
	for (const group of new Set(seats.map((seat) => seat.group))) {
		const givers = giversOf(seats, group, settings);
		for (const known of cases)
			if (givers.includes(known.giverId)) changes.push(...caseShown(run, group, known));
		changes.push(...entriesShown(run, all, group, givers, people));
	}
	return changes;
}

/** A case as its group, the cockpits and its giver see it. */
export function caseShown(
	run: StepRun,
	group: number,
	{ giverId, question, remains, firstStep }: CaseRow
): Append[] {
	const view = { runId: run.id, group, question };
	return [
		consultCaseKind.put(giverId, view, groupAudience(run.itemId, group).audience),
		consultCaseKind.put(giverId, view, 'facilitators'),
		consultRemainsKind.put(giverId, { runId: run.id, remains, firstStep }, `member:${giverId}`)
	];
}

function entriesShown(
	run: StepRun,
	{ settings, data, entries }: Consultation,
	group: number,
	givers: readonly string[],
	people: readonly StepPerson[]
): Append[] {
	const here = entries.filter((entry) => givers.includes(entry.giverId));
	const changes: Append[] = [countShown(run, group, here)];
	for (const entry of here) {
		if (entry.runId === run.id) changes.push(...entryShown(run, group, entry, data.shown, people));
		else if (settings.shows.includes(entry.says))
			changes.push(...readerShown(run, group, entry, true, people));
	}
	return changes;
}

/** How much was written for a case in this run, as the cockpits see it. */
export function countShown(run: StepRun, group: number, entries: readonly EntryRow[]): Append {
	const written = entries.filter(({ runId }) => runId === run.id);
	const writers = new Set(written.map(({ authorId }) => authorId)).size;
	return entryCountKind.put(
		String(group),
		{ runId: run.id, group, entries: written.length, writers },
		'facilitators'
	);
}

/** An entry of this run as its writer and its reader see it. */
export function entryShown(
	run: StepRun,
	group: number,
	entry: EntryRow,
	shown: boolean,
	people: readonly StepPerson[]
): Append[] {
	const { id, says, text, position, authorId } = entry;
	return [
		ownEntryKind.put(id, { runId: run.id, says, text, position }, `member:${authorId}`),
		...readerShown(run, group, entry, shown, people)
	];
}

function readerShown(
	run: StepRun,
	group: number,
	{ id, giverId, authorId, says, reader, text, rating, kept, position }: EntryRow,
	shown: boolean,
	people: readonly StepPerson[]
): Append[] {
	const author = people.find((person) => person.id === authorId);
	const view = { runId: run.id, says, text, position };
	const marks = entryMarkKind.put(id, { rating, kept }, `member:${giverId}`);
	if (reader === 'giver') {
		const by = author ? fullName(author) : null;
		return [entryKind.put(id, { ...view, by }, `member:${giverId}`), marks];
	}
	if (!shown) return [];
	return [entryKind.put(id, { ...view, by: null }, groupAudience(run.itemId, group).audience), marks];
}
