import * as v from 'valibot';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import type { Append } from '#live/protocol.ts';
import { attenders, stagedMeeting } from '#lifecycle/convene/stage/queries.server.ts';
import { fullName } from '#steps/running/events.ts';
import { thanksGivenKind, thanksKind } from './events.ts';
import { canBeThanked } from './model.ts';
import { givenBy } from './queries.server.ts';
import { GiveThanks, OneCard } from './schema.ts';

// A card is between two people. It lies closed until whoever got it opens it; until then its giver takes it back at will.

type Context = CommandContext<'meeting'>;

/** While a meeting runs its phones are told; afterwards both find it at home. */
const onPhones = (state: string) => state === 'live' || state === 'wrapping_up';

/**
 * Thanks somebody of the meeting with a line, once each. Refuses `wrong_state` before the meeting and once its report is sent,
 * `not_there` for who was not there, and a field for who cannot be thanked: oneself, who was absent, who has a card already.
 */
export const give = defineCommand({
	name: 'thanks.give',
	summary: 'Thanks somebody of the meeting with a line that only they read.',
	scope: 'meeting',
	schema: GiveThanks,
	allow: () => true,
	async run(context, { toId, text }) {
		const { trx, scope } = context;
		const { state } = await stagedMeeting(trx, scope, 'share');
		if (!onPhones(state) && state !== 'closed') return refuse('wrong_state');
		const people = await attenders(trx, scope);
		const me = people.find(({ id }) => id === scope.memberId);
		if (!me || !(me.leads || me.state === 'here' || me.state === 'left')) return refuse('not_there');
		const thanked = (await givenBy(trx, scope, me.id)).map((card) => card.toId);
		const to = canBeThanked(people, me.id, thanked).find(({ id }) => id === toId);
		if (!to) return refuse('invalid', { toId: 'choose' });
		const id = context.newId();
		await trx
			.insertInto('thanks_card')
			.values({
				network_id: scope.networkId,
				id,
				meeting_id: scope.meetingId,
				from_member_id: me.id,
				to_member_id: to.id,
				text
			})
			.execute();
		if (onPhones(state))
			context.live(scope.meetingId, [
				thanksKind.put(id, { opened: false }, `member:${to.id}`),
				thanksGivenKind.put(id, { toId, to: fullName(to), text, opened: false }, `member:${me.id}`)
			]);
		return done(null);
	}
});

/** Opens the cards that one got in this meeting. From then on their givers cannot take them back. */
export const open = defineCommand({
	name: 'thanks.open',
	summary: 'Opens the cards of thanks that one got in this meeting.',
	scope: 'meeting',
	schema: v.object({}),
	allow: () => true,
	async run(context) {
		const { trx, scope } = context;
		const { state } = await stagedMeeting(trx, scope, 'share');
		const cards = await trx
			.updateTable('thanks_card')
			.set({ opened: true })
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('to_member_id', '=', scope.memberId)
			.where('opened', '=', false)
			.returning(['id', 'text', 'from_member_id as fromId'])
			.execute();
		if (cards.length === 0 || !onPhones(state)) return done(null);
		const people = await attenders(trx, scope);
		const nameOf = (memberId: string) =>
			fullName(people.find(({ id }) => id === memberId) ?? { firstName: '', lastName: '' });
		context.live(
			scope.meetingId,
			cards.flatMap(({ id, text, fromId }): Append[] => [
				thanksKind.put(id, { opened: true, text, by: nameOf(fromId) }, `member:${scope.memberId}`),
				thanksGivenKind.put(
					id,
					{ toId: scope.memberId, to: nameOf(scope.memberId), text, opened: true },
					`member:${fromId}`
				)
			])
		);
		return done(null);
	}
});

/** Takes a card back that nobody opened yet; nothing of it is left. Refuses `not_found` for who did not give it, `opened` after that. */
export const takeBack = defineCommand({
	name: 'thanks.takeBack',
	summary: 'Takes back a card of thanks that was not opened yet.',
	scope: 'meeting',
	schema: OneCard,
	allow: () => true,
	async run(context, { cardId }) {
		const { trx, scope } = context;
		const { state } = await stagedMeeting(trx, scope, 'share');
		const card = await trx
			.selectFrom('thanks_card')
			.select(['to_member_id as toId', 'opened'])
			.where('network_id', '=', scope.networkId)
			.where('meeting_id', '=', scope.meetingId)
			.where('from_member_id', '=', scope.memberId)
			.where('id', '=', cardId)
			.forUpdate()
			.executeTakeFirst();
		if (!card) return refuse('not_found');
		if (card.opened) return refuse('card_opened');
		await trx
			.deleteFrom('thanks_card')
			.where('network_id', '=', scope.networkId)
			.where('id', '=', cardId)
			.execute();
		if (onPhones(state))
			context.live(scope.meetingId, [
				thanksKind.drop(cardId, `member:${card.toId}`),
				thanksGivenKind.drop(cardId, `member:${scope.memberId}`)
			]);
		return done(null);
	}
});

/** Takes the cards out of the live log when the meeting closes: from then on each is at one place, and is deleted there. */
export async function putThanksAway({ trx, scope, live }: Context): Promise<void> {
	const cards = await trx
		.selectFrom('thanks_card')
		.select(['id', 'from_member_id as fromId', 'to_member_id as toId'])
		.where('network_id', '=', scope.networkId)
		.where('meeting_id', '=', scope.meetingId)
		.execute();
	live(
		scope.meetingId,
		cards.flatMap(({ id, fromId, toId }) => [
			thanksKind.drop(id, `member:${toId}`),
			thanksGivenKind.drop(id, `member:${fromId}`)
		])
	);
}
