import { leads, type NetworkScope } from '#platform/auth/scope.ts';

/** Who leads the network sets it up; a seat in the room never does. */
export function maySetUp(scope: NetworkScope): boolean {
	return leads(scope.role) && scope.door === 'person';
}
