import { inNetwork, type Db } from '#platform/db/access.ts';
import type { MeetingScope, NetworkScope } from '#platform/auth/scope.ts';
import { itemsThatRan, type RanItem } from '#steps/running/ran/queries.server.ts';

/** A time that this network used a method. */
export type Use = RanItem;

/** Where this network used which methods, the latest first (H20). */
export function usesOfMethods(db: Db, { networkId }: NetworkScope | MeetingScope): Promise<Use[]> {
	return inNetwork(db, networkId, (trx) => itemsThatRan(trx, { networkId }));
}
