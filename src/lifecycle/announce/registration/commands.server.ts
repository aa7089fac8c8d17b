import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { dayIn } from '#platform/i18n/format.ts';
import { secretKey } from '#platform/ids/ids.ts';
import { doorOf } from '#lifecycle/announce/call/model.ts';
import { registrationMail, type RegistrationNews } from './mail/registration-mail.ts';
import { isCorrectable, isWithdrawable, placeFor } from './model.ts';
import { fillPlaces, holdPlaces, openRegistrationDoor, type Places } from './places/commands.server.ts';
import { ConfirmRegistration, CorrectRegistration, Register, WithdrawRegistration } from './schema.ts';

/** Another mail to the same unconfirmed or known address is sent once in this time: nobody floods somebody's mailbox. */
const QUIET_MINUTES = 10;

/**
 * Registers somebody and mails a link to confirm the address. Answers the same for an address that is registered
 * already, and tells that in the mail: a stranger does not learn who takes part.
 */
export const register = defineCommand({
	name: 'registration.submit',
	summary: 'Registers somebody; a mailed link confirms the address.',
	scope: 'public',
	schema: Register,
	allow: () => true,
	async run(context, input) {
		const answer = done({ email: input.email });
		if (input.leaveEmpty !== '') return answer;
		const { trx, scope, now } = context;
		const { networkId } = scope;
		const held = await holdPlaces(trx, networkId);
		const today = dayIn(now, scope.timeZone);
		const door = doorOf({ ...held, today });
		if (door !== 'open' && door !== 'full') return refuse('closed');
		const asked = await trx
			.selectFrom('commitment')
			.select(['id', 'text'])
			.where('network_id', '=', networkId)
			.where('retired_at', 'is', null)
			.orderBy('position')
			.execute();
		const open = asked.filter(({ id }) => input.commitments[id] !== true);
		if (open.length > 0) {
			return refuse('invalid', Object.fromEntries(open.map(({ id }) => [`commitments.${id}`, 'agree'])));
		}
		const known = await trx
			.selectFrom('registration')
			.select(['id', 'state', 'email', 'first_name', 'last_name', 'language'])
			.where('network_id', '=', networkId)
			.where('email', '=', input.email)
			.where('state', 'not in', ['withdrawn', 'declined'])
			.executeTakeFirst();
		if (known) {
			const pause = Math.floor(now.getTime() / (QUIET_MINUTES * 60_000));
			const isOpen = known.state === 'submitted';
			// Not confirmed yet: somebody who went back and corrected themselves means the last they said.
			if (isOpen) {
				await trx
					.updateTable('registration')
					.set({ ...columns(input), language: input.language })
					.where('network_id', '=', networkId)
					.where('id', '=', known.id)
					.execute();
			}
			await tell(context, held, known, isOpen ? 'confirm' : 'again', `:${pause}`);
			return answer;
		}
		const id = context.newId();
		const row = {
			id,
			state: 'submitted' as const,
			email: input.email,
			language: input.language,
			...columns(input)
		};
		await trx
			.insertInto('registration')
			.values({
				network_id: networkId,
				...row,
				commitments: JSON.stringify(asked),
				consent: JSON.stringify({ at: now.toISOString(), retentionMonths: held.retentionMonths }),
				arrival: held.next,
				submitted_at: now
			})
			.execute();
		await tell(context, held, row, 'confirm', `:${Math.floor(now.getTime() / (QUIET_MINUTES * 60_000))}`);
		return answer;
	}
});

/** Confirms the address: whoever comes first has a place, whoever comes after the last place waits in that order. */
export const confirmRegistration = defineCommand({
	name: 'registration.confirm',
	summary: 'Confirms the address of a registration; it gets a place or waits.',
	scope: 'public',
	schema: ConfirmRegistration,
	allow: () => true,
	async run(context, input) {
		const { trx, scope, now } = context;
		const mine = await findMine(context, input.secret);
		if (!mine) return refuse('not_found');
		if (mine.state !== 'submitted') return done({ state: mine.state });
		// Who waits goes before who comes now, also when a place came free elsewhere: a member left, the group grew.
		await fillPlaces(context);
		const held = await holdPlaces(trx, scope.networkId);
		const door = doorOf({ ...held, today: '' });
		if (door !== 'open' && door !== 'full') return refuse('closed');
		const state = placeFor(held.taken, held.places);
		await trx
			.updateTable('registration')
			.set({ state, arrival: held.next, confirmed_at: now })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', mine.id)
			.execute();
		await tell(context, held, mine, state, '');
		return done({ state });
	}
});

