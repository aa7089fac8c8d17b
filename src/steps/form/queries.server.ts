import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import type { Append } from '#live/protocol.ts';
import { ballotsOf, countBallots, LATER, participantsOf } from '#steps/ballots/queries.server.ts';
import type { StepContext, StepPerson, StepRun } from '#steps/contract.ts';
import {
	formDoneKind,
	formKind,
	formOwnKind,
	formResultKind,
	formScreenKind,
	formTurnoutKind
} from './events.ts';
import { outcomeOf, type Answers } from './model.ts';
import { answersSchema, formData, formSettings, type FormData, type FormSettings } from './schema.ts';

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: StepRun): FormSettings {
	return v.parse(formSettings, run.settings ?? {});
}

/** What the run remembers. */
export function dataOf(run: StepRun): FormData {
	return v.parse(formData, run.data ?? {});
}

/** What everybody filled in, with whose it is where the form has names; in no order that means anything. */
export async function formsOf(
	trx: Trx,
	networkId: string,
	runId: string
): Promise<{ ownerId: string | null; answers: Answers; later: boolean }[]> {
	const rows = await ballotsOf(trx, networkId, runId);
	return rows.map(({ key, voterId, choices }) => ({
		ownerId: voterId,
		answers: v.parse(answersSchema, choices),
		later: key.startsWith(LATER)
	}));
}

/** How many filled it in, as every surface sees it. */
export async function turnoutNow(context: StepContext, run: StepRun): Promise<Append> {
	const done = await countBallots(context.trx, context.scope.networkId, run.id);
	return turnoutShown(run, done, await context.people());
}

function turnoutShown(run: StepRun, done: number, people: readonly StepPerson[]): Append {
	const here = people.filter(({ present, participates }) => present && participates).length;
	return formTurnoutKind.put(run.id, { done, of: Math.max(done, here) }, 'all');
}

/** Everything that the surfaces see of a run as it is now. */
export async function appearance(
	trx: Trx,
	networkId: string,
	run: StepRun,
	data: FormData,
	people: readonly StepPerson[]
): Promise<Append[]> {
	const { anonymous, items } = settingsOf(run);
	const { shown } = data;
	const at = Math.max(0, Math.min(data.at, items.length - 1));
	const forms = await formsOf(trx, networkId, run.id);
	const changes: Append[] = [
		formKind.put(run.id, { anonymous, items, shown, at }, 'all'),
		turnoutShown(run, forms.length, people)
	];
	for (const memberId of await participantsOf(trx, networkId, run.id)) {
		changes.push(formDoneKind.put(memberId, { runId: run.id }, `member:${memberId}`));
	}
	for (const { ownerId, answers } of forms) {
		if (ownerId !== null) changes.push(ownShown(run.id, ownerId, answers));
	}
	if (!shown) return changes;
	for (const [place, item] of items.entries()) {
		const result = outcomeOf(item, forms);
		changes.push(formResultKind.put(item.id, { runId: run.id, result }, 'people'));
		if (place === at) changes.push(formScreenKind.put(run.id, { result }, 'screen'));
	}
	return changes;
}

/** Answers with a name, as only that member sees them. */
export function ownShown(runId: string, memberId: string, answers: Answers): Append {
	return formOwnKind.put(memberId, { runId, answers }, `member:${memberId}`);
}
