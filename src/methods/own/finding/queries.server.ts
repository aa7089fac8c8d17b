import * as v from 'valibot';
import { alsoOfOrganisation, ownOrganisation } from '#platform/auth/organisation.server.ts';
import type { Trx } from '#platform/db/access.ts';
import { libraryMethod } from '#methods/library/model.ts';
import type { Method } from '#methods/model.ts';
import { MethodFile } from '#methods/schema.ts';

/**
 * Finds the methods that the agendas of this network are made of, whoever asks: of the library, of this network, and those
 * that somebody shared with the organisation of one of its leaders. A co-leader from elsewhere asks about the same agenda.
 */
export async function methodFinder(trx: Trx, networkId: string): Promise<(id: string) => Method | undefined> {
	const leaders = await trx
		.selectFrom('member')
		.select('person_id')
		.where('network_id', '=', networkId)
		.where('role', 'in', ['facilitator', 'cofacilitator', 'convenor'])
		.where('person_id', 'is not', null)
		.execute();
	const organisations = new Set<string>();
	for (const { person_id } of leaders) organisations.add(await ownOrganisation(trx, person_id));
	const byId = new Map<string, Method>();
	// Without an organisation a question sees this network alone.
	for (const organisation of organisations.add('')) {
		const rows = await alsoOfOrganisation(trx, organisation, (open) =>
			open
				.selectFrom('own_method')
				.select('file')
				.where('id', 'in', (on) =>
					on.selectFrom('agenda_item').select('method_id').where('network_id', '=', networkId)
				)
				.execute()
		);
		for (const { file } of rows) {
			const read = v.safeParse(MethodFile, file);
			if (read.success) byId.set(read.output.id, read.output);
		}
	}
	return (id) => libraryMethod(id) ?? byId.get(id);
}
