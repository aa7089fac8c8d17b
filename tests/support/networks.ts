import { createNetwork } from '#commons/network/commands.server.ts';
import { publishCall, saveCall } from '#lifecycle/announce/call/commands.server.ts';
import { elements } from '#lifecycle/announce/call/model.ts';
import { changeMeetings } from '#lifecycle/announce/setup/commands.server.ts';
import { enterNetwork } from '#platform/auth/mint.server.ts';
import type { NetworkScope, PublicScope } from '#platform/auth/scope.ts';
import { execute } from '#platform/commands/execute.ts';
import type { Outcome } from '#platform/commands/outcome.ts';
import { inNetwork, onPlatform } from '#platform/db/access.ts';
import { inside, signIn, type TestKring } from './kring.ts';

/** The value of a command that did what was asked; throws with its reason when it refused. */
export function valueOf<T>(outcome: Outcome<T>): T {
	if (!outcome.ok) throw new Error(`${outcome.reason} ${JSON.stringify(outcome.fields ?? {})}`);
	return outcome.value;
}

/** A network in draft with its facilitator inside. */
export async function draftNetwork(
	kring: TestKring,
	title = 'Leren van elkaar'
): Promise<{ slug: string; scope: NetworkScope; login: string }> {
	const { scope, login } = await signIn(kring, {
		email: 'hilde@kring.example',
		name: 'Hilde Vermeersch',
		mayCreate: true
	});
	const input = { title, goal: 'Leren van elkaar.', audience: 'Wie wil leren.', organiser: 'CEVORA' };
	const { slug } = valueOf(await execute(kring.runtime, createNetwork, scope, input));
	return { slug, scope: await inside(kring, slug, login), login };
}

/** The version of the network as it stands now. */
export async function versionOf(kring: TestKring, scope: NetworkScope): Promise<number> {
	const { version } = await inNetwork(kring.runtime.db, scope.networkId, (trx) =>
		trx.selectFrom('network').select('version').executeTakeFirstOrThrow()
	);
	return version;
}

/** The call as it is typed into the editor, with two promises and two commitments. */
export const writtenCall = {
	tagline: 'Vier namiddagen, één begeleider.',
	...Object.fromEntries(elements.map((name) => [name, 'Een zin die hier iets zegt.'])),
	deadline: '2031-12-31',
	promises: [{ text: 'Deskundige begeleiding' }, { text: 'Ervaringen uitwisselen' }],
	commitments: [{ text: 'Je komt naar alle bijeenkomsten' }, { text: 'Je brengt een voorbeeld mee' }]
};

/** A network whose call is published, with so many places. */
export async function announcedNetwork(
	kring: TestKring,
	places: number | null = 15
): Promise<{ slug: string; scope: NetworkScope; login: string; stranger: PublicScope }> {
	const made = await draftNetwork(kring);
	const { runtime } = kring;
	const size = { size: places === null ? 'open' : 'group', minMembers: 2, maxMembers: places };
	const meetings = { version: 1, plannedMeetings: 4, rhythm: 'op donderdag', ...size };
	valueOf(await execute(runtime, changeMeetings, made.scope, meetings));
	const saved = valueOf(await execute(runtime, saveCall, made.scope, { version: 2, ...writtenCall }));
	valueOf(await execute(runtime, publishCall, made.scope, { version: saved.version }));
	const entry = await enterNetwork(runtime.db, made.slug, { login: null, seat: null }, runtime.clock.now());
	if (!entry) throw new Error('the network has no door');
	return { ...made, stranger: entry.public };
}

/** The mails that wait to be sent, latest last, to one address or to all. */
export function mailsTo(kring: TestKring, email?: string) {
	return onPlatform(kring.runtime.db, (trx) => {
		const mails = trx.selectFrom('mail').select(['to_email', 'subject', 'text', 'language', 'network_id']);
		return (email === undefined ? mails : mails.where('to_email', '=', email))
			.orderBy('created_at')
			.execute();
	});
}

/** The secret in the link of a mail, by the page it leads to. */
export function secretIn(text: string, page: 'registration' | 'me'): string {
	const found = new RegExp(`/${page}/([\\w-]+)`).exec(text)?.[1];
	if (found === undefined) throw new Error(`no link to /${page} in: ${text}`);
	return found;
}
