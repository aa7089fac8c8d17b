import type { Trx } from '#platform/db/access.ts';

/** Says who takes care of items, instead of who did; of each item in the order given. */
export async function writeOwners(
	trx: Trx,
	networkId: string,
	items: readonly { id: string; ownerIds: readonly string[] }[]
): Promise<void> {
	if (items.length === 0) return;
	await trx
		.deleteFrom('agenda_owner')
		.where('network_id', '=', networkId)
		.where(
			'item_id',
			'in',
			items.map(({ id }) => id)
		)
		.execute();
	const rows = items.flatMap(({ id, ownerIds }) =>
		ownerIds.map((member_id, position) => ({ network_id: networkId, item_id: id, member_id, position }))
	);
	if (rows.length > 0) await trx.insertInto('agenda_owner').values(rows).execute();
}
