import type { Updateable } from 'kysely';
import type { Trx } from '#platform/db/access.ts';
import type { Database } from '#platform/db/tables.ts';

/** Writes down how a run stands now: for the commands of the kinds, which reach it through their context. */
export async function saveRun(
	trx: Trx,
	{ networkId }: { readonly networkId: string },
	run: { readonly id: string },
	change: Updateable<Database['step_run']>
): Promise<void> {
	await trx
		.updateTable('step_run')
		.set(change)
		.where('network_id', '=', networkId)
		.where('id', '=', run.id)
		.execute();
}
