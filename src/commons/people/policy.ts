import { leads, type NetworkScope } from '#platform/auth/scope.ts';

/** Who leads the network may add people and let them go; a seat in the room never does. */
export function mayManagePeople(scope: NetworkScope): boolean {
	return leads(scope.role) && scope.door === 'person';
}
