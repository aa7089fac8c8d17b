import * as v from 'valibot';
import type { PaperBlock } from '#platform/documents/paper.ts';
import { talkSettings } from '../schema.ts';
import type { PaperOf, SheetOf } from '#steps/contract.ts';
import { settingsOf } from '../queries.server.ts';
import { TALK_NOTES } from '../schema.ts';

/** A line for the report: of any talk while it is on, later only where the step asks people to write one. */
export const paperOf: PaperOf = (_trx, run, { t, newId }) => {
	const { reporter, tips } = settingsOf(run);
	const asked = TALK_NOTES.filter((kind) => (kind === 'tip' ? tips : reporter));
	const kinds = run.state === 'closed' ? asked : TALK_NOTES;
	if (kinds.length === 0) return Promise.resolve([]);
	// messages: print.type.about.*
	const options = kinds.map((value) => ({ value, label: t(`print.type.about.${value}`) }));
	return Promise.resolve([
		{
			command: 'talk.note',
			title: t('print.type.lines'),
			note: t('print.type.lines.note'),
			submit: t('print.type.next'),
			hidden: { runId: run.id, noteId: newId() },
			fields: [
				{ name: 'kind', label: t('print.type.about'), type: 'select', options, sticks: true, required: true },
				{ name: 'text', label: t('print.type.line'), type: 'text', max: 1000, long: true, required: true }
			]
		}
	]);
};

/** What one of each group writes for the report, and tips; nothing where the step asks for neither. */
export const sheetOf: SheetOf = ({ settings }, t) => {
	const { reporter, tips } = v.parse(talkSettings, settings);
	if (!reporter && !tips) return null;
	const asks: PaperBlock[] = [];
	if (reporter)
		asks.push(
			{ type: 'ask', text: t('print.sheet.group'), lines: 1 },
			{ type: 'ask', text: t('print.type.about.course'), lines: 5 },
			{ type: 'ask', text: t('print.type.about.outcome'), lines: 5 }
		);
	if (tips) asks.push({ type: 'ask', text: t('print.sheet.tip'), lines: 3 });
	return { copies: reporter ? 'group' : 'person', blocks: asks };
};
