import type { NetworkScope } from '#platform/auth/scope.ts';
import { inNetwork, type Db } from '#platform/db/access.ts';
import type { Met } from '#steps/running/dividing/model.ts';
import { metBefore } from '#steps/running/dividing/queries.server.ts';

/** How often each couple of the network met so far; for whoever leads it. */
export function readMet(db: Db, scope: NetworkScope): Promise<Met> {
	return inNetwork(db, scope.networkId, (trx) => metBefore(trx, scope.networkId, null));
}
