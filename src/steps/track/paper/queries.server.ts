import * as v from 'valibot';
import type { PaperOf, SheetOf } from '#steps/contract.ts';
import { NOTE_LIMIT } from '../model.ts';
import { dataOf } from '../queries.server.ts';
import { trackSettings } from '../schema.ts';

const FIELDS = ['course', 'outcome'] as const;

/** How it went in a track and what came of it; afterwards only of a track that told less. */
export const paperOf: PaperOf = (_trx, run, { t }) => {
	const over = run.state === 'closed';
	const tracks = dataOf(run).tracks.flatMap(({ title, course, outcome }, at) =>
		over && course !== '' && outcome !== ''
			? []
			: [{ value: String(at + 1), label: title[t.locale] || t('print.type.group', { group: at + 1 }) }]
	);
	if (tracks.length === 0) return Promise.resolve([]);
	// messages: print.type.about.*
	const fields = FIELDS.map((value) => ({ value, label: t(`print.type.about.${value}`) }));
	return Promise.resolve([
		{
			command: 'track.write',
			title: t('print.type.lines'),
			...(over ? {} : { note: t('print.type.text.replaces') }),
			submit: t('print.type.next'),
			hidden: { runId: run.id },
			fields: [
				{
					name: 'track',
					label: t('print.type.ofGroup'),
					type: 'select',
					options: tracks,
					sticks: true,
					required: true
				},
				{ name: 'field', label: t('print.type.about'), type: 'select', options: fields, required: true },
				{
					name: 'text',
					label: t('print.type.line'),
					type: 'text',
					max: NOTE_LIMIT,
					long: true,
					required: true
				}
			]
		}
	]);
};

/** What each track tells the others. */
export const sheetOf: SheetOf = ({ settings }, t) => {
	const { tracks } = v.parse(trackSettings, settings);
	const names = tracks.map(({ text }) => text[t.locale]).filter((name) => name !== '');
	return {
		copies: 'group',
		blocks: [
			names.length > 0
				? { type: 'ask', text: t('print.sheet.group'), choices: names, lines: 0 }
				: { type: 'ask', text: t('print.sheet.group'), lines: 1 },
			{ type: 'ask', text: t('print.type.about.course'), lines: 6 },
			{ type: 'ask', text: t('print.type.about.outcome'), lines: 6 }
		]
	};
};
