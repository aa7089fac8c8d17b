import type { CommandContext } from '#platform/commands/command.ts';
import { draftReport } from '#lifecycle/debrief/report/model.ts';
import { placed } from '#lifecycle/debrief/report/parts/model.ts';
import { reportOf } from '#lifecycle/debrief/report/queries.server.ts';
import { redraw } from '#lifecycle/debrief/report/writing/commands.server.ts';
import { reportSource } from './queries.server.ts';

/** Writes the draft of the report in the language of the network, unless somebody edited one already. */
export async function writeDraft(context: CommandContext<'meeting'>): Promise<void> {
	const { trx, scope, now } = context;
	const blocks = placed(draftReport(await reportSource(trx, scope)));
	const before = await reportOf(trx, scope, true);
	if (before && before.state !== 'auto_draft') return;
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
	if (before) await redraw(context, before.blocks, blocks);
}
