import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import type { ReportBlock } from './model.ts';
import { takeOver } from '#lifecycle/debrief/report/corrections/commands.server.ts';
import { mayAdd, mayReport } from './policy.ts';
import { reportOf } from './queries.server.ts';
import { AddTip, SaveReport, type BlockEdit } from './schema.ts';
import { standingVersion } from './send/queries.server.ts';

/** One thing a line, as it is typed in a field. */
function linesOf(typed: string): string[] {
	return typed
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

/** A block with what somebody wrote in it; nothing when it was left out. What a block does not have is not taken. */
function edited(block: ReportBlock, edit: BlockEdit | undefined): ReportBlock[] {
	if (!edit) return [block];
	if (edit.gone !== undefined && edit.gone !== '') return [];
	switch (block.type) {
		case 'question':
			return [
				{
					...block,
					answer: edit.answer ?? block.answer,
					tips: edit.tips === undefined ? block.tips : linesOf(edit.tips)
				}
			];
		case 'decisions':
		case 'agreements':
		case 'ground_rules':
		case 'notes': {
			const lines = edit.lines === undefined ? block.lines : linesOf(edit.lines);
			return lines.length > 0 ? [{ ...block, lines }] : [];
		}
		case 'case':
			return [{ ...block, summary: edit.summary ?? block.summary }];
		case 'text': {
			const text = edit.words ?? block.text;
			return text === '' ? [] : [{ ...block, text }];
		}
		case 'meeting':
			return [{ ...block, title: edit.text ?? block.title }];
		default:
			return [block];
	}
}

/** Saves an edited report. Refuses `stale` when somebody else saved in the meantime: nothing is overwritten. */
export const saveReport = defineCommand({
	name: 'report.save',
	summary: 'Saves what was changed in a report.',
	scope: 'meeting',
	schema: SaveReport,
	allow: mayReport,
	async run(context, { version, blocks: edits, extra, corrections }) {
		const { trx, scope, now } = context;
		const report = await reportOf(trx, scope, true);
		if (!report) return refuse('not_open');
		if (report.editVersion !== version) return refuse('stale');
		// While the mails still wait to leave, what is in them stands.
		if (report.sentAt !== null && now < report.sentAt) return refuse('wrong_state');
		const blocks = report.blocks.flatMap((block, at) =>
			edited(
				block,
				edits.find((edit) => edit.at === at)
			)
		);
		if (extra !== '') {
			const end = blocks.findIndex(
				({ type }) => type === 'next' || type === 'marks' || type === 'attendance'
			);
			blocks.splice(end < 0 ? blocks.length : end, 0, { type: 'text', text: extra });
		}
		await trx
			.updateTable('report')
			.set({
				blocks: JSON.stringify(blocks),
				state: report.state === 'sent' || report.state === 'amended' ? 'amended' : 'edited',
				edit_version: report.editVersion + 1
			})
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.execute();
		await takeOver(context, corrections);
		await context.audit(scope.meetingId);
		return done({ version: report.editVersion + 1 });
	}
});

/** Adds a tip to a question of a meeting that somebody missed; it stands in the report without a name. */
export const addTip = defineCommand({
	name: 'report.addTip',
	summary: 'Adds a tip to a question of a meeting one could not come to.',
	scope: 'meeting',
	schema: AddTip,
	allow: mayAdd,
	async run(context, { questionId, text }) {
		const { trx, scope, now, newId } = context;
		if (!(await standingVersion(trx, scope, now))) return refuse('not_open');
		const question = await trx
			.selectFrom('agenda_question')
			.innerJoin('agenda_item', (join) =>
				join
					.onRef('agenda_item.network_id', '=', 'agenda_question.network_id')
					.onRef('agenda_item.id', '=', 'agenda_question.item_id')
			)
			.select('question_id')
			.where('agenda_question.network_id', '=', scope.networkId)
			.where('agenda_item.meeting_id', '=', scope.meetingId)
			.where('question_id', '=', questionId)
			.executeTakeFirst();
		if (!question) return refuse('not_found');
		await trx
			.insertInto('report_note')
			.values({
				network_id: scope.networkId,
				id: newId(),
				meeting_id: scope.meetingId,
				kind: 'tip',
				text,
				question_id: questionId,
				at: now
			})
			.execute();
		return done(null);
	}
});
