import * as v from 'valibot';
import type { PaperBlock } from '#platform/documents/paper.ts';
import { consultSettings } from '../schema.ts';
import type { PaperOf, SheetOf } from '#steps/contract.ts';
import type { PaperEntry } from '#steps/paper.ts';
import { fullName } from '#steps/running/events.ts';
import { giverFor, mayWriteHere } from '../model.ts';
import { consultationOf } from '../queries.server.ts';
import { ENTRY_LIMIT, QUESTION_LIMIT, REMAINS, STEP_LIMIT } from '../terms/model.ts';

/** The case of whoever gives one, with what may remain of it; and what was written for a giver who lets something remain. */
export const paperOf: PaperOf = async (trx, run, { networkId, people, t, newId }) => {
	const { settings, seats, cases } = await consultationOf(trx, networkId, run);
	const named = (ids: readonly string[]) =>
		people.filter(({ id }) => ids.includes(id)).map((one) => ({ value: one.id, label: fullName(one) }));
	const givers = named(
		seats
			.filter(
				(seat) => settings.round !== null || [null, seat.memberId].includes(giverFor(seats, seat, settings))
			)
			.map(({ memberId }) => memberId)
	);
	// messages: print.type.remains.*
	const remains = REMAINS.map((value) => ({ value, label: t(`print.type.remains.${value}`) }));
	const entries: PaperEntry[] = [];
	if (givers.length > 0)
		entries.push({
			command: 'consult.typeCase',
			title: t('print.type.case'),
			note: t('print.type.case.note'),
			submit: t('print.type.next'),
			hidden: { runId: run.id },
			fields: [
				{
					name: 'forMemberId',
					label: t('print.type.case.of'),
					type: 'select',
					options: givers,
					required: true
				},
				{
					name: 'question',
					label: t('print.case.question'),
					type: 'text',
					max: QUESTION_LIMIT,
					required: true
				},
				{ name: 'remains', label: t('print.case.remains'), type: 'select', options: remains, required: true },
				{ name: 'firstStep', label: t('print.case.choice'), type: 'text', max: STEP_LIMIT }
			]
		});
	const writers = named(
		seats
			.filter((seat) => {
				const giverId = giverFor(seats, seat, settings);
				const open = cases.some((one) => one.giverId === giverId && one.remains !== 'nothing');
				return open && mayWriteHere(settings, seat.memberId, giverId);
			})
			.map(({ memberId }) => memberId)
	);
	if (writers.length > 0)
		entries.push({
			command: 'consult.typeEntry',
			title: t('print.type.advice'),
			note: t('print.type.advice.note'),
			submit: t('print.type.next'),
			hidden: { runId: run.id, entryId: newId() },
			fields: [
				{
					name: 'forMemberId',
					label: t('print.type.of'),
					type: 'select',
					options: writers,
					sticks: true,
					required: true
				},
				{
					name: 'text',
					label: t('print.type.written'),
					type: 'text',
					max: ENTRY_LIMIT,
					long: true,
					required: true
				},
				{ name: 'kept', label: t('print.type.kept.giver'), type: 'tick' }
			]
		});
	return entries;
};

/** A card for the giver of the case, of whoever writes one. */
export const sheetOf: SheetOf = ({ settings }, t) => {
	const { says, writers, starters } = v.parse(consultSettings, settings);
	if (says === null) return null;
	// messages: consult.says.*
	const helps = starters.map((starter) => starter[t.locale]).join(' · ');
	const of: PaperBlock[] =
		writers === 'giver'
			? [{ type: 'ask', text: t('print.sheet.name'), lines: 1 }]
			: [
					{ type: 'ask', text: t('print.sheet.for'), lines: 1 },
					{ type: 'ask', text: t('print.sheet.name'), lines: 1 }
				];
	return {
		copies: 'person',
		blocks: [
			...of,
			...(helps === '' ? [] : [{ type: 'text' as const, text: helps }]),
			{ type: 'ask', text: t(`consult.says.${says}`), lines: 6 },
			{ type: 'ask', text: t('print.sheet.giver'), choices: [t('print.sheet.kept')], lines: 0 },
			{ type: 'text', text: t('print.sheet.confidence') }
		]
	};
};
