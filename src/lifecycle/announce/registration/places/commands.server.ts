import { ensureCall } from '#commons/network/commands.server.ts';
import type { CommandContext } from '#platform/commands/command.ts';
import type { Trx } from '#platform/db/access.ts';
import { newSecret, secretKey } from '#platform/ids/ids.ts';
import { placesOf } from '#lifecycle/announce/call/model.ts';
import { registrationMail } from '../mail/registration-mail.ts';
import { placeFor } from '../model.ts';

type Context = CommandContext<'public'> | CommandContext<'network'>;

/** The places of a network while this transaction holds them. */
export interface Places {
	title: string;
	state: string;
	closed: boolean;
	deadline: string | null;
	retentionMonths: number;
	taken: number;
	places: number | null;
	/** The number of whoever arrives next. */
	next: number;
}

/**
 * Holds the places of the network until the end of the transaction: one person at a time is counted and seated, so
 * that the last place is given once. Members seated by hand count like accepted registrations.
 */
export async function holdPlaces(trx: Trx, networkId: string): Promise<Places> {
	await ensureCall(trx, networkId);
	// The call's row is the lock: every registration of this network queues here, and no other network waits.
	const call = await trx
		.selectFrom('announcement')
		.select(['closed_at', 'registration_deadline'])
		.where('network_id', '=', networkId)
		.forNoKeyUpdate()
		.executeTakeFirstOrThrow();
	const row = await trx
		.selectFrom('network')
		.select(['title', 'state', 'open_call', 'max_members', 'retention_months'])
		.select((select) => [
			select
				.selectFrom('registration')
				.select((count) => count.fn.countAll<number>().as('count'))
				.where('network_id', '=', networkId)
				.where('state', '=', 'confirmed')
				.as('confirmed'),
			select
				.selectFrom('member')
				.select((count) => count.fn.countAll<number>().as('count'))
				.where('network_id', '=', networkId)
				.where('state', '=', 'accepted')
				.where('role', '=', 'member')
				.as('members'),
			select
				.selectFrom('registration')
				.select((max) => max.fn.max('arrival').as('last'))
				.where('network_id', '=', networkId)
				.as('last')
		])
		.where('id', '=', networkId)
		.executeTakeFirstOrThrow();
	return {
		title: row.title,
		state: row.state,
		closed: call.closed_at !== null,
		deadline: call.registration_deadline,
		retentionMonths: row.retention_months,
		taken: Number(row.confirmed ?? 0) + Number(row.members ?? 0),
		places: placesOf({ openCall: row.open_call, maxMembers: row.max_members }),
		next: Number(row.last ?? 0) + 1
	};
}

/**
 * Gives places that came free to whoever waits longest, and tells them. Somebody whom the facilitator put on the list
 * on purpose stays there until the facilitator decides. Answers how many people got a place.
 */
export async function fillPlaces(context: Context): Promise<number> {
	const { trx, scope, now } = context;
	const held = await holdPlaces(trx, scope.networkId);
	if (held.state !== 'announced' && held.state !== 'composing') return 0;
	const free = held.places === null ? 1000 : held.places - held.taken;
	if (free <= 0 || placeFor(held.taken, held.places) === 'waiting') return 0;
	const seated = await trx
		.updateTable('registration')
		.set({ state: 'confirmed' })
		.where('network_id', '=', scope.networkId)
		.where('id', 'in', (select) =>
			select
				.selectFrom('registration')
				.select('id')
				.where('network_id', '=', scope.networkId)
				.where('state', '=', 'waiting')
				.where('decided_at', 'is', null)
				.orderBy('arrival')
				.limit(free)
		)
		.returning(['id', 'email', 'first_name', 'last_name', 'language'])
		.execute();
	for (const person of seated) {
		const secret = await openRegistrationDoor(trx, scope.networkId, person.id);
		await context.mail(
			await registrationMail({
				about: 'free',
				networkId: scope.networkId,
				title: held.title,
				person,
				link: `${context.origin}/registration/${secret}`,
				sendKey: `registration-free:${person.id}:${now.getTime()}`
			})
		);
	}
	return seated.length;
}

/** A new secret link to one registration; only its hash is kept. Older links go on working. */
export async function openRegistrationDoor(
	trx: Trx,
	networkId: string,
	registrationId: string
): Promise<string> {
	const secret = newSecret();
	await trx
		.insertInto('door')
		.values({ kind: 'registration', key: secretKey(secret), network_id: networkId, thing_id: registrationId })
		.execute();
	return secret;
}
