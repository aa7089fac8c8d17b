import * as v from 'valibot';
import type { PaperBlock } from '#platform/documents/paper.ts';
import { writeSettings } from '../schema.ts';
import { fullName } from '#steps/running/events.ts';
import type { PaperOf, SheetOf } from '#steps/contract.ts';
import { neverShown, type PaperEntry, type PaperField } from '#steps/paper.ts';
import { NOTE_LIMIT } from '../model.ts';
import { countNotes, dataOf, groupsOfRun, settingsOf } from '../queries.server.ts';

/** A note at a time: of a subgroup, of somebody, or of nobody in particular. */
export const paperOf: PaperOf = async (trx, run, { networkId, people, t, newId, newSecret }) => {
	const settings = settingsOf(run);
	const whose: PaperField[] = [];
	if (settings.per === 'subgroup') {
		const groups = Array.from({ length: groupsOfRun(settings, dataOf(run)) }, (_, at) => String(at + 1));
		const options = groups.map((value) => ({
			value,
			label: t('print.type.group', { group: Number(value) })
		}));
		whose.push({
			name: 'group',
			label: t('print.type.ofGroup'),
			type: 'select',
			options,
			sticks: true,
			required: true
		});
	} else if (!settings.anonymous && settings.per === 'person') {
		const options = people
			.filter(({ participates }) => participates)
			.map((person) => ({ value: person.id, label: fullName(person) }));
		whose.push({
			name: 'forMemberId',
			label: t('print.type.of'),
			type: 'select',
			options,
			sticks: true,
			required: true
		});
	}
	const entry: PaperEntry = {
		command: 'write.add',
		title: t('print.type.notes'),
		submit: t('print.type.next'),
		hidden: { runId: run.id, noteId: newId(), secret: newSecret() },
		fields: [
			...whose,
			{ name: 'text', label: t('print.type.note'), type: 'text', max: NOTE_LIMIT, required: true }
		]
	};
	const unseen = run.state === 'closed' && !dataOf(run).shown;
	return [unseen && (await countNotes(trx, networkId, run.id)) > 0 ? neverShown(entry, t) : entry];
};

/** Some notes on a page, with whose they are unless nobody may know. */
export const sheetOf: SheetOf = ({ settings }, t) => {
	const { per, anonymous, asQuestions } = v.parse(writeSettings, settings);
	const whose = per === 'subgroup' ? t('print.sheet.group') : t('print.sheet.name');
	const of: PaperBlock[] =
		per === 'pair' || (anonymous && per === 'person')
			? [{ type: 'text', text: t('print.sheet.nameless') }]
			: [{ type: 'ask', text: whose, lines: 1 }];
	const text = asQuestions ? t('print.type.question') : t('print.type.note');
	const note: PaperBlock = { type: 'ask', text, lines: 2 };
	return { copies: per === 'subgroup' ? 'group' : 'person', blocks: [...of, note, note, note, note, note] };
};
