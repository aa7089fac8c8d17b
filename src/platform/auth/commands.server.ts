import * as v from 'valibot';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { newCode, newId, newSecret, secretHash } from '#platform/ids/ids.ts';
import { localPath } from './local-path.ts';
import { signInMail } from './mail/sign-in-mail.ts';
import {
	AllowCreator,
	ChangePerson,
	CreateToken,
	EndLogin,
	EndToken,
	RequestSignIn,
	SignInByCode,
	SignInByLink
} from './schema.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const LINK_MINUTES = 30;
const CODE_MINUTES = 10;
const CODE_TRIES = 5;
const MAILS_PER_HOUR = 5;
/** A login ends after thirty days. */
const LOGIN_DAYS = 30;

/** Sends a link and a code. Answers the same for known and unknown addresses, so that nobody learns who takes part. */
export const requestSignIn = defineCommand({
	name: 'auth.requestSignIn',
	summary: 'Mails a sign-in link and a six-digit code.',
	scope: 'stranger',
	schema: RequestSignIn,
	allow: () => true,
	async run(context, input) {
		const { trx, now } = context;
		const secret = newSecret();
		const code = newCode();
		const person = await trx
			.selectFrom('person')
			.selectAll()
			.where('email', '=', input.email)
			.executeTakeFirst();
		const recent = await trx
			.selectFrom('sign_in')
			.select((select) => select.fn.countAll<number>().as('count'))
			.where('email', '=', input.email)
			.where('created_at', '>', new Date(now.getTime() - 60 * MINUTE))
			.executeTakeFirstOrThrow();
		if (recent.count >= MAILS_PER_HOUR) return done({ email: input.email });
		await trx
			.insertInto('sign_in')
			.values({
				id: newId(),
				email: input.email,
				link_hash: secretHash(secret),
				code_hash: secretHash(`${input.email} ${code}`),
				redirect_to: localPath(input.redirectTo),
				created_at: now,
				expires_at: new Date(now.getTime() + LINK_MINUTES * MINUTE)
			})
			.execute();
		if (person) {
			await context.mail(
				await signInMail({
					to: { email: person.email, name: person.name },
					language: person.language,
					link: `${context.origin}/sign-in/${secret}`,
					code,
					sendKey: `sign-in:${newId()}`,
					minutes: { link: LINK_MINUTES, code: CODE_MINUTES }
				})
			);
		}
		return done({ email: input.email });
	}
});

/** Signs in with the secret of a link, once. */
export const signInByLink = defineCommand({
	name: 'auth.signInByLink',
	summary: 'Signs in with the secret of a mailed link.',
	scope: 'stranger',
	schema: SignInByLink,
	answersSecret: true,
	allow: () => true,
	async run(context, input) {
		const attempt = await context.trx
			.updateTable('sign_in')
			.set({ used_at: context.now })
			.where('link_hash', '=', secretHash(input.link))
			.where('used_at', 'is', null)
			.where('expires_at', '>', context.now)
			.returning(['email', 'redirect_to'])
			.executeTakeFirst();
		if (!attempt) return refuse('link_expired');
		return openLogin(context, attempt.email, attempt.redirect_to, input.agent);
	}
});

/** Signs in with six digits; five wrong tries end them. */
export const signInByCode = defineCommand({
	name: 'auth.signInByCode',
	summary: 'Signs in with a mailed six-digit code.',
	scope: 'stranger',
	schema: SignInByCode,
	answersSecret: true,
	allow: () => true,
	async run(context, input) {
		const { trx, now } = context;
		const attempt = await trx
			.selectFrom('sign_in')
			.selectAll()
			.where('email', '=', input.email)
			.where('used_at', 'is', null)
			.where('created_at', '>', new Date(now.getTime() - CODE_MINUTES * MINUTE))
			.orderBy('created_at', 'desc')
			.limit(1)
			.forUpdate()
			.executeTakeFirst();
		if (!attempt || attempt.attempts >= CODE_TRIES) return refuse('code_expired', { code: 'code_expired' });
		if (!attempt.code_hash.equals(secretHash(`${input.email} ${input.code}`))) {
			// The try must count, so the command does not refuse: that would undo it. Counted here, under the lock on the
			// row, so that tries in the same moment count too.
			await trx
				.updateTable('sign_in')
				.set({ attempts: attempt.attempts + 1 })
				.where('id', '=', attempt.id)
				.execute();
			return done({ wrong: true, token: '', expires: '', redirectTo: '' });
		}
		await trx.updateTable('sign_in').set({ used_at: now }).where('id', '=', attempt.id).execute();
		return openLogin(context, attempt.email, attempt.redirect_to, input.agent);
	}
});

