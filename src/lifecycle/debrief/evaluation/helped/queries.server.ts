import type { MeetingScope, NetworkScope } from '#platform/auth/scope.ts';
import { seeded } from '#platform/chance/model.ts';
import { inNetwork, type Db, type Trx } from '#platform/db/access.ts';
import type { Liking } from '#methods/choosing/model.ts';
import { evaluationsOf, releasedForms } from '#lifecycle/debrief/evaluation/results/queries.server.ts';
import { holdsForm, readItems } from '#lifecycle/debrief/evaluation/schema.ts';
import { evaluationResult } from '#lifecycle/debrief/evaluation/summary/model.ts';
import { isLeftOut } from '#steps/running/ran/queries.server.ts';
import { partsOf, type Part } from './model.ts';

/**
 * The parts that the form of this meeting asks about: `ran` for those that really began, so not what was skipped;
 * `planned` for all on the agenda but what was left out, for a form that is printed beforehand or in the middle of the meeting.
 */
export async function partsOfMeeting(
	trx: Trx,
	{ networkId, meetingId }: { readonly networkId: string; readonly meetingId: string },
	which: 'ran' | 'planned'
): Promise<Part[]> {
	let query = trx
		.selectFrom('agenda_item')
		.select(['method_id as methodId', 'title', 'mode', 'steps'])
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId)
		.orderBy('position');
	query =
		which === 'ran'
			? query.where('state', 'in', ['running', 'done'])
			: query.where((where) => where.not(isLeftOut()));
	const rows = await query.execute();
	return partsOf(rows.map(({ steps, ...row }) => ({ ...row, holdsForm: holdsForm(steps) })));
}

/**
 * Which parts of which meetings helped, as far as that may be shown: the latest meeting first. Of this network alone, and
 * never of fewer than five answers.
 */
export function readLikings(db: Db, scope: NetworkScope | MeetingScope): Promise<Liking[]> {
	return inNetwork(db, scope.networkId, async (trx) => {
		const [evaluations, released] = await Promise.all([
			evaluationsOf(trx, scope.networkId),
			releasedForms(trx, scope.networkId)
		]);
		return evaluations.toReversed().flatMap(({ id, number, items }) => {
			const result = evaluationResult(readItems(items), released.get(id) ?? [], 0, seeded(id));
			if (!result.shown) return [];
			const { answers } = result;
			return result.helped.map(({ methodId, helped }) => ({
				methodId,
				meeting: number,
				helped,
				of: answers
			}));
		});
	});
}
