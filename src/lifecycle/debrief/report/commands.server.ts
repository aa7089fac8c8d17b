import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { KeptText } from '#platform/together/merging.ts';
import { woven } from '#platform/together/text.ts';
import { takeOver } from '#lifecycle/debrief/report/corrections/commands.server.ts';
import {
	isLeaving,
	keepReport,
	rewritePart,
	wordsNow
} from '#lifecycle/debrief/report/writing/commands.server.ts';
import { textsOfReport } from '#lifecycle/debrief/report/writing/queries.server.ts';
import { nextExtra, PART_FIELDS, partsOf, withExtra, withPart, type PlacedBlock } from './parts/model.ts';
import { mayAdd, mayReport } from './policy.ts';
import { reportOf } from './queries.server.ts';
import { AddTip, SaveReport, type BlockEdit } from './schema.ts';
import { standingVersion } from './send/queries.server.ts';

type Context = CommandContext<'meeting'>;

/** What became of a report that somebody changed with a form. */
interface Edited {
	blocks: readonly PlacedBlock[];
	/** Texts for which there is no block, or none any more. */
	extras: string[];
}

/**
 * Saves what was changed in a form. What others changed meanwhile stands beside it. Refuses `stale` where that cannot be: who
 * does not say what they saw, a part that is left out and was changed since, and a version that is not there yet.
 */
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
		if (version > report.editVersion) return refuse('stale');
		// While the mails still wait to leave, what is in them stands.
		if (isLeaving(report, now)) return refuse('wrong_state');
		const texts = await textsOfReport(trx, scope);
		let edited: Edited = { blocks: report.blocks, extras: [] };
		for (const [line, edit] of edits.entries()) {
			const outcome = await withEdit(context, texts, edited, edit, line, version === report.editVersion);
			if (!outcome.ok) return outcome;
			edited = outcome.value;
		}
		for (const text of [...edited.extras, extra].filter((one) => one !== '')) {
			const names = [...report.blocks, ...edited.blocks].map(({ id }) => id);
			const id = nextExtra([...names, ...texts.keys()]);
			const [part] = partsOf({ type: 'text', text: '' });
			if (part) await rewritePart(context, texts, id, part, text);
			edited = { ...edited, blocks: withExtra(edited.blocks, id, text) };
		}
		await keepReport(context, report, edited.blocks);
		await takeOver(context, corrections);
		await context.audit(scope.meetingId);
		return done({ version: report.editVersion + 1 });
	}
});

/** The report with what somebody did to one block. What a block does not have is not taken. */
async function withEdit(
	context: Context,
	texts: ReadonlyMap<string, KeptText>,
	edited: Edited,
	edit: BlockEdit,
	line: number,
	current: boolean
): Promise<Outcome<Edited>> {
	const block = edited.blocks.find(({ id }) => id === edit.id);
	const typed = PART_FIELDS.filter((field) => edit[field] !== undefined && edit[field] !== edit.seen[field]);
	// Somebody left it out meanwhile: what was typed in it is a text of its own from now on.
	if (!block) {
		return done({ ...edited, extras: [...edited.extras, ...typed.map((field) => edit[field] ?? '')] });
	}
	if (edit.gone !== undefined && edit.gone !== '') {
		const unseen = partsOf(block).some(({ field, text }) => {
			const saw = edit.seen[field];
			return saw === undefined ? !current : plain(saw) !== plain(text);
		});
		if (unseen) return refuse('stale');
		return done({ ...edited, blocks: edited.blocks.filter((one) => one !== block) });
	}
	let after = block;
	for (const part of partsOf(block).filter(({ field }) => typed.includes(field))) {
		const { field, most } = part;
		const [mine, saw] = [edit[field] ?? '', edit.seen[field]];
		if (saw === undefined && !current) return refuse('stale');
		const text = saw === undefined ? mine : woven(saw, mine, wordsNow(texts, block.id, part));
		if (text.length > most) return refuse('invalid', { [`blocks.${line}.${field}`]: `too_long:${most}` });
		const outcome = await rewritePart(context, texts, block.id, part, text);
		if (!outcome.ok) return outcome;
		after = withPart(after, field, text);
	}
	return done({ ...edited, blocks: edited.blocks.map((one) => (one === block ? after : one)) });
}

/** A text without what a browser may change in it. */
function plain(text: string): string {
	return text.replace(/\s+/gu, ' ').trim();
}

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