async function openLogin(
	context: CommandContext<'stranger'>,
	email: string,
	redirectTo: string,
	agent: string
) {
	const { trx, now } = context;
	const person = await trx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();
	if (!person) return refuse('link_expired');
	// Who was made by the program or by an administrator never chose a language: until they say who they are, in their
	// account, it is that of their browser.
	await trx
		.updateTable('person')
		.set({ language: context.scope.language })
		.where('id', '=', person.id)
		.where('name', '=', '')
		.execute();
	const token = newSecret();
	const expires = new Date(now.getTime() + LOGIN_DAYS * DAY);
	await trx
		.insertInto('login_session')
		.values({
			id: newId(),
			token_hash: secretHash(token),
			kind: 'person',
			person_id: person.id,
			agent: agent.slice(0, 200),
			created_at: now,
			last_seen_at: now,
			expires_at: expires
		})
		.execute();
	return done({ wrong: false, token, expires: expires.toISOString(), redirectTo });
}

/** Ends one of one's own logins. */
export const endLogin = defineCommand({
	name: 'auth.endLogin',
	summary: 'Signs out one browser.',
	scope: 'person',
	schema: EndLogin,
	allow: () => true,
	async run(context, input) {
		await context.trx
			.deleteFrom('login_session')
			.where('id', '=', input.loginId)
			.where('person_id', '=', context.scope.personId)
			.execute();
		await cutOwnStreams(context);
		return done(null);
	}
});

/** Ends all of one's own logins, seats too. */
export const endAllLogins = defineCommand({
	name: 'auth.endAllLogins',
	summary: 'Signs out everywhere.',
	scope: 'person',
	schema: v.object({}),
	allow: () => true,
	async run(context) {
		const { trx, scope } = context;
		const seats = trx.selectFrom('member').select('id').where('person_id', '=', scope.personId);
		await trx
			.deleteFrom('login_session')
			.where((where) => where.or([where('person_id', '=', scope.personId), where('member_id', 'in', seats)]))
			.execute();
		await cutOwnStreams(context);
		return done(null);
	}
});

/** Live surfaces of this person ask anew who they are: those that are still signed in come back at once. */
async function cutOwnStreams({ trx, scope, cut }: CommandContext<'person'>): Promise<void> {
	const seats = await trx
		.selectFrom('member')
		.select(['network_id as networkId', 'id as memberId'])
		.where('person_id', '=', scope.personId)
		.execute();
	for (const seat of seats) await cut({ ...seat, because: 'changed' });
}

/** Changes one's own name, language and theme. */
export const changePerson = defineCommand({
	name: 'auth.changePerson',
	summary: 'Changes name, language and theme of the person who is signed in.',
	scope: 'person',
	schema: ChangePerson,
	allow: () => true,
	async run({ trx, scope }, input) {
		await trx.updateTable('person').set(input).where('id', '=', scope.personId).execute();
		return done(null);
	}
});

/** Makes a personal access token for the API; the secret is shown once. */
export const createToken = defineCommand({
	name: 'auth.createToken',
	summary: 'Makes a personal access token; its secret is shown once.',
	scope: 'person',
	schema: CreateToken,
	answersSecret: true,
	allow: () => true,
	async run({ trx, scope, now }, input) {
		const secret = `kring_${newSecret()}`;
		await trx
			.insertInto('access_token')
			.values({
				id: newId(),
				person_id: scope.personId,
				name: input.name,
				token_hash: secretHash(secret),
				created_at: now,
				expires_at: new Date(now.getTime() + 365 * DAY)
			})
			.execute();
		return done({ secret });
	}
});

/** Ends one of one's own access tokens. */
export const endToken = defineCommand({
	name: 'auth.endToken',
	summary: 'Ends a personal access token.',
	scope: 'person',
	schema: EndToken,
	allow: () => true,
	async run({ trx, scope }, input) {
		await trx
			.deleteFrom('access_token')
			.where('id', '=', input.tokenId)
			.where('person_id', '=', scope.personId)
			.execute();
		return done(null);
	}
});

/** Lets somebody start networks: the administrator's decision. */
export const allowCreator = defineCommand({
	name: 'auth.allowCreator',
	summary: 'Lets a person start networks (administrators only).',
	scope: 'person',
	schema: AllowCreator,
	allow: (scope) => scope.administrator,
	async run({ trx, now }, input) {
		await trx
			.insertInto('person')
			.values({
				id: newId(),
				email: input.email,
				name: input.name,
				may_create_networks: true,
				created_at: now
			})
			.onConflict((conflict) => conflict.column('email').doUpdateSet({ may_create_networks: true }))
			.execute();
		return done(null);
	}
});
