import { membersOf } from '#commons/people/queries.server.ts';
import type { Trx } from '#platform/db/access.ts';
import type { StepContext, StepPerson, StepRun } from '#steps/contract.ts';
import { evenSizes, MIX_WEIGHTS, mixPerson } from '#steps/mixing/model.ts';
import { PREVIEW } from '#steps/mixing/plan/model.ts';
import { mixBeside } from '#steps/mixing/queries.server.ts';
import { subgroupsOfItem } from '#steps/running/subgroups/queries.server.ts';
import { coupleOf, couplesOf, newcomersIn, type CoupleRule, type GroupPerson, type Met } from './model.ts';

/** How often each couple of the network met in other runs than this one; `null`: in all of them. */
export async function metBefore(trx: Trx, networkId: string, runId: string | null): Promise<Met> {
	let query = trx
		.selectFrom('encounter')
		.select(({ fn }) => ['member_a as a', 'member_b as b', fn.countAll<number>().as('times')])
		.where('network_id', '=', networkId)
		.groupBy(['member_a', 'member_b']);
	if (runId !== null) query = query.where('run_id', '!=', runId);
	const rows = await query.execute();
	return new Map(rows.map(({ a, b, times }) => [coupleOf(a, b), Number(times)]));
}

/** Who sits apart from whom, or with whom, in this meeting: what was said in it, and for all of the network. */
export async function rulesOf(
	trx: Trx,
	{ networkId, meetingId }: { networkId: string; meetingId: string }
): Promise<Required<CoupleRule>[]> {
	const rows = await trx
		.selectFrom('couple_rule')
		.select(['member_a as a', 'member_b as b', 'rule', 'meeting_id as meetingId'])
		.where('network_id', '=', networkId)
		.where((where) => where.or([where('meeting_id', '=', meetingId), where('meeting_id', 'is', null)]))
		.orderBy('meeting_id', (order) => order.asc().nullsLast())
		.orderBy('id')
		.execute();
	// What was said in the meeting itself counts before what counts everywhere.
	return [...Map.groupBy(rows, ({ a, b }) => coupleOf(a, b)).values()].flatMap(([first]) =>
		first
			? [
					{
						a: first.a,
						b: first.b,
						rule: first.rule === 'together' ? ('together' as const) : ('apart' as const),
						whole: first.meetingId === null
					}
				]
			: []
	);
}

/** The people who take part now, with what groups should have a mix of. */
export async function groupPeople(
	trx: Trx,
	networkId: string,
	people: readonly StepPerson[]
): Promise<GroupPerson[]> {
	const here = people.filter(({ present, participates }) => present && participates);
	const rows = await membersOf(trx, networkId)
		.select(['member.id', 'member.experience', 'member.job_title as job', 'organisation.sector'])
		.execute();
	const known = new Map(
		rows.map(({ id, job, experience, sector }) => [
			id,
			[job.trim().toLowerCase() || null, experience, sector ?? null]
		])
	);
	return here.map(({ id, organisationId, fixedSeat }) => ({
		id,
		organisation: organisationId,
		traits: known.get(id) ?? [null, null, null],
		fixedSeat
	}));
}

/**
 * Divides those who take part into so many groups: those that the agenda item was divided into before, where it was, else mixed
 * anew, colleagues apart, as the rules of this meeting say, and with as few as possible who met before.
 */
export async function divided(context: StepContext, run: StepRun, groups: number): Promise<string[][]> {
	const { trx, scope, random } = context;
	const people = await groupPeople(trx, scope.networkId, await context.people());
	const seats = await subgroupsOfItem(trx, scope.networkId, run.itemId);
	if (seats.length > 0) {
		const here = new Set(people.map(({ id }) => id));
		return Array.from({ length: Math.max(...seats.map(({ group }) => group)) }, (_, at) =>
			seats
				.filter(({ group, memberId }) => group === at + 1 && here.has(memberId))
				.map(({ memberId }) => memberId)
		).filter((group) => group.length > 0);
	}
	if (people.length === 0) return [];
	const met = await metBefore(trx, scope.networkId, run.id);
	const ids = people.map(({ id }) => id);
	const isNew = newcomersIn(ids, met);
	const rules = await rulesOf(trx, scope);
	const seed = String(random());
	const mixed = (together: [string, string][]) =>
		mixBeside(
			{
				people: people.map(({ id, organisation, traits }) => ({
					...mixPerson(id),
					organisation,
					traits,
					newcomer: isNew.has(id)
				})),
				sizes: [evenSizes(people.length, Math.min(groups, people.length))],
				earlier: [...met].map(([key, times]) => {
					const [a = '', b = ''] = key.split(' ');
					return { people: [a, b] as const, times };
				}),
				apart: couplesOf(rules, 'apart', ids),
				together,
				locks: [],
				weights: MIX_WEIGHTS
			},
			seed,
			PREVIEW
		);
	// Too many together for the chairs of a group: better groups without that wish than none.
	const wished = await mixed(couplesOf(rules, 'together', ids));
	const plan = wished.ok ? wished : await mixed([]);
	const [round = []] = plan.ok ? plan.value : [];
	return round.map((group) => [...group]);
}
