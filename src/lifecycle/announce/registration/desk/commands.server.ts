import type { Selectable } from 'kysely';
import { EndMembership } from '#commons/people/schema.ts';
import { seatMember } from '#commons/people/seat/commands.server.ts';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { RegistrationTable } from '#platform/db/tables.ts';
import { registrationMail } from '../mail/registration-mail.ts';
import { decisionsFor, type Decision } from '../model.ts';
import { fillPlaces, holdPlaces, openRegistrationDoor } from '../places/commands.server.ts';
import { mayDecide } from '../policy.ts';
import { DecideRegistration, RemindRegistration } from '../schema.ts';

/** Accepts somebody: they become a member, their first question a learning question, and they get their own link. */
export const acceptRegistration = defineCommand({
	name: 'registration.accept',
	summary: 'Accepts a registration: the person becomes a member and gets a personal link by mail.',
	scope: 'network',
	schema: DecideRegistration,
	allow: (scope) => mayDecide(scope),
	async run(context, input) {
		await holdPlaces(context.trx, context.scope.networkId);
		const found = await findUndecided(context, input.registrationId, 'accept');
		if (!found.ok) return found;
		const one = found.value;
		const memberId = await seatMember(context, {
			firstName: one.first_name,
			lastName: one.last_name,
			email: one.email,
			language: one.language,
			organisation: one.organisation,
			jobTitle: one.job_title,
			sector: one.sector,
			experience: one.experience,
			firstQuestion: one.first_question,
			offersCase: one.offers_case,
			canHost: one.can_host,
			accessibility: one.accessibility,
			food: one.food,
			message: input.message
		});
		await decide(context, one.id, { state: 'accepted', member_id: memberId, message: input.message });
		return done({ memberId });
	}
});

/** Puts somebody on the waiting list; they stay there until the facilitator decides again. */
export const waitRegistration = defineCommand({
	name: 'registration.wait',
	summary: 'Puts a registration on the waiting list, with a message.',
	scope: 'network',
	schema: DecideRegistration,
	allow: (scope) => mayDecide(scope),
	async run(context, input) {
		const held = await holdPlaces(context.trx, context.scope.networkId);
		const found = await findUndecided(context, input.registrationId, 'wait');
		if (!found.ok) return found;
		await decide(context, found.value.id, { state: 'waiting', message: input.message, arrival: held.next });
		await tell(context, held.title, found.value, 'moved', input.message);
		await fillPlaces(context);
		return done(null);
	}
});

/** Declines a registration, with a message; the place goes to whoever waits longest. */
export const declineRegistration = defineCommand({
	name: 'registration.decline',
	summary: 'Declines a registration, with a message.',
	scope: 'network',
	schema: DecideRegistration,
	allow: (scope) => mayDecide(scope),
	async run(context, input) {
		const held = await holdPlaces(context.trx, context.scope.networkId);
		const found = await findUndecided(context, input.registrationId, 'decline');
		if (!found.ok) return found;
		await decide(context, found.value.id, { state: 'declined', message: input.message });
		// Whoever never confirmed the address may not be the one who registered: no mail goes there.
		if (found.value.state !== 'submitted') {
			await tell(context, held.title, found.value, 'declined', input.message);
		}
		await fillPlaces(context);
		return done(null);
	}
});

/** Sends the mail with the link to confirm once more, at most once an hour. */
export const remindRegistration = defineCommand({
	name: 'registration.remind',
	summary: 'Mails the link to confirm a registration once more.',
	scope: 'network',
	schema: RemindRegistration,
	allow: (scope) => mayDecide(scope),
	async run(context, input) {
		const held = await holdPlaces(context.trx, context.scope.networkId);
		const found = await findUndecided(context, input.registrationId, 'decline');
		if (!found.ok) return found;
		if (found.value.state !== 'submitted') return refuse('wrong_state');
		await tell(
			context,
			held.title,
			found.value,
			'confirm',
			'',
			`:${Math.floor(context.now.getTime() / 3_600_000)}`
		);
		return done(null);
	}
});

/**
 * Lets a member go: they keep what they wrote, and no longer come in. While the group is being composed the place goes to
 * whoever waits longest, and the answer says how many that were. Refuses the last who leads.
 */
export const endMembership = defineCommand({
	name: 'people.end',
	summary: 'Ends a membership; the place passes on, and the last facilitator cannot go.',
	scope: 'network',
	schema: EndMembership,
	allow: (scope) => mayDecide(scope),
	async run(context, input) {
		const { trx, scope } = context;
		await holdPlaces(trx, scope.networkId);
		const leading = await trx
			.selectFrom('member')
			.select('id')
			.where('network_id', '=', scope.networkId)
			.where('state', '=', 'accepted')
			.where('role', 'in', ['facilitator', 'cofacilitator', 'convenor'])
			.forUpdate()
			.execute();
		if (leading.length === 1 && leading[0]?.id === input.memberId) return refuse('last_facilitator');
		const gone = await trx
			.updateTable('member')
			.set({ state: 'left' })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', input.memberId)
			.where('state', '!=', 'left')
			.executeTakeFirst();
		if (gone.numUpdatedRows === 0n) return refuse('not_found');
		await context.cut({ networkId: scope.networkId, memberId: input.memberId, because: 'removed' });
		await context.audit(input.memberId);
		return done({ seated: await fillPlaces(context) });
	}
});

type Registration = Selectable<RegistrationTable>;

async function findUndecided(
	{ trx, scope }: CommandContext<'network'>,
	id: string,
	decision: Decision
): Promise<Outcome<Registration>> {
	const one = await trx
		.selectFrom('registration')
		.selectAll()
		.where('network_id', '=', scope.networkId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!one) return refuse('not_found');
	return decisionsFor(one.state).includes(decision) ? done(one) : refuse('decided');
}

async function decide(
	context: CommandContext<'network'>,
	id: string,
	change: Partial<Pick<Registration, 'state' | 'member_id' | 'message' | 'arrival'>>
): Promise<void> {
	await context.trx
		.updateTable('registration')
		.set({ ...change, decided_at: context.now })
		.where('network_id', '=', context.scope.networkId)
		.where('id', '=', id)
		.execute();
	await context.audit(id);
}

async function tell(
	context: CommandContext<'network'>,
	title: string,
	person: Registration,
	about: 'moved' | 'declined' | 'confirm',
	message: string,
	once = ''
): Promise<void> {
	const { networkId } = context.scope;
	const secret = await openRegistrationDoor(context.trx, networkId, person.id);
	await context.mail(
		await registrationMail({
			about,
			networkId,
			title,
			person,
			message,
			link: `${context.origin}/registration/${secret}`,
			sendKey: `registration-${about}:${person.id}${once}`
		})
	);
}
