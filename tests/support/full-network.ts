import { confirmRegistration, register } from '#lifecycle/announce/registration/commands.server.ts';
import { acceptRegistration } from '#lifecycle/announce/registration/desk/commands.server.ts';
import { readRegistrations } from '#lifecycle/announce/registration/queries.server.ts';
import { enterNetwork } from '#platform/auth/mint.server.ts';
import { execute } from '#platform/commands/execute.ts';
import { inNetwork } from '#platform/db/access.ts';
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import type { Locale } from '#platform/i18n/translate.ts';
import { inside, type TestKring } from './kring.ts';
import { mailsTo, secretIn, valueOf } from './networks.ts';

/** Somebody of the network in the handbook's example, with the question they bring. */
export interface Person {
	firstName: string;
	lastName: string;
	organisation: string;
	jobTitle: string;
	email: string;
	question: string;
	/** Of their mails; Dutch when it is not said. */
	language?: Locale;
}

/** The fifteen of the example, in the order of its list. */
export const people: readonly Person[] = pc218.members.map((member) => {
	const [firstName = '', ...rest] = member.name.split(' ');
	return {
		firstName,
		lastName: rest.join(' '),
		organisation: member.organisation,
		jobTitle: member.function,
		email: member.email,
		question: pc218.learning_questions.find(({ by }) => by === member.id)?.text ?? ''
	};
});

/** These people register through the commands and confirm the address that the link was mailed to. */
export async function registerAll(kring: TestKring, slug: string, who: readonly Person[]): Promise<void> {
	const { runtime } = kring;
	const entry = await enterNetwork(runtime.db, slug, { login: null, seat: null }, runtime.clock.now());
	if (!entry) throw new Error(`no network ${slug}`);
	const promises = await inNetwork(runtime.db, entry.public.networkId, (trx) =>
		trx.selectFrom('commitment').select('id').execute()
	);
	const commitments = Object.fromEntries(promises.map(({ id }) => [id, true]));
	for (const { question, language = 'nl', ...person } of who) {
		const about = { ...person, firstQuestion: question, commitments, consent: true, language };
		valueOf(await execute(runtime, register, entry.public, about));
		// The same people register for other networks at the same time.
		const mails = await mailsTo(kring, person.email);
		const mine = mails.findLast(({ network_id: id }) => id === entry.public.networkId);
		const secret = secretIn(mine?.text ?? '', 'registration');
		valueOf(await execute(runtime, confirmRegistration, entry.public, { secret }));
	}
}

/** Who facilitates accepts these people. */
export async function acceptAll(
	kring: TestKring,
	{ slug, login }: { slug: string; login: string },
	who: readonly Person[]
): Promise<void> {
	const scope = await inside(kring, slug, login);
	const registered = await readRegistrations(kring.runtime.db, scope);
	const ids = new Map(registered.map(({ id, email }) => [email, id]));
	for (const { email } of who) {
		const input = { registrationId: ids.get(email), message: '' };
		valueOf(await execute(kring.runtime, acceptRegistration, scope, input));
	}
}
