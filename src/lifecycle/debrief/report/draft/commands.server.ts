import type { CommandContext } from '#platform/commands/command.ts';
import { draftReport } from '#lifecycle/debrief/report/model.ts';
import { reportSource } from './queries.server.ts';

/** Writes the draft of the report in the language of the network, unless somebody edited one already. */
export async function writeDraft({ trx, scope, now }: CommandContext<'meeting'>): Promise<void> {
	const blocks = draftReport(await reportSource(trx, scope));
	const draft = { blocks: JSON.stringify(blocks), language: scope.language, drafted_at: now };
	await trx
		.insertInto('report')
		.values({ network_id: scope.networkId, meeting_id: scope.meetingId, state: 'auto_draft', ...draft })
		.onConflict((conflict) =>
			conflict
				.columns(['network_id', 'meeting_id'])
				.doUpdateSet(draft)
				.where('report.state', '=', 'auto_draft')
		)
		.execute();
}
