import type { MeetingScope } from '#platform/auth/scope.ts';
import { onPaper } from '#steps/consult/offers/model.ts';
import { offersOf } from '#steps/consult/offers/queries.server.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';
import { agendaLines } from '#lifecycle/convene/agenda/queries.server.ts';
import { answersTo, oneMeeting } from '#lifecycle/convene/meetings/queries.server.ts';
import { formItems, type FormItem } from '#lifecycle/debrief/evaluation/model.ts';
import {
	evaluationOf,
	lastTemplate,
	partsOfMeeting,
	standingPromises
} from '#lifecycle/debrief/evaluation/queries.server.ts';

/** Everything that the sheets of a meeting are made of; for who leads it. Before the evaluation is set up, what it will ask. */
export function readPrintPack(db: Db, scope: MeetingScope) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const evaluation = await evaluationOf(trx, scope);
		const form: FormItem[] = evaluation?.items.length
			? evaluation.items
			: formItems(await lastTemplate(trx, scope), {
					promises: await standingPromises(trx, scope.networkId),
					nextTime: false,
					parts: await partsOfMeeting(trx, scope, 'planned')
				});
		const network = await trx
			.selectFrom('network')
			.select('title')
			.where('id', '=', scope.networkId)
			.executeTakeFirstOrThrow();
		return {
			networkTitle: network.title,
			meeting: await oneMeeting(trx, scope),
			items: await agendaLines(trx, scope),
			people: await answersTo(trx, scope),
			cases: (await offersOf(trx, scope.networkId))
				.filter(({ meeting }) => meeting === scope.meetingNumber)
				.map(onPaper),
			form
		};
	});
}
