import type { Selectable } from 'kysely';
import { lockNetwork, touchNetwork } from '#commons/network/commands.server.ts';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { NetworkTable } from '#platform/db/tables.ts';
import { dayIn } from '#platform/i18n/format.ts';
import { saveCommitments, savePromises } from './lines/commands.server.ts';
import { deadlineStands, elements, missingForPublishing } from './model.ts';
import { mayWriteCall } from './policy.ts';
import { readCall } from './queries.server.ts';
import { ChangeCallState, SaveCall } from './schema.ts';

/** A call that is over stays as it was. */
const FIXED: readonly Selectable<NetworkTable>['state'][] = ['closed', 'archived', 'cancelled'];

/** Refuses a deadline that somebody sets to a day gone by: the call would be closed at once, and nobody means that. */
export async function checkDeadline(
	{ trx, scope, now }: CommandContext<'network'>,
	deadline: string | null
): Promise<Outcome<null>> {
	const { registration_deadline: before } = await trx
		.selectFrom('announcement')
		.select('registration_deadline')
		.where('network_id', '=', scope.networkId)
		.executeTakeFirstOrThrow();
	return deadlineStands(deadline, before, dayIn(now, scope.timeZone))
		? done(null)
		: refuse('invalid', { deadline: 'past' });
}

/**
 * Keeps the call as it stands in the editor, and publishes a draft in the same act when that is asked: nothing that was
 * typed is left behind. Once published every change is a new version of the contract, and changed promises need a reason;
 * the earlier versions stay.
 */
export const saveCall = defineCommand({
	name: 'network.saveCall',
	summary: 'Saves the call; once published this makes a new version of it.',
	scope: 'network',
	schema: SaveCall,
	allow: (scope) => mayWriteCall(scope),
	async run(context, input) {
		const network = await lockNetwork(context, input.version);
		if (!network.ok) return network;
		if (FIXED.includes(network.value.state)) return refuse('wrong_state');
		const published = network.value.state === 'draft' ? null : { reason: input.reason };
		if ((published || input.publish) && input.promises.length === 0)
			return refuse('invalid', { promises: 'required' });
		const deadline = await checkDeadline(context, input.deadline);
		if (!deadline.ok) return deadline;
		const saved = await savePromises(context, input.promises, published);
		if (saved === 'reason_missing') return refuse('invalid', { reason: 'required' });
		await saveCommitments(context, input.commitments, published !== null);
		await context.trx
			.updateTable('announcement')
			.set({
				tagline: input.tagline,
				registration_deadline: input.deadline,
				...Object.fromEntries(elements.map((name) => [name, input[name]]))
			})
			.where('network_id', '=', context.scope.networkId)
			.execute();
		if (input.publish && published === null) return publish(context);
		const version = await touchNetwork(context);
		await republishCall(context, network.value.state, input.reason);
		return done({ version });
	}
});

/** Publishes the call: from now on anybody may read it and register. Refuses while something it needs is missing. */
export const publishCall = defineCommand({
	name: 'network.publishCall',
	summary: 'Publishes the call, so that people can register.',
	scope: 'network',
	schema: ChangeCallState,
	allow: (scope) => mayWriteCall(scope),
	async run(context, input) {
		const network = await lockNetwork(context, input.version);
		if (!network.ok) return network;
		if (network.value.state !== 'draft') return refuse('wrong_state');
		return publish(context);
	}
});

/** Puts the call of a network in draft online as it stands in the database. Refuses while something it needs is missing. */
async function publish(context: CommandContext<'network'>): Promise<Outcome<{ version: number }>> {
	const { content, facilitators } = await readCall(context.trx, context.scope);
	const missing = missingForPublishing({ ...content, promises: content.promises.length, facilitators });
	if (missing.length > 0) {
		return refuse('call_incomplete', Object.fromEntries(missing.map((name) => [name, 'required'])));
	}
	await context.trx
		.updateTable('announcement')
		.set({ published_at: context.now, closed_at: null })
		.where('network_id', '=', context.scope.networkId)
		.execute();
	const version = await touchNetwork(context, { state: 'announced' });
	await republishCall(context, 'announced', '');
	return done({ version });
}

/** Closes the call: nobody registers any more, the group is composed. */
export const closeCall = defineCommand({
	name: 'network.closeCall',
	summary: 'Closes registration.',
	scope: 'network',
	schema: ChangeCallState,
	allow: (scope) => mayWriteCall(scope),
	async run(context, input) {
		const network = await lockNetwork(context, input.version);
		if (!network.ok) return network;
		if (network.value.state !== 'announced') return refuse('wrong_state');
		await context.trx
			.updateTable('announcement')
			.set({ closed_at: context.now })
			.where('network_id', '=', context.scope.networkId)
			.execute();
		return done({ version: await touchNetwork(context, { state: 'composing' }) });
	}
});

/** Opens a closed call again, as long as the first meeting has not begun. */
export const reopenCall = defineCommand({
	name: 'network.reopenCall',
	summary: 'Opens registration again.',
	scope: 'network',
	schema: ChangeCallState,
	allow: (scope) => mayWriteCall(scope),
	async run(context, input) {
		const network = await lockNetwork(context, input.version);
		if (!network.ok) return network;
		if (network.value.state !== 'composing') return refuse('wrong_state');
		await context.trx
			.updateTable('announcement')
			.set({ closed_at: null })
			.where('network_id', '=', context.scope.networkId)
			.execute();
		return done({ version: await touchNetwork(context, { state: 'announced' }) });
	}
});

/** Keeps a copy of the call as it is now, once it is published; a network in draft has none. */
export async function republishCall(
	context: CommandContext<'network'>,
	state: Selectable<NetworkTable>['state'],
	reason: string
): Promise<void> {
	if (state === 'draft') return;
	const { content } = await readCall(context.trx, context.scope);
	const { version } = await context.trx
		.updateTable('announcement')
		.set((set) => ({ version: set('version', '+', 1) }))
		.where('network_id', '=', context.scope.networkId)
		.returning('version')
		.executeTakeFirstOrThrow();
	await context.trx
		.insertInto('announcement_version')
		.values({
			network_id: context.scope.networkId,
			version: version - 1,
			published_at: context.now,
			reason,
			content: JSON.stringify(content)
		})
		.execute();
}