/** Corrects what somebody told about themselves, until the facilitator decided. */
export const correctRegistration = defineCommand({
	name: 'registration.correct',
	summary: 'Corrects what somebody told when registering.',
	scope: 'public',
	schema: CorrectRegistration,
	allow: () => true,
	async run(context, { secret, ...about }) {
		const mine = await findMine(context, secret);
		if (!mine) return refuse('not_found');
		if (!isCorrectable(mine.state)) return refuse('wrong_state');
		await context.trx
			.updateTable('registration')
			.set(columns(about))
			.where('network_id', '=', context.scope.networkId)
			.where('id', '=', mine.id)
			.execute();
		return done(null);
	}
});

/** Takes a registration back; the place goes to whoever waits longest. */
export const withdrawRegistration = defineCommand({
	name: 'registration.withdraw',
	summary: 'Takes a registration back; the place passes on.',
	scope: 'public',
	schema: WithdrawRegistration,
	allow: () => true,
	async run(context, input) {
		const { trx, scope, now } = context;
		await holdPlaces(trx, scope.networkId);
		const mine = await findMine(context, input.secret);
		if (!mine) return refuse('not_found');
		if (mine.state === 'withdrawn') return done(null);
		if (!isWithdrawable(mine.state)) return refuse('wrong_state');
		await trx
			.updateTable('registration')
			.set({ state: 'withdrawn', decided_at: now })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', mine.id)
			.execute();
		if (mine.member_id !== null) {
			await trx
				.updateTable('member')
				.set({ state: 'left' })
				.where('network_id', '=', scope.networkId)
				.where('id', '=', mine.member_id)
				.execute();
			await context.cut({ networkId: scope.networkId, memberId: mine.member_id, because: 'removed' });
		}
		await fillPlaces(context);
		return done(null);
	}
});

/** The registration that this secret opens, kept for this transaction. */
async function findMine({ trx, scope }: CommandContext<'public'>, secret: string) {
	return trx
		.selectFrom('door')
		.innerJoin('registration', (join) =>
			join
				.onRef('registration.network_id', '=', 'door.network_id')
				.onRef('registration.id', '=', 'door.thing_id')
		)
		.selectAll('registration')
		.where('door.network_id', '=', scope.networkId)
		.where('door.kind', '=', 'registration')
		.where('door.key', '=', secretKey(secret))
		.forUpdate('registration')
		.executeTakeFirst();
}

async function tell(
	context: CommandContext<'public'>,
	held: Places,
	person: { id: string; email: string; first_name: string; last_name: string; language: 'nl' | 'en' },
	about: RegistrationNews,
	once: string
): Promise<void> {
	const { networkId } = context.scope;
	const secret = await openRegistrationDoor(context.trx, networkId, person.id);
	await context.mail(
		await registrationMail({
			about,
			networkId,
			title: held.title,
			person,
			link: `${context.origin}/registration/${secret}`,
			sendKey: `registration-${about}:${person.id}${once}`
		})
	);
}

/** What somebody told, as it stands in the row. */
function columns(about: {
	firstName: string;
	lastName: string;
	organisation: string;
	jobTitle: string;
	sector: string;
	experience: 'none' | 'started' | 'experienced' | null;
	firstQuestion: string;
	offersCase: boolean;
	canHost: boolean;
	accessibility: string;
	food: string;
}) {
	return {
		first_name: about.firstName,
		last_name: about.lastName,
		organisation: about.organisation,
		job_title: about.jobTitle,
		sector: about.sector,
		experience: about.experience,
		first_question: about.firstQuestion,
		offers_case: about.offersCase,
		can_host: about.canHost,
		accessibility: about.accessibility,
		food: about.food
	};
}
