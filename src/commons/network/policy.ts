import { leads, type NetworkScope, type PersonScope } from '#platform/auth/scope.ts';

/** An administrator, and whoever got that right from one, may begin networks. */
export function mayCreateNetwork(scope: PersonScope): boolean {
	return scope.administrator || scope.mayCreateNetworks;
}

/** Who leads a network may change it; a seat in the room never does. */
export function mayChangeNetwork(scope: NetworkScope): boolean {
	return leads(scope.role) && scope.door === 'person';
}
