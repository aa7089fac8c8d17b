import { sql } from 'kysely';
import { makePersonalLink } from '#platform/auth/doors.server.ts';
import { ensurePerson } from '#platform/auth/persons.server.ts';
import type { CommandContext } from '#platform/commands/command.ts';
import { newSecret } from '#platform/ids/ids.ts';
import { welcomeMail } from '../mail/welcome-mail.ts';

/** A personal link works as long as a network usually lasts; a new one is one press away. */
const LINK_DAYS = 400;
const DAY = 86_400_000;

/** Somebody who becomes a member. */
export interface NewMember {
	firstName: string;
	lastName: string;
	email: string | null;
	language: 'nl' | 'en';
	organisation: string;
	jobTitle: string;
	sector: string;
	experience: 'none' | 'started' | 'experienced' | null;
	firstQuestion: string;
	offersCase: boolean;
	canHost: boolean;
	accessibility: string;
	food: string;
	/** A word from the facilitator, for the mail. */
	message: string;
}

type Context = CommandContext<'network'>;

/**
 * Gives somebody a seat in the network: member, organisation, person to sign in as, first learning question, personal
 * link and mail of welcome. Somebody with the same address who is or was a member gets that seat back.
 */
export async function seatMember(context: Context, one: NewMember): Promise<string> {
	const { trx, scope, now } = context;
	const { networkId } = scope;
	const organisationId = await ensureOrganisation(context, one.organisation, one.sector);
	const name = `${one.firstName} ${one.lastName}`.trim();
	const personId =
		one.email === null
			? null
			: await ensurePerson(trx, { id: context.newId(), email: one.email, name, language: one.language }, now);
	const { id: memberId } = await trx
		.insertInto('member')
		.values({
			network_id: networkId,
			id: context.newId(),
			person_id: personId,
			first_name: one.firstName,
			last_name: one.lastName,
			email: one.email,
			language: one.language,
			organisation_id: organisationId,
			job_title: one.jobTitle,
			experience: one.experience,
			accessibility: one.accessibility,
			food: one.food,
			can_host: one.canHost,
			offers_case: one.offersCase,
			joined_at: now
		})
		.onConflict((conflict) =>
			conflict
				.columns(['network_id', 'email'])
				.where('email', 'is not', null)
				.doUpdateSet({ state: 'accepted', organisation_id: organisationId, job_title: one.jobTitle })
		)
		.returning('id')
		.executeTakeFirstOrThrow();
	if (one.firstQuestion !== '') await raiseQuestion(context, memberId, one.firstQuestion);
	if (one.email !== null) {
		await mailLink(context, 'welcome', {
			memberId,
			email: one.email,
			firstName: one.firstName,
			name,
			language: one.language,
			message: one.message,
			question: one.firstQuestion
		});
	}
	return memberId;
}

async function raiseQuestion(context: Context, memberId: string, text: string): Promise<void> {
	const { trx, scope, now } = context;
	const id = context.newId();
	await trx
		.insertInto('learning_question')
		.values({
			network_id: scope.networkId,
			id,
			text,
			asker_id: memberId,
			source: 'registration',
			raised_at: now
		})
		.execute();
	await trx
		.insertInto('question_event')
		.values({
			network_id: scope.networkId,
			id: context.newId(),
			question_id: id,
			event: 'raised',
			by_member_id: memberId,
			at: now
		})
		.execute();
}

/** The organisation with this name, whatever its capitals, made when it is new; null for no name. */
async function ensureOrganisation(
	{ trx, scope, newId }: Context,
	name: string,
	sector: string
): Promise<string | null> {
	if (name === '') return null;
	const { id } = await trx
		.insertInto('organisation')
		.values({ network_id: scope.networkId, id: newId(), name, sector })
		.onConflict((conflict) =>
			conflict.expression(sql`network_id, lower(name)`).doUpdateSet((set) => ({
				sector: set
					.case()
					.when('organisation.sector', '=', '')
					.then(sector)
					.else(set.ref('organisation.sector'))
					.end()
			}))
		)
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Mails a member a new link that is theirs alone; only its hash is kept. */
export async function mailLink(
	context: Context,
	about: 'welcome' | 'link',
	to: {
		memberId: string;
		email: string;
		firstName: string;
		name: string;
		language: 'nl' | 'en';
		message: string;
		question: string;
	}
): Promise<void> {
	const { trx, scope, now } = context;
	const secret = await makePersonalLink(
		trx,
		{ networkId: scope.networkId, memberId: to.memberId },
		newSecret(),
		new Date(now.getTime() + LINK_DAYS * DAY)
	);
	const { title } = await trx
		.selectFrom('network')
		.select('title')
		.where('id', '=', scope.networkId)
		.executeTakeFirstOrThrow();
	await context.mail(
		await welcomeMail({
			about,
			networkId: scope.networkId,
			title,
			to: { email: to.email, name: to.name },
			firstName: to.firstName,
			language: to.language,
			link: `${context.origin}/me/${secret}`,
			message: to.message,
			question: to.question,
			sendKey: `member-${about}:${to.memberId}:${now.getTime()}`
		})
	);
}
