import type { CommandContext } from '#platform/commands/command.ts';
import type { Line } from '../model.ts';
import { retirePromise, rewordPromise, type CallPromise } from '../versions/model.ts';

type Context = CommandContext<'network'>;

/** How saving ended: nothing but the order changed, something did, or a change after publication lacks its reason. */
export type LinesSaved = 'same' | 'changed' | 'reason_missing';

/**
 * Makes the promises as somebody wrote them: texts, order, what came and what went. Once published a promise keeps its
 * history: a new text is a new version with the reason, and what went is retired, because evaluations measured it.
 */
export async function savePromises(
	context: Context,
	lines: readonly Line[],
	published: { reason: string } | null
): Promise<LinesSaved> {
	const { trx, scope, now } = context;
	const known = await trx
		.selectFrom('promise')
		.select(['id', 'text', 'version', 'reason'])
		.where('network_id', '=', scope.networkId)
		.where('retired_at', 'is', null)
		.execute();
	const left = new Map(known.map((row): [string, CallPromise] => [row.id, { ...row, retired: false }]));
	const reason = published?.reason ?? '';
	let changed = false;
	for (const [position, { id, text }] of lines.entries()) {
		const before = left.get(id);
		left.delete(id);
		if (!before) {
			if (published && reason === '') return 'reason_missing';
			changed = true;
			const row = { network_id: scope.networkId, id: context.newId(), position, text, reason };
			await trx.insertInto('promise').values(row).execute();
			continue;
		}
		const after = rewordPromise(before, text, published !== null, reason);
		if (!after.ok) return 'reason_missing';
		changed ||= after.promise !== before;
		await trx
			.updateTable('promise')
			.set({
				position,
				text: after.promise.text,
				version: after.promise.version,
				reason: after.promise.reason
			})
			.where('network_id', '=', scope.networkId)
			.where('id', '=', id)
			.execute();
	}
	for (const gone of left.values()) {
		const after = retirePromise(gone, published !== null, reason);
		if (!after.ok) return 'reason_missing';
		changed = true;
		if (!published) {
			await trx
				.deleteFrom('promise')
				.where('network_id', '=', scope.networkId)
				.where('id', '=', gone.id)
				.execute();
			continue;
		}
		await trx
			.updateTable('promise')
			.set({ retired_at: now, version: after.promise.version, reason: after.promise.reason })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', gone.id)
			.execute();
	}
	return changed ? 'changed' : 'same';
}

/** Makes the commitments as somebody wrote them. Once published, what went is kept for who ticked it. */
export async function saveCommitments(
	{ trx, scope, now, newId }: Context,
	lines: readonly Line[],
	published: boolean
): Promise<void> {
	const known = await trx
		.selectFrom('commitment')
		.select('id')
		.where('network_id', '=', scope.networkId)
		.where('retired_at', 'is', null)
		.execute();
	const left = new Set(known.map(({ id }) => id));
	for (const [position, { id, text }] of lines.entries()) {
		if (!left.delete(id)) {
			const row = { network_id: scope.networkId, id: newId(), position, text };
			await trx.insertInto('commitment').values(row).execute();
			continue;
		}
		await trx
			.updateTable('commitment')
			.set({ position, text })
			.where('network_id', '=', scope.networkId)
			.where('id', '=', id)
			.execute();
	}
	if (left.size === 0) return;
	if (published) {
		await trx
			.updateTable('commitment')
			.set({ retired_at: now })
			.where('network_id', '=', scope.networkId)
			.where('id', 'in', [...left])
			.execute();
	} else {
		await trx
			.deleteFrom('commitment')
			.where('network_id', '=', scope.networkId)
			.where('id', 'in', [...left])
			.execute();
	}
}
