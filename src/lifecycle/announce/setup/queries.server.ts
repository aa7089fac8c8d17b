import type { NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';
import { readCall } from '#lifecycle/announce/call/queries.server.ts';
import { writtenSteps } from './model.ts';

/** Everything the guided form shows: the network and its call as they stand, and which steps are written. */
export function readSetup(db: Db, scope: NetworkScope) {
	return inNetwork(db, scope.networkId, async (trx) => {
		const { content, state, version } = await readCall(trx, scope);
		const { facilitation, practical } = content.elements;
		const written = writtenSteps({
			...content,
			promises: content.promises.length,
			commitments: content.commitments.length,
			facilitation,
			practical
		});
		return { content, state, version, written, networkLanguage: scope.language, timeZone: scope.timeZone };
	});
}
