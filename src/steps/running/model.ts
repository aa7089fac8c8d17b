import { leads, type MeetingScope } from '#platform/auth/scope.ts';

/** Whoever leads the network conducts its steps: next, reveal, close, back. */
export function conducts(scope: MeetingScope): boolean {
	return leads(scope.role);
}

/** Who takes part in a step: members and guests. Facilitators, convenors and experts do not, unless a rule says so. */
export function takesPart(scope: MeetingScope): boolean {
	return scope.role === 'member' || scope.role === 'guest' || scope.role === 'host';
}

/** What is left of the part of a step's own clock that is on, and how long it is in all, in milliseconds; null past the last. */
export function clockLeft(
	clock: { parts: readonly { startedAt: number; endsAt: number }[]; pausedAt: number | null },
	now: number
): { left: number; inAll: number; part: number } | null {
	const at = clock.pausedAt ?? now;
	const part = clock.parts.findIndex(({ endsAt }) => at < endsAt);
	const on = clock.parts[part];
	return on ? { left: on.endsAt - at, inAll: on.endsAt - on.startedAt, part } : null;
}
