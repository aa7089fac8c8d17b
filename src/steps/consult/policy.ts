import { leads, type MeetingScope, type NetworkScope } from '#platform/auth/scope.ts';
import { conducts, takesPart } from '#steps/running/model.ts';

/** Whoever takes part may offer a case, write and keep; what the step asks of whom is decided with the run at hand. */
export function mayTakePart(scope: MeetingScope): boolean {
	return takesPart(scope);
}

/** Whoever conducts moves people, names the giver and lays open what the group wrote. */
export function mayConduct(scope: MeetingScope): boolean {
	return conducts(scope);
}

/** Whoever belongs to the network as member or host offers a case; a guest of one room does not. */
export function mayOffer(scope: NetworkScope): boolean {
	return scope.role === 'member' || scope.role === 'host';
}

/** Whoever plans the meetings plans who gives a case in them; from the desk. */
export function mayPlanCases(scope: MeetingScope): boolean {
	return leads(scope.role) && scope.door === 'person';
}
