import { leads, type NetworkScope } from '#platform/auth/scope.ts';

/** Who leads the network writes its call; a seat in the room never does. */
export function mayWriteCall(scope: NetworkScope): boolean {
	return leads(scope.role) && scope.door === 'person';
}
