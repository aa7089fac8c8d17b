import * as v from 'valibot';
import type { PaperBlock } from '#platform/documents/paper.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import { formSettings } from '../schema.ts';
import { countBallots, participantsOf } from '#steps/ballots/queries.server.ts';
import type { PaperOf, SheetOf } from '#steps/contract.ts';
import { neverShown, type PaperEntry, type PaperField } from '#steps/paper.ts';
import { fullName } from '#steps/running/events.ts';
import { HIGHEST_MARK, NUMBER_LIMIT, TEXT_LIMIT, type FormItem } from '../model.ts';
import { dataOf, settingsOf } from '../queries.server.ts';
import { fieldOf } from './model.ts';

const MARKS = Array.from({ length: HIGHEST_MARK + 1 }, (_, mark) => ({
	value: String(mark),
	label: String(mark)
}));

/** First who handed in a form, then each form without a name; where forms have names, each with its name. */
export const paperOf: PaperOf = async (trx, run, { networkId, people, t }) => {
	const { anonymous, items } = settingsOf(run);
	if (items.length === 0 || (dataOf(run).shown && run.state !== 'closed')) return [];
	const [typed, listed] = await Promise.all([
		countBallots(trx, networkId, run.id),
		participantsOf(trx, networkId, run.id)
	]);
	const waiting = people
		.filter(({ id, participates }) => participates && !listed.includes(id))
		.map((person) => ({ value: person.id, label: fullName(person) }));
	const left = Math.max(0, listed.length - typed);
	const whose: PaperField[] = anonymous
		? []
		: [{ name: 'forMemberId', label: t('print.type.of'), type: 'select', options: waiting, required: true }];
	const forms: PaperEntry = {
		command: 'form.typeIn',
		title: t('print.type.forms'),
		...(anonymous ? { note: t('print.type.left', { count: left }) } : {}),
		submit: t('print.type.next'),
		hidden: { runId: run.id },
		fields: [...whose, ...items.map((item, at) => fieldFor(item, at, t.locale))]
	};
	if (run.state === 'closed' && !dataOf(run).shown && typed > 0) return [neverShown(forms, t)];
	if (!anonymous) return waiting.length > 0 ? [forms] : [];
	const handIn: PaperEntry = {
		command: 'form.handIn',
		title: t('print.type.formsIn'),
		note: t('print.type.formsIn.why'),
		submit: t('print.type.handIn.submit'),
		hidden: { runId: run.id },
		fields: [{ name: 'memberIds', label: t('print.type.handIn.who'), type: 'ticks', options: waiting }]
	};
	return [...(waiting.length > 0 ? [handIn] : []), ...(left > 0 ? [forms] : [])];
};

function fieldFor(item: FormItem, at: number, language: 'nl' | 'en'): PaperField {
	const [name, label] = [`answers.${fieldOf(at)}`, item.text[language]];
	const options = item.options.map((option, place) => ({ value: String(place), label: option[language] }));
	if (item.kind === 'scale') return { name, label, type: 'select', options: MARKS };
	if (item.kind === 'number') return { name, label, type: 'number', min: -NUMBER_LIMIT, max: NUMBER_LIMIT };
	if (item.kind === 'choice') return { name, label, type: 'select', options };
	if (item.kind === 'several') return { name, label, type: 'ticks', options };
	return { name, label, type: 'text', max: TEXT_LIMIT };
}

/** The questionnaire as it stands on phones, without a name unless it has one. */
export const sheetOf: SheetOf = ({ settings }, t) => {
	const { anonymous, items } = v.parse(formSettings, settings);
	if (items.length === 0) return null;
	const of: PaperBlock = anonymous
		? { type: 'text', text: t('print.evaluation.note') }
		: { type: 'ask', text: t('print.sheet.name'), lines: 1 };
	return { copies: 'person', blocks: [of, ...items.map((item) => askOf(item, t))] };
};

function askOf({ kind, text, options, low, high }: FormItem, t: Translate): PaperBlock {
	const ask = { type: 'ask' as const, text: text[t.locale] };
	const choices = options.map((option) => option[t.locale]);
	if (kind === 'scale')
		return {
			...ask,
			scale: {
				from: 0,
				to: HIGHEST_MARK,
				low: low?.[t.locale] ?? t('print.sheet.low'),
				high: high?.[t.locale] ?? t('print.sheet.high')
			},
			lines: 0
		};
	if (kind === 'choice') return { ...ask, choices, note: t('print.sheet.one'), lines: 0 };
	if (kind === 'several') return { ...ask, choices, note: t('print.sheet.several'), lines: 0 };
	return { ...ask, lines: kind === 'number' ? 1 : 3 };
}
