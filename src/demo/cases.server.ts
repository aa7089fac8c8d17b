import { addItem, changeItem, removeItem } from '#lifecycle/convene/agenda/commands.server.ts';
import { decide, remain } from '#steps/consult/case/commands.server.ts';
import { write } from '#steps/consult/commands.server.ts';
import { followUp } from '#steps/consult/follow-up/commands.server.ts';
import { keep } from '#steps/consult/marks/commands.server.ts';
import { offer, planOffer } from '#steps/consult/offers/commands.server.ts';
import type { MeetingScope, NetworkScope } from '#platform/auth/scope.ts';
import { newId } from '#platform/ids/ids.ts';
import told from './pc218/cases.json' with { type: 'json' };
import people from './pc218/people.json' with { type: 'json' };
import { agendaItems, membersByMail, peersOf, stepNow, textsFor } from './queries.server.ts';
import type { Story } from './story.server.ts';

/** Where the two cases stand on the agenda: of a first meeting, and of the next. */
export const FIRST_CASES = 4;
export const SECOND_CASES = 1;

const mailOf = (ref: string) => people.find((person) => person.ref === ref)?.email ?? '';

/** Members offer a case, and those that fit get the place of the cases on the agenda, looked at with fixed steps. */
export async function planCases(
	story: Story,
	scope: NetworkScope,
	meeting: MeetingScope,
	which: 'first' | 'second'
): Promise<void> {
	const at = which === 'first' ? FIRST_CASES : SECOND_CASES;
	const [gone] = (await agendaItems(story.runtime.db, meeting)).slice(at);
	await story.act(`${which}:cases`, removeItem, meeting, { itemId: gone });
	const { id: itemId } = await story.act(`${which}:cases`, addItem, meeting, {
		methodId: 'intervision_consult',
		at
	});
	const shape = which === 'first' ? { title: 'Twee cases, in twee groepen', minutes: 20 } : null;
	await story.act(`${which}:cases`, changeItem, meeting, {
		itemId,
		...(shape ?? { title: 'Een case, samen bekeken', minutes: 30 })
	});
	for (const { ref, title, about, question, remains, ...more } of told[which]) {
		const giver = await story.inside(mailOf(ref), scope.slug);
		story.later(3600);
		const { id: offerId } = await story.act(`${which}:${ref}`, offer, giver, {
			title,
			about,
			question,
			remains
		});
		if ('planned' in more && !more.planned) continue;
		await story.act(`${which}:${ref}`, planOffer, meeting, { offerId, itemId });
	}
}

/** One step of the two cases of the first meeting: peers advise, and at the end the givers keep and decide. */
export async function consult(story: Story, meeting: MeetingScope, runId: string): Promise<void> {
	const { db } = story.runtime;
	const members = await membersByMail(db, meeting.networkId);
	const { says, giver: acts } = await stepNow(db, meeting);
	for (const { ref, advice, firstStep, remains } of told.first) {
		const giverId = members.get(mailOf(ref)) ?? '';
		const giver = await story.meeting(await story.inside(mailOf(ref), meeting.slug), 1);
		if (says === 'advice') {
			const peers = await peersOf(db, meeting, giverId);
			for (const [at, text] of advice.entries()) {
				const peer = await story.meeting(await story.inside(peers[at] ?? '', meeting.slug), 1);
				await story.act(`${runId}:${ref}:${at}`, write, peer, { runId, entryId: newId(), text });
			}
		}
		if (acts !== 'keeps') continue;
		const [entryId] = await textsFor(db, meeting, giverId);
		await story.act(`${runId}:${ref}`, keep, giver, { runId, entryId, kept: 'on' });
		await story.act(`${runId}:${ref}`, decide, giver, { runId, firstStep });
		await story.act(`${runId}:${ref}`, remain, giver, { runId, remains });
	}
}

/** One giver says how it went before the next meeting; the other is still asked. */
export async function follow(story: Story, scope: NetworkScope, meeting: MeetingScope): Promise<void> {
	const [itemId] = (await agendaItems(story.runtime.db, meeting)).slice(FIRST_CASES);
	for (const { ref, followUp: said } of told.first) {
		if (!said) continue;
		const giver = await story.meeting(await story.inside(mailOf(ref), scope.slug), 1);
		await story.act(ref, followUp, giver, { itemId, ...said });
	}
}
