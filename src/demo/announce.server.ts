import { createNetwork } from '#commons/network/commands.server.ts';
import { publishCall, saveCall } from '#lifecycle/announce/call/commands.server.ts';
import { elements } from '#lifecycle/announce/call/model.ts';
import { confirmRegistration, register } from '#lifecycle/announce/registration/commands.server.ts';
import { acceptRegistration } from '#lifecycle/announce/registration/desk/commands.server.ts';
import { readRegistrations } from '#lifecycle/announce/registration/queries.server.ts';
import { changeKind, changeMeetings } from '#lifecycle/announce/setup/commands.server.ts';
import type { NetworkScope } from '#platform/auth/scope.ts';
import { dayAfter } from './model.ts';
import { askedCommitments, mailedRegistration, networkVersion } from './queries.server.ts';
import type { DemoNetwork, DemoPerson } from './schema.ts';
import type { Story } from './story.server.ts';

/** Who facilitates the networks of the demo. */
export const FACILITATOR = { email: 'hilde@voorbeeld.example', name: 'Hilde Vermeersch' };

/** The network of this name, begun when it is not there yet, with its facilitator inside. */
export async function openNetwork(story: Story, ref: string, about: DemoNetwork): Promise<NetworkScope> {
	const { title, organiser, goal, audience } = about;
	const hilde = await story.person(FACILITATOR.email);
	const { slug } = await story.act(ref, createNetwork, hilde, { title, organiser, goal, audience });
	return story.inside(FACILITATOR.email, slug);
}

/** Writes the call of a network and publishes it. */
export async function announce(
	story: Story,
	scope: NetworkScope,
	about: DemoNetwork,
	kind: 'learning_network' | 'sounding_board',
	days: { call: string; first: string }
): Promise<void> {
	const { db } = story.runtime;
	const version = () => networkVersion(db, scope.networkId);
	story.at(dayAfter(days.call, -3), '10:00');
	const kinds = { type: 'external', kind, language: 'nl', timeZone: scope.timeZone };
	await story.act('call', changeKind, scope, { version: await version(), ...kinds });
	const { plannedMeetings, rhythm, minMembers, maxMembers } = about;
	const size = { size: maxMembers === null ? 'open' : 'group', minMembers, maxMembers };
	const meetings = { version: await version(), plannedMeetings, rhythm, ...size };
	await story.act('call', changeMeetings, scope, meetings);
	const texts = Object.fromEntries(elements.map((name) => [name, about[name] ?? '']));
	await story.act('call', saveCall, scope, {
		version: await version(),
		tagline: about['tagline'],
		...texts,
		deadline: dayAfter(days.first, -3),
		promises: about.promises.map((text) => ({ text })),
		commitments: about.commitments.map((text) => ({ text }))
	});
	story.at(days.call, '09:00');
	await story.act('call', publishCall, scope, { version: await version() });
}

/**
 * People register one after the other over the days, confirm their address, and are accepted.
 * @param span the number of days over which they come in
 */
export async function fillNetwork(
	story: Story,
	scope: NetworkScope,
	people: readonly DemoPerson[],
	from: string,
	span: number
): Promise<void> {
	const { db } = story.runtime;
	const stranger = await story.outside(scope.slug);
	const commitments = await askedCommitments(db, scope.networkId);
	for (const [at, person] of people.entries()) {
		const { ref, ...about } = person;
		story.at(dayAfter(from, Math.floor((at * span) / people.length)), `${9 + (at % 8)}:15`.padStart(5, '0'));
		await story.act(ref, register, stranger, { ...about, commitments, consent: true, language: 'nl' });
		story.later(600);
		const secret = await mailedRegistration(db, scope.networkId, person.email);
		await story.act(ref, confirmRegistration, stranger, { secret });
	}
	const registered = new Map((await readRegistrations(db, scope)).map(({ id, email }) => [email, id]));
	story.at(dayAfter(from, span + 1), '10:00');
	for (const { ref, email } of people) {
		await story.act(ref, acceptRegistration, scope, { registrationId: registered.get(email), message: '' });
	}
}
