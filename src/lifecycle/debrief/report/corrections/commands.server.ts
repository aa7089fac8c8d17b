import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { mayAdd, mayReport } from '#lifecycle/debrief/report/policy.ts';
import { standingVersion } from '#lifecycle/debrief/report/send/queries.server.ts';
import { correctionTime } from './model.ts';
import { LeaveCorrection, ProposeCorrection } from './schema.ts';

/** Proposes a correction of a report that went out. Refuses `not_open` before that, `corrections_over` after three days. */
export const proposeCorrection = defineCommand({
	name: 'report.proposeCorrection',
	summary: 'Proposes a correction of a report, within three days after it was sent.',
	scope: 'meeting',
	schema: ProposeCorrection,
	allow: mayAdd,
	async run({ trx, scope, now, newId }, { about, text }) {
		const report = await standingVersion(trx, scope, now);
		const time = correctionTime(report?.sentAt ?? null, now);
		if (time === 'before') return refuse('not_open');
		if (time === 'over') return refuse('corrections_over');
		const id = newId();
		await trx
			.insertInto('report_correction')
			.values({
				network_id: scope.networkId,
				id,
				meeting_id: scope.meetingId,
				member_id: scope.memberId,
				about,
				text,
				at: now
			})
			.execute();
		return done({ id });
	}
});

/** Leaves the report as it is, and says why. Refuses `not_found`, and `decided` when it was taken or left before. */
export const leaveCorrection = defineCommand({
	name: 'report.leaveCorrection',
	summary: 'Leaves a report as it is and tells the writer of a correction why.',
	scope: 'meeting',
	schema: LeaveCorrection,
	allow: mayReport,
	async run(context, { correctionId, reason }) {
		const { trx, scope, now } = context;
		const row = await trx
			.selectFrom('report_correction')
			.select('state')
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('id', '=', correctionId)
			.forNoKeyUpdate()
			.executeTakeFirst();
		if (!row) return refuse('not_found');
		if (row.state !== 'open') return refuse('correction_decided');
		await trx
			.updateTable('report_correction')
			.set({ state: 'left', reason, decided_at: now })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', correctionId)
			.execute();
		await context.audit(correctionId);
		return done(null);
	}
});

/** Marks corrections that came into the report with the change that is being saved. */
export async function takeOver(
	{ trx, scope, now }: Pick<CommandContext<'meeting'>, 'trx' | 'scope' | 'now'>,
	correctionIds: readonly string[]
): Promise<void> {
	if (correctionIds.length === 0) return;
	await trx
		.updateTable('report_correction')
		.set({ state: 'taken', reason: '', decided_at: now })
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.where('id', 'in', correctionIds)
		.execute();
}
