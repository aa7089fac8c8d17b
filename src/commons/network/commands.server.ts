import type { Selectable } from 'kysely';
import { defineCommand, type CommandContext } from '#platform/commands/command.ts';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { alsoInNetwork, type Trx } from '#platform/db/access.ts';
import type { NetworkTable } from '#platform/db/tables.ts';
import { mayCreateNetwork } from './policy.ts';
import { CreateNetwork } from './schema.ts';
import { nextSlug, slugOf } from './slug/model.ts';

/**
 * Begins a network in draft, with its address, an empty call, and its maker as facilitator. Refuses a maker without a name:
 * the call says who facilitates.
 */
export const createNetwork = defineCommand({
	name: 'network.create',
	summary: 'Begins a network in draft; its maker becomes the facilitator.',
	scope: 'person',
	schema: CreateNetwork,
	allow: (scope) => mayCreateNetwork(scope),
	async run({ trx, scope, now, newId }, { yourName, ...input }) {
		const name = scope.name.trim() || yourName;
		if (name === '') return refuse('invalid', { yourName: 'required' });
		if (name !== scope.name)
			await trx.updateTable('person').set({ name }).where('id', '=', scope.personId).execute();
		const networkId = newId();
		const slug = await takeAddress(trx, networkId, slugOf(input.title));
		await alsoInNetwork(trx, networkId, async () => {
			await trx
				.insertInto('network')
				.values({
					id: networkId,
					slug,
					...input,
					language: scope.language,
					created_by: scope.personId,
					created_at: now,
					changed_at: now
				})
				.execute();
			// For whom it is, is one of the eight things a call says: it is asked once.
			await trx
				.insertInto('announcement')
				.values({ network_id: networkId, target_group: input.audience })
				.execute();
			await trx
				.insertInto('member')
				.values({
					network_id: networkId,
					id: newId(),
					person_id: scope.personId,
					role: 'facilitator',
					...namesOf(name),
					email: scope.email,
					language: scope.language,
					joined_at: now
				})
				.execute();
		});
		return done({ networkId, slug });
	}
});

/** Every network has a call, also one that lost its row: it is empty then, and can be written again. */
export async function ensureCall(trx: Trx, networkId: string): Promise<void> {
	await trx
		.insertInto('announcement')
		.values({ network_id: networkId })
		.onConflict((conflict) => conflict.column('network_id').doNothing())
		.execute();
}

/** The first free address for this network: the slug itself, else with a number. Two at once never get the same. */
async function takeAddress(trx: Trx, networkId: string, slug: string): Promise<string> {
	for (let attempt = 1; attempt < 1000; attempt += 1) {
		const key = nextSlug(slug, attempt);
		const taken = await trx
			.insertInto('door')
			.values({ kind: 'network', key, network_id: networkId, thing_id: networkId })
			.onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
			.executeTakeFirst();
		if (taken.numInsertedOrUpdatedRows === 1n) return key;
	}
	throw new Error('a thousand networks with the same title');
}

/** First and last name out of one name. */
function namesOf(name: string): { first_name: string; last_name: string } {
	const [first = '', ...rest] = name.trim().split(/\s+/);
	return { first_name: first.slice(0, 60), last_name: rest.join(' ').slice(0, 80) };
}

/**
 * The network as it is, kept for this transaction. Refuses `stale` when somebody changed it since the version that
 * the asker had before them: then they decide again, with both texts in sight.
 */
export async function lockNetwork(
	{ trx, scope }: CommandContext<'network'>,
	version: number
): Promise<Outcome<Selectable<NetworkTable>>> {
	const network = await trx
		.selectFrom('network')
		.selectAll()
		.where('id', '=', scope.networkId)
		.forNoKeyUpdate()
		.executeTakeFirstOrThrow();
	if (network.version !== version) return refuse('stale');
	await ensureCall(trx, scope.networkId);
	return done(network);
}

/** Notes that the network was changed now, with what changed in its own row, and answers with its new version. */
export async function touchNetwork(
	context: CommandContext<'network'>,
	change: Partial<Omit<Selectable<NetworkTable>, 'id' | 'slug' | 'version'>> = {}
): Promise<number> {
	const { version } = await context.trx
		.updateTable('network')
		.set((set) => ({ ...change, changed_at: context.now, version: set('version', '+', 1) }))
		.where('id', '=', context.scope.networkId)
		.returning('version')
		.executeTakeFirstOrThrow();
	await context.audit(context.scope.networkId);
	return version;
}
