import * as v from 'valibot';
import type { PaperBlock } from '#platform/documents/paper.ts';
import { weighSettings } from '../schema.ts';
import type { Trx } from '#platform/db/access.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import { countBallots, participantsOf } from '#steps/ballots/queries.server.ts';
import type { PaperOf, SheetOf, StepPerson, StepRun } from '#steps/contract.ts';
import { neverShown, type PaperEntry, type PaperField } from '#steps/paper.ts';
import { fullName } from '#steps/running/events.ts';
import { dataOf, notesOf, settingsOf } from '../queries.server.ts';
import { FIELDS, NOTE_LIMIT, STEPS } from '../terms/model.ts';

/** Notes in the four fields of a proposal; or who handed in a paper, and where each paper lays the proposals. */
export const paperOf: PaperOf = async (trx, run, { networkId, people, t, newId, newSecret }) => {
	const { items, shown } = dataOf(run);
	if (items.length === 0) return [];
	if (settingsOf(run).board === 'axes') return axes(trx, networkId, run, people, t);
	const proposals = items.map(({ id, text }) => ({ value: id, label: text[t.locale] }));
	// messages: print.type.side.*
	const sides = FIELDS.map((value) => ({ value, label: t(`print.type.side.${value}`) }));
	const entry: PaperEntry = {
		command: 'weigh.note',
		title: t('print.type.notes'),
		submit: t('print.type.next'),
		hidden: { runId: run.id, noteId: newId(), secret: newSecret() },
		fields: [
			{
				name: 'item',
				label: t('print.type.proposal'),
				type: 'select',
				options: proposals,
				sticks: true,
				required: true
			},
			{
				name: 'field',
				label: t('print.type.side'),
				type: 'select',
				options: sides,
				sticks: true,
				required: true
			},
			{ name: 'text', label: t('print.type.note'), type: 'text', max: NOTE_LIMIT, required: true }
		]
	};
	const unseen = run.state === 'closed' && !shown;
	return [unseen && (await notesOf(trx, networkId, run.id)).length > 0 ? neverShown(entry, t) : entry];
};

/** Nothing comes in once the group saw where the proposals lie, and nothing afterwards: that is what it decided on. */
async function axes(
	trx: Trx,
	networkId: string,
	run: StepRun,
	people: readonly StepPerson[],
	t: Translate
): Promise<PaperEntry[]> {
	const { items, shown } = dataOf(run);
	if (shown || run.state === 'closed') return [];
	const [typed, listed] = await Promise.all([
		countBallots(trx, networkId, run.id),
		participantsOf(trx, networkId, run.id)
	]);
	const waiting = people
		.filter(({ id, participates }) => participates && !listed.includes(id))
		.map((person) => ({ value: person.id, label: fullName(person) }));
	const left = Math.max(0, listed.length - typed);
	const settings = settingsOf(run);
	const names = {
		x: settings.x?.[t.locale] ?? t('print.type.axis.effort'),
		y: settings.y?.[t.locale] ?? t('print.type.axis.effect')
	};
	const steps = Array.from({ length: STEPS }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }));
	const fields = items.flatMap(({ text }, at) =>
		(['y', 'x'] as const).map((axis): PaperField => ({
			name: `places.${at}.${axis}`,
			label: t('print.type.placeOf', { proposal: text[t.locale], axis: names[axis], of: STEPS }),
			type: 'select',
			options: steps
		}))
	);
	const handIn: PaperEntry = {
		command: 'weigh.handIn',
		title: t('print.type.placedIn'),
		note: t('print.type.placedIn.why'),
		submit: t('print.type.handIn.submit'),
		hidden: { runId: run.id },
		fields: [{ name: 'memberIds', label: t('print.type.handIn.who'), type: 'ticks', options: waiting }]
	};
	const papers: PaperEntry = {
		command: 'weigh.typeIn',
		title: t('print.type.places'),
		note: t('print.type.left', { count: left }),
		submit: t('print.type.next'),
		hidden: { runId: run.id },
		fields
	};
	return [...(waiting.length > 0 ? [handIn] : []), ...(left > 0 ? [papers] : [])];
}

/** As many empty proposals as one page bears, where they are made in the meeting itself. */
const EMPTY = { swot: 1, axes: 5 };

/** The four fields of each proposal, or each proposal on two axes; empty ones where they come from the meeting itself. */
export const sheetOf: SheetOf = (step, t) => {
	const settings = v.parse(weighSettings, step.settings);
	const { board, from, items } = settings;
	const known = from === 'settings' ? items.map((item) => item[t.locale]) : [];
	const about =
		from === 'settings' && known.length === 0 && board === 'swot' ? [step.prompt[t.locale]] : known;
	const proposals = about.length > 0 ? about : Array.from({ length: EMPTY[board] }, () => '');
	const name = (text: string): PaperBlock =>
		text === ''
			? { type: 'ask', text: t('print.type.proposal'), lines: 1 }
			: { type: 'heading', text: t('print.sheet.proposal', { text }) };
	const nameless: PaperBlock = { type: 'text', text: t('print.sheet.nameless') };
	if (board === 'axes') {
		const axis = (word: string): PaperBlock => ({
			type: 'ask',
			text: word,
			scale: { from: 1, to: STEPS, low: t('print.sheet.little'), high: t('print.sheet.much') },
			lines: 0
		});
		const x = settings.x?.[t.locale] ?? t('print.type.axis.effort');
		const y = settings.y?.[t.locale] ?? t('print.type.axis.effect');
		return {
			copies: 'person',
			blocks: [nameless, ...proposals.flatMap((text) => [name(text), axis(y), axis(x)])]
		};
	}
	// messages: weigh.*.ask
	const sides = FIELDS.map((field): PaperBlock => ({
		type: 'ask',
		text: t(`weigh.${field}.ask`),
		lines: 3
	}));
	return { copies: 'person', blocks: [nameless, ...proposals.flatMap((text) => [name(text), ...sides])] };
};
