import * as v from 'valibot';
import type { PaperBlock } from '#platform/documents/paper.ts';
import { voteSettings } from '../schema.ts';
import { countBallots, participantsOf } from '#steps/ballots/queries.server.ts';
import { fullName } from '#steps/running/events.ts';
import type { PaperOf, SheetOf } from '#steps/contract.ts';
import type { PaperEntry, PaperField } from '#steps/paper.ts';
import { dotsFor, HIGHEST_SCORE } from '../model.ts';
import { dataOf, pollOf, settingsOf, votersOf } from '../queries.server.ts';

/** First who handed in a paper, then each paper without a name; in an open vote each with its name. */
export const paperOf: PaperOf = async (trx, run, { networkId, people, t }) => {
	const [settings, data] = [settingsOf(run), dataOf(run)];
	// What the group decided with a vote stays decided: nothing comes in afterwards.
	if (data.counted || data.gathering || run.state === 'closed') return [];
	const poll = pollOf(settings, data);
	const [typed, listed] = await Promise.all([
		countBallots(trx, networkId, run.id),
		participantsOf(trx, networkId, run.id)
	]);
	const waiting = votersOf(settings, people)
		.filter(({ id }) => !listed.includes(id))
		.map((person) => ({ value: person.id, label: fullName(person) }));
	const label = (id: string) => data.options.find((option) => option.id === id)?.text[t.locale] ?? '';
	const fields: PaperField[] = settings.secret
		? []
		: [{ name: 'forMemberId', label: t('print.type.of'), type: 'select', options: waiting, required: true }];
	if (poll.kind === 'consent') {
		const options = [
			{ value: 'consent', label: t('print.type.consent') },
			{ value: 'concern', label: t('print.type.concern') },
			{ value: 'objection', label: t('print.type.objection') }
		];
		fields.push(
			{ name: 'answer', label: t('print.type.answer'), type: 'select', options, required: true },
			{ name: 'reason', label: t('print.type.reason'), type: 'text', max: 300 }
		);
	} else if (poll.kind === 'approval') {
		const options = poll.options.map((value) => ({ value, label: label(value) }));
		fields.push({ name: 'ticked', label: t('print.type.ticked'), type: 'ticks', options });
	} else {
		const max = poll.kind === 'score' ? HIGHEST_SCORE : poll.perOption;
		poll.options.forEach((option, at) =>
			fields.push({ name: `marks.${at}`, label: label(option), type: 'number', min: 0, max })
		);
	}
	if (poll.kind !== 'consent') fields.push({ name: 'blank', label: t('print.type.blank'), type: 'tick' });
	const left = Math.max(0, listed.length - typed);
	const ballots: PaperEntry = {
		command: 'vote.castPaper',
		title: t('print.type.ballots'),
		note: settings.secret ? t('print.type.left', { count: left }) : t('print.type.open'),
		submit: t('print.type.next'),
		hidden: { runId: run.id, round: String(data.round) },
		fields
	};
	if (!settings.secret) return waiting.length > 0 ? [ballots] : [];
	const handIn: PaperEntry = {
		command: 'vote.handIn',
		title: t('print.type.handIn'),
		note: t('print.type.handIn.why'),
		submit: t('print.type.handIn.submit'),
		hidden: { runId: run.id },
		fields: [{ name: 'memberIds', label: t('print.type.handIn.who'), type: 'ticks', options: waiting }]
	};
	return [...(waiting.length > 0 ? [handIn] : []), ...(left > 0 ? [ballots] : [])];
};

/** As many empty options as one page bears, where they are made in the meeting itself. */
const EMPTY = 6;

/** A ballot, with its options where they are known before; without a name unless the group votes openly. */
export const sheetOf: SheetOf = ({ settings }, t) => {
	const { method, from, options, secret, dots, perOption } = v.parse(voteSettings, settings);
	const of: PaperBlock = secret
		? { type: 'text', text: t('print.sheet.nameless') }
		: { type: 'ask', text: t('print.sheet.name'), lines: 1 };
	if (method === 'consent')
		return {
			copies: 'person',
			blocks: [
				of,
				{
					type: 'ask',
					text: t('print.type.answer'),
					choices: [t('print.type.consent'), t('print.type.concern'), t('print.type.objection')],
					lines: 0
				},
				{ type: 'ask', text: t('print.type.reason'), lines: 3 }
			]
		};
	const known = from === 'settings' ? options.map((option) => option[t.locale]) : [];
	const choices = known.length > 0 ? known : Array.from({ length: EMPTY }, () => '');
	if (method === 'score') {
		const low = t('print.sheet.low');
		const asks = choices.map((text): PaperBlock => ({
			type: 'ask',
			text,
			scale: { from: 0, to: HIGHEST_SCORE, low, high: t('print.sheet.high') },
			lines: 0
		}));
		return { copies: 'person', blocks: [of, { type: 'text', text: t('print.sheet.ring') }, ...asks] };
	}
	const most = dotsFor(choices.length);
	const text =
		method === 'approval'
			? t('print.sheet.several')
			: t('print.sheet.dots', { dots: dots ?? most.dots, most: perOption });
	return { copies: 'person', blocks: [of, { type: 'ask', text, choices, lines: 0 }] };
};
