import { ensurePerson } from '#platform/auth/persons.server.ts';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { inviteMail } from './mail/invite-mail.ts';
import { mayManagePeople } from './policy.ts';
import { AddMember, InviteFacilitator, SendPersonalLink } from './schema.ts';
import { mailLink, seatMember } from './seat/commands.server.ts';

type Context = CommandContext<'network'>;

/** Adds somebody who told it in person, with or without a mail address. Refuses an address that is a member already. */
export const addMember = defineCommand({
	name: 'people.add',
	summary: 'Adds a member by hand; with a mail address they get their personal link.',
	scope: 'network',
	schema: AddMember,
	allow: (scope) => mayManagePeople(scope),
	async run(context, input) {
		if (input.email !== null && (await isMember(context, input.email))) {
			return refuse('invalid', { email: 'duplicate' });
		}
		const memberId = await seatMember(context, {
			...input,
			sector: '',
			experience: null,
			firstQuestion: '',
			accessibility: '',
			food: '',
			message: ''
		});
		await context.audit(memberId);
		return done({ memberId });
	}
});

/** Asks somebody to lead the network too: they sign in with their address. */
export const inviteFacilitator = defineCommand({
	name: 'people.inviteFacilitator',
	summary: 'Makes somebody co-facilitator and mails them how to sign in.',
	scope: 'network',
	schema: InviteFacilitator,
	allow: (scope) => mayManagePeople(scope),
	async run(context, input) {
		const { trx, scope, now } = context;
		if (await isMember(context, input.email)) return refuse('invalid', { email: 'duplicate' });
		const name = `${input.firstName} ${input.lastName}`.trim();
		const personId = await ensurePerson(
			trx,
			{ id: context.newId(), email: input.email, name, language: input.language },
			now
		);
		const memberId = context.newId();
		await trx
			.insertInto('member')
			.values({
				network_id: scope.networkId,
				id: memberId,
				person_id: personId,
				role: 'cofacilitator',
				first_name: input.firstName,
				last_name: input.lastName,
				email: input.email,
				language: input.language,
				joined_at: now
			})
			.onConflict((conflict) =>
				conflict
					.columns(['network_id', 'email'])
					.where('email', 'is not', null)
					.doUpdateSet({ state: 'accepted', role: 'cofacilitator', person_id: personId })
			)
			.execute();
		const network = await trx
			.selectFrom('network')
			.innerJoin('member', 'member.network_id', 'network.id')
			.select(['network.title', 'network.slug', 'member.first_name', 'member.last_name'])
			.where('network.id', '=', scope.networkId)
			.where('member.id', '=', scope.memberId)
			.executeTakeFirstOrThrow();
		await context.mail(
			await inviteMail({
				networkId: scope.networkId,
				title: network.title,
				by: `${network.first_name} ${network.last_name}`.trim(),
				to: { email: input.email, name },
				firstName: input.firstName,
				language: input.language,
				link: `${context.origin}/sign-in?email=${encodeURIComponent(input.email)}&to=${encodeURIComponent(`/n/${network.slug}`)}`,
				message: input.message,
				sendKey: `member-invite:${memberId}`
			})
		);
		await context.audit(memberId);
		return done({ memberId });
	}
});

/** Mails a member a new personal link; the older ones go on working. */
export const sendPersonalLink = defineCommand({
	name: 'people.sendLink',
	summary: 'Mails a member their personal link once more.',
	scope: 'network',
	schema: SendPersonalLink,
	allow: (scope) => mayManagePeople(scope),
	async run(context, input) {
		const one = await context.trx
			.selectFrom('member')
			.select(['id', 'email', 'first_name', 'last_name', 'language'])
			.where('network_id', '=', context.scope.networkId)
			.where('id', '=', input.memberId)
			.where('state', '=', 'accepted')
			.executeTakeFirst();
		if (!one) return refuse('not_found');
		if (one.email === null) return refuse('no_address');
		await mailLink(context, 'link', {
			memberId: one.id,
			email: one.email,
			firstName: one.first_name,
			name: `${one.first_name} ${one.last_name}`.trim(),
			language: one.language,
			message: '',
			question: ''
		});
		return done(null);
	}
});

async function isMember({ trx, scope }: Context, email: string): Promise<boolean> {
	const row = await trx
		.selectFrom('member')
		.select('id')
		.where('network_id', '=', scope.networkId)
		.where('email', '=', email)
		.where('state', '!=', 'left')
		.executeTakeFirst();
	return row !== undefined;
}
