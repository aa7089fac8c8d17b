import * as v from 'valibot';
import type { Trx } from '#platform/db/access.ts';
import type { Append } from '#live/protocol.ts';
import type { StepPerson, StepRun } from '#steps/contract.ts';
import { stepClockKind } from '#steps/running/events.ts';
import { pairKind, type PairView } from './events.ts';
import type { PairPerson, Round } from './model.ts';
import { fixTables } from './rounds/model.ts';
import { pairData, pairSettings, type PairData, type PairStepSettings } from './schema.ts';

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: StepRun): PairStepSettings {
	return v.parse(pairSettings, run.settings ?? {});
}

/** What the run remembers. */
export function dataOf(run: StepRun): PairData {
	return v.parse(pairData, run.data ?? {});
}

/** The moments of the round that is on; null while none has begun. */
export function clockOf(data: PairData): PairView['clock'] {
	const { startedAt, talkSeconds, changeSeconds, extraSeconds } = data;
	if (startedAt === null || data.round < 1 || data.round > data.plan.length) return null;
	const talk = (talkSeconds + extraSeconds) * 1000;
	const talkEndsAt = startedAt + talk;
	return { startedAt, halfAt: startedAt + talk / 2, talkEndsAt, endsAt: talkEndsAt + changeSeconds * 1000 };
}

/** Everything that the surfaces see of a run as it is now, the people left out. */
export function appearance(run: StepRun, data: PairData): Append[] {
	const clock = clockOf(data);
	const at = Math.max(1, data.round);
	const view: PairView = {
		round: data.round,
		of: data.plan.length,
		now: data.plan[at - 1] ?? null,
		next: data.plan[at] ?? null,
		clock,
		pausedAt: data.pausedAt,
		auto: data.auto,
		talkSeconds: data.talkSeconds,
		changeSeconds: data.changeSeconds,
		deadline: data.deadline
	};
	const changes: Append[] = [pairKind.put(run.id, view, 'all')];
	if (clock) {
		const { startedAt, talkEndsAt, endsAt } = clock;
		const parts = [
			{ startedAt, endsAt: talkEndsAt },
			{ startedAt: talkEndsAt, endsAt }
		];
		changes.push(stepClockKind.put(run.id, { parts, pausedAt: data.pausedAt }, 'all'));
	} else changes.push(stepClockKind.drop(run.id, 'all'));
	return changes;
}

/** The people who take part now, with a table of their own for those who cannot move. */
export function pairPeople(people: readonly StepPerson[], held: readonly Round[]): PairPerson[] {
	const here = people.filter(({ present, participates }) => present && participates);
	const known = here.map(({ id, organisationId, fixedSeat }) => ({
		id,
		organisation: organisationId,
		fixedSeat
	}));
	return fixTables(known, held);
}

/** The couples that met in a run. */
export async function encountersOf(
	trx: Trx,
	networkId: string,
	runId: string
): Promise<{ round: number; a: string; b: string }[]> {
	return trx
		.selectFrom('encounter')
		.select(['round', 'member_a as a', 'member_b as b'])
		.where('network_id', '=', networkId)
		.where('run_id', '=', runId)
		.execute();
}
