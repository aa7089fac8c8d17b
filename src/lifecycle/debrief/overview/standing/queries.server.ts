import type { readFacts } from '#commons/network/facts/queries.server.ts';
import { meetingLines, type MeetingLine } from '#lifecycle/convene/meetings/queries.server.ts';
import { meetingMarks, type MeetingMarks } from '#lifecycle/debrief/evaluation/results/queries.server.ts';
import { phaseOf } from '#lifecycle/debrief/overview/model.ts';
import type { NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';
import { isOver } from '#commons/network/model.ts';

/** Where a network stands, for a list of networks. */
export interface Standing {
	state: string;
	phase: 1 | 2 | 3 | 5;
	planned: number;
	held: number;
	members: number;
	next: Pick<MeetingLine, 'number' | 'title' | 'startsAt' | 'endsAt' | 'place' | 'host' | 'items'> | null;
	/** The marks of the last meeting that has any to show. */
	marks: MeetingMarks | null;
}

/** Where the network of this scope stands. Dots of the marks for who leads, means for members. */
export function readStanding(db: Db, scope: NetworkScope): Promise<Standing> {
	return inNetwork(db, scope.networkId, async (trx) => {
		const askNetwork = trx
			.selectFrom('network')
			.select(['state', 'planned_meetings as planned'])
			.where('id', '=', scope.networkId)
			.executeTakeFirstOrThrow();
		const askMembers = trx
			.selectFrom('member')
			.select((select) => select.fn.countAll<number>().as('members'))
			.where('network_id', '=', scope.networkId)
			.where('state', '=', 'accepted')
			.where('role', '=', 'member')
			.executeTakeFirstOrThrow();
		const [{ state, planned }, { members }, lines, marks] = await Promise.all([
			askNetwork,
			askMembers,
			meetingLines(trx, scope),
			meetingMarks(trx, scope)
		]);
		const held = lines.filter((line) => isOver(line.state)).length;
		return {
			state,
			phase: phaseOf(state, held),
			planned,
			held,
			members,
			next: lines.find((line) => !isOver(line.state) && line.state !== 'cancelled') ?? null,
			marks: marks.at(-1) ?? null
		};
	});
}

/** The same for who supports the network: from its facts alone, so without a word or a mark of anybody. */
export function standingOf(facts: Awaited<ReturnType<typeof readFacts>>): Standing {
	const held = facts.meetings.filter(({ isOver }) => isOver).length;
	const next = facts.meetings.find(({ isOver }) => !isOver);
	return {
		state: facts.state,
		phase: phaseOf(facts.state, held),
		planned: facts.plannedMeetings,
		held,
		members: facts.members,
		next: next ? { ...next, endsAt: null, place: '', host: '', items: [] } : null,
		marks: null
	};
}
