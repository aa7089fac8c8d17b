import { leads, type NetworkScope } from '#platform/auth/scope.ts';

/** Who leads the network decides who takes part; a seat in the room never does. */
export function mayDecide(scope: NetworkScope): boolean {
	return leads(scope.role) && scope.door === 'person';
}
