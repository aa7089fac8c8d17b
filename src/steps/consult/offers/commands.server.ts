import { defineCommand } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import type { Trx } from '#platform/db/access.ts';
import { mayOffer, mayPlanCases } from '#steps/consult/policy.ts';
import { consults, offersOf } from './queries.server.ts';
import { offerInput, planOfferInput, withdrawOfferInput } from './schema.ts';

/** More cases than this that wait are not offered any more: they are a list. */
const MOST_WAITING = 5;

export const offer = defineCommand({
	name: 'consult.offer',
	summary: 'Offers a case for a meeting to come, or words one’s offer anew.',
	scope: 'network',
	schema: offerInput,
	allow: mayOffer,
	async run({ trx, scope, now, newId }, { offerId, ...words }) {
		const mine = (await offersOf(trx, scope.networkId)).filter(({ giverId }) => giverId === scope.memberId);
		if (offerId === null) {
			if (mine.filter(({ given }) => !given).length >= MOST_WAITING) return refuse('too_many');
			const id = newId();
			await trx
				.insertInto('consult_offer')
				.values({
					network_id: scope.networkId,
					id,
					giver_id: scope.memberId,
					item_id: null,
					offered_at: now,
					...words
				})
				.execute();
			return done({ id });
		}
		const known = mine.find(({ id }) => id === offerId);
		if (!known) return refuse('not_found');
		// From then on the words of the room hold.
		if (known.given) return refuse('closed');
		await trx
			.updateTable('consult_offer')
			.set(words)
			.where('network_id', '=', scope.networkId)
			.where('id', '=', offerId)
			.execute();
		return done({ id: offerId });
	}
});

export const withdrawOffer = defineCommand({
	name: 'consult.withdrawOffer',
	summary: 'Withdraws a case that one offered; nothing of it stays.',
	scope: 'network',
	schema: withdrawOfferInput,
	allow: mayOffer,
	async run({ trx, scope }, { offerId }) {
		const { numDeletedRows } = await trx
			.deleteFrom('consult_offer')
			.where('network_id', '=', scope.networkId)
			.where('id', '=', offerId)
			.where('giver_id', '=', scope.memberId)
			.executeTakeFirst();
		return numDeletedRows === 0n ? refuse('not_found') : done(null);
	}
});

export const planOffer = defineCommand({
	name: 'consult.planOffer',
	summary: 'Plans an offered case into an agenda item of this meeting, or takes it out.',
	scope: 'meeting',
	schema: planOfferInput,
	allow: mayPlanCases,
	async run({ trx, scope, audit }, { offerId, itemId }) {
		const { state } = await trx
			.selectFrom('meeting')
			.select('state')
			.where('network_id', '=', scope.networkId)
			.where('id', '=', scope.meetingId)
			.forShare()
			.executeTakeFirstOrThrow();
		if (!['planned', 'prepared', 'lobby'].includes(state)) return refuse('wrong_state');
		const offers = await offersOf(trx, scope.networkId);
		const found = offers.find(({ id }) => id === offerId);
		if (!found) return refuse('invalid', { offerId: 'choose' });
		if (found.given) return refuse('closed');
		if (itemId === null) {
			if (found.meeting !== scope.meetingNumber) return refuse('not_found');
		} else {
			const item = await trx
				.selectFrom('agenda_item')
				.select('steps')
				.where('network_id', '=', scope.networkId)
				.where('meeting_id', '=', scope.meetingId)
				.where('id', '=', itemId)
				.executeTakeFirst();
			if (!item || !consults(item.steps)) return refuse('invalid', { itemId: 'choose' });
			const twice = offers.some(
				(other) => other.id !== offerId && other.itemId === itemId && other.giverId === found.giverId
			);
			if (twice) return refuse('conflict');
		}
		await trx
			.updateTable('consult_offer')
			.set({ item_id: itemId })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', offerId)
			.execute();
		await audit(scope.meetingId);
		return done(null);
	}
});

/**
 * The meeting is over: a case that had to leave nothing leaves no offer either, what was decided in the room about the
 * others holds for the offer too, and what was planned and not given waits again.
 */
export async function settleOffers(trx: Trx, networkId: string, meetingId: string): Promise<void> {
	const items = trx
		.selectFrom('agenda_item')
		.select('id')
		.where('network_id', '=', networkId)
		.where('meeting_id', '=', meetingId);
	const rows = await trx
		.selectFrom('consult_offer')
		.leftJoin('consult_case', (join) =>
			join
				.onRef('consult_case.network_id', '=', 'consult_offer.network_id')
				.onRef('consult_case.item_id', '=', 'consult_offer.item_id')
				.onRef('consult_case.giver_id', '=', 'consult_offer.giver_id')
		)
		.select(['consult_offer.id', 'consult_case.remains'])
		.where('consult_offer.network_id', '=', networkId)
		.where('consult_offer.item_id', 'in', items)
		.execute();
	for (const { id, remains } of rows) {
		if (remains === 'nothing') {
			await trx
				.deleteFrom('consult_offer')
				.where('network_id', '=', networkId)
				.where('id', '=', id)
				.execute();
			continue;
		}
		await trx
			.updateTable('consult_offer')
			.set(remains === null ? { item_id: null } : { remains })
			.where('network_id', '=', networkId)
			.where('id', '=', id)
			.execute();
	}
}
