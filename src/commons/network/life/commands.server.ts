import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse } from '#platform/commands/outcome.ts';
import { lockNetwork, touchNetwork } from '../commands.server.ts';
import { PAUSABLE, possibleMoves } from '../model.ts';
import { mayChangeNetwork } from '../policy.ts';
import { ResumeNetwork, StopNetwork } from '../schema.ts';
import { networkNewsMail, type NetworkNews } from './mail/network-news-mail.ts';

/** Pauses a network for a reason, and tells everybody concerned. Refuses once the end has begun. */
export const pauseNetwork = defineCommand({
	name: 'network.pause',
	summary: 'Pauses a network and mails the reason to everybody concerned.',
	scope: 'network',
	schema: StopNetwork,
	allow: (scope) => mayChangeNetwork(scope),
	async run(context, input) {
		const network = await lockNetwork(context, input.version);
		if (!network.ok) return network;
		const from = PAUSABLE.find((known) => known === network.value.state);
		if (from === undefined) return refuse('wrong_state');
		const version = await touchNetwork(context, { state: 'paused', paused_from: from });
		await tellEverybody(context, {
			news: 'paused',
			title: network.value.title,
			reason: input.reason,
			version
		});
		return done(null);
	}
});

/** Takes a paused network up again where it stood, and tells everybody concerned. */
export const resumeNetwork = defineCommand({
	name: 'network.resume',
	summary: 'Takes a paused network up again where it stood.',
	scope: 'network',
	schema: ResumeNetwork,
	allow: (scope) => mayChangeNetwork(scope),
	async run(context, input) {
		const network = await lockNetwork(context, input.version);
		if (!network.ok) return network;
		const { state, paused_from: from, title } = network.value;
		if (state !== 'paused' || from === null) return refuse('wrong_state');
		const version = await touchNetwork(context, { state: from, paused_from: null });
		await tellEverybody(context, { news: 'resumed', title, reason: '', version });
		return done(null);
	}
});

/** Cancels a network for a reason, and tells everybody concerned. What was written stays until its date. */
export const cancelNetwork = defineCommand({
	name: 'network.cancel',
	summary: 'Cancels a network and mails the reason to everybody concerned.',
	scope: 'network',
	schema: StopNetwork,
	allow: (scope) => mayChangeNetwork(scope),
	async run(context, input) {
		const network = await lockNetwork(context, input.version);
		if (!network.ok) return network;
		const { state, paused_from: pausedFrom } = network.value;
		if (!possibleMoves({ state, pausedFrom }).includes('cancel')) return refuse('wrong_state');
		const version = await touchNetwork(context, { state: 'cancelled', paused_from: null });
		await tellEverybody(context, {
			news: 'cancelled',
			title: network.value.title,
			reason: input.reason,
			version
		});
		return done(null);
	}
});

/** Mails everybody who takes part or asked to; each address once. */
async function tellEverybody(
	context: CommandContext<'network'>,
	facts: { news: NetworkNews; title: string; reason: string; version: number }
): Promise<void> {
	const { networkId, memberId } = context.scope;
	const members = await context.trx
		.selectFrom('member')
		.select(['email', 'first_name', 'last_name', 'language'])
		.where('network_id', '=', networkId)
		.where('state', '=', 'accepted')
		.where('id', '!=', memberId)
		.execute();
	const registered = await context.trx
		.selectFrom('registration')
		.select(['email', 'first_name', 'last_name', 'language'])
		.where('network_id', '=', networkId)
		.where('state', 'in', ['confirmed', 'waiting'])
		.execute();
	const told = new Set<string>();
	for (const person of [...members, ...registered]) {
		if (person.email === null || told.has(person.email)) continue;
		told.add(person.email);
		await context.mail(
			await networkNewsMail({
				...facts,
				networkId,
				to: { email: person.email, name: `${person.first_name} ${person.last_name}`.trim() },
				firstName: person.first_name,
				language: person.language
			})
		);
	}
}
