import type { LiveKind } from '#live/kinds.ts';
import { groupAdviceKind, groupPlanKind, type GroupView } from '#steps/group/events.ts';

// Made-up states of subgroups, for the gallery of steps.

const RUN = 'run';
const NOW = 1_795_354_200_000;
const TOPICS = ['Het gesprek voeren', 'Profielen maken', 'De directie meekrijgen', 'Volhouden'];
const idOf = (at: number) => `member-${String(at).padStart(2, '0')}`;

/** The states there are to look at. */
export const groupStates = ['running', 'before', 'rounds', 'host', 'many', 'late'] as const;

/** Fifteen people in four groups, or in seven where there are many. */
function groups(count: number, shift: number, named: boolean): GroupView[] {
	return Array.from({ length: count }, (_, group) => {
		const people = Array.from({ length: 15 }, (__, at) => at)
			.filter((at) => (at + shift * Math.floor(at / count)) % count === group)
			.map(idOf);
		const topic = TOPICS[group];
		return {
			people,
			reporter: people[people.length - 1] ?? null,
			name: named && topic !== undefined ? { nl: topic, en: topic } : null
		};
	});
}

/** Puts a state of the groups before a face. */
export function fillGroup(put: <T>(kind: LiveKind<T>, id: string, value: T) => void, state: string): void {
	const several = state === 'rounds' || state === 'host';
	const count = state === 'many' ? 7 : 4;
	const begun = state !== 'before';
	const now = groups(count, 0, state === 'running' || state === 'host');
	const late = now.map((group) => ({ ...group, people: group.people.filter((id) => id !== idOf(0)) }));
	put(groupPlanKind, RUN, {
		round: begun ? 1 : 0,
		of: several ? 3 : 1,
		now: state === 'late' ? late : now,
		next: several ? groups(count, 1, state === 'host') : null,
		host: state === 'host',
		clock: begun ? { startedAt: NOW - 240_000, endsAt: NOW + 356_000 } : null,
		pausedAt: null
	});
	put(groupAdviceKind, RUN, {
		again: several ? [[idOf(1), idOf(5), 2] as const] : [],
		colleagues: state === 'many' ? [[idOf(3), idOf(10)] as const] : [],
		met: [[idOf(0), idOf(5), 1] as const, [idOf(1), idOf(2), 1] as const],
		kept: several ? [idOf(4)] : [],
		rules: several ? [{ a: idOf(2), b: idOf(6), rule: 'apart' }] : [],
		broken: [],
		canUndo: state === 'running',
		atLeast: several ? 2 : 0,
		instead: several ? [[3, 3, 3, 3, 3]] : []
	});
}
