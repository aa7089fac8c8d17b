import * as v from 'valibot';
import type { Append } from '#live/protocol.ts';
import type { StepPerson, StepRun } from '#steps/contract.ts';
import { encountersIn } from '#steps/mixing/model.ts';
import { stepClockKind } from '#steps/running/events.ts';
import {
	groupAdviceKind,
	groupPlanKind,
	type GroupAdvice,
	type GroupPlan,
	type GroupView
} from './events.ts';
import { groupOf, type GroupRound } from './model.ts';
import { coupleOf, type CoupleRule, type Met } from '#steps/running/dividing/model.ts';
import { groupData, groupSettings, type GroupData, type GroupStepSettings } from './schema.ts';

/** The settings of a run; what is missing or unfit falls back. */
export function settingsOf(run: Pick<StepRun, 'settings'>): GroupStepSettings {
	return v.parse(groupSettings, run.settings ?? {});
}

/** What the run remembers. */
export function dataOf(run: Pick<StepRun, 'data'>): GroupData {
	return v.parse(groupData, run.data ?? {});
}

/** The moments of the round that is on; null while none has begun. */
export function clockOf({ startedAt, round, roundSeconds, extraSeconds }: GroupData): GroupPlan['clock'] {
	if (startedAt === null || round < 1) return null;
	return { startedAt, endsAt: startedAt + (roundSeconds + extraSeconds) * 1000 };
}

/** The round that is on, or the first while nobody has begun; counted from 0. */
export function roundAt({ round }: Pick<GroupData, 'round'>): number {
	return Math.max(0, round - 1);
}

/** Everything that the surfaces see of a run as it is now, the people left out. */
export function appearance(run: StepRun, data: GroupData, met: Met, people: readonly StepPerson[]): Append[] {
	const settings = settingsOf(run);
	const view = (round: GroupRound | undefined): GroupView[] =>
		(round ?? []).map((group, at) => ({ ...group, name: settings.names[at] ?? null }));
	const at = roundAt(data);
	const clock = clockOf(data);
	const plan: GroupPlan = {
		round: data.round,
		of: data.plan.length,
		now: view(data.plan[at]),
		next: data.plan[at + 1] ? view(data.plan[at + 1]) : null,
		host: settings.host,
		clock,
		pausedAt: data.pausedAt
	};
	return [
		groupPlanKind.put(run.id, plan, 'all'),
		groupAdviceKind.put(run.id, adviceOf(data, met, people), 'facilitators'),
		clock
			? stepClockKind.put(run.id, { parts: [clock], pausedAt: data.pausedAt }, 'all')
			: stepClockKind.drop(run.id, 'all')
	];
}

/** Whether a round keeps a rule; somebody who is not in it breaks none. */
function keeps(round: readonly GroupRound[number][], { a, b, rule }: CoupleRule): boolean {
	const [home, other] = [groupOf(round, a), groupOf(round, b)];
	return home === null || other === null || (home === other) === (rule === 'together');
}

function adviceOf(data: GroupData, met: Met, people: readonly StepPerson[]): GroupAdvice {
	const organisation = new Map(people.map(({ id, organisationId }) => [id, organisationId]));
	const rounds = data.plan.map((round) => round.map((group) => [...group.people]));
	const held = encountersIn(rounds.slice(0, roundAt(data)));
	const total = new Map(met);
	for (const { people: couple, times } of held) {
		const key = coupleOf(...couple);
		total.set(key, (total.get(key) ?? 0) + times);
	}
	const coming = encountersIn(rounds.slice(roundAt(data))).filter(({ people: [a, b] }) => a !== b);
	const again = coming
		.map(({ people: [a, b], times }) => [a, b, times + (total.get(coupleOf(a, b)) ?? 0)] as const)
		.filter(([, , times]) => times > 1);
	const colleagues = coming
		.map(({ people: couple }) => couple)
		.filter(([a, b]) => {
			const own = organisation.get(a) ?? null;
			return own !== null && own === organisation.get(b);
		});
	const here = new Set(people.map(({ id }) => id));
	const rules = data.rules.filter(({ a, b }) => here.has(a) && here.has(b));
	return {
		again,
		colleagues,
		met: [...total]
			.map(([key, times]) => [...(key.split(' ') as [string, string]), times] as const)
			.filter(([a, b]) => here.has(a) && here.has(b)),
		kept: data.kept,
		rules,
		broken: rules.filter((rule) => data.plan.slice(data.round).some((round) => !keeps(round, rule))),
		canUndo: data.past.length > 0,
		atLeast: data.atLeast,
		instead: data.instead
	};
}
