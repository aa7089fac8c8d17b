import { inNetwork, type Db } from '#platform/db/access.ts';
import { meetingScope } from '#platform/auth/mint.server.ts';
import type { MeetingScope, NetworkScope } from '#platform/auth/scope.ts';
import { readSince } from '#live/log.server.ts';
import type { LiveStart, Viewer } from '#live/protocol.ts';
import { readStart } from '#live/view.server.ts';
import { missingKickoffParts } from '#lifecycle/convene/agenda/model.ts';
import { doorPlate, isPresent, type DoorPlate } from '#lifecycle/convene/stage/joining/queries.server.ts';
import type { RoomView } from '#lifecycle/convene/stage/events.ts';
import { roomView, stagedMeeting, type StagedMeeting } from '#lifecycle/convene/stage/queries.server.ts';
import { methodFinder } from '#methods/own/finding/queries.server.ts';
import type { KickoffPart } from '#methods/model.ts';

// What the pages of a live meeting are rendered with, before their streams go on from there.

/** The state of the meeting as this viewer may see it, as of one moment. */
export function liveStart(
	db: Db,
	scope: MeetingScope,
	viewer: Viewer,
	now: () => number
): Promise<LiveStart> {
	return readStart(
		(meeting, since, audiences) =>
			inNetwork(db, meeting.networkId, (trx) => readSince(trx, meeting, since, audiences)),
		{ networkId: scope.networkId, meetingId: scope.meetingId },
		viewer,
		now
	);
}

/** What the page of a phone is rendered with. */
export interface PhoneStart {
	scope: MeetingScope;
	start: LiveStart;
	/** Whether the meeting is open to phones. */
	open: DoorPlate['state'];
	/** Whether this member is in the room. */
	present: boolean;
}

/** All of it in one transaction, since a whole room asks for it at once; null when there is no meeting of this number. */
export function phoneStart(
	db: Db,
	network: NetworkScope,
	number: number,
	now: () => number
): Promise<PhoneStart | null> {
	const { networkId, memberId } = network;
	return inNetwork(db, networkId, async (trx) => {
		const scope = await meetingScope(trx, network, number);
		if (!scope) return null;
		const [start, plate, present] = await Promise.all([
			readStart((...asked) => readSince(trx, ...asked), scope, { surface: 'phone', memberId }, now),
			doorPlate(trx, networkId, scope),
			isPresent(trx, scope)
		]);
		return { scope, start, open: plate?.state ?? 'over', present };
	});
}

/** How far the meeting is, and what a kick-off still misses (domain.md 2.2, invariant 1). */
export function cockpitStart(
	db: Db,
	scope: MeetingScope
): Promise<{ state: StagedMeeting['state']; missing: KickoffPart[] }> {
	return inNetwork(db, scope.networkId, async (trx) => {
		const { state, kind, items } = await stagedMeeting(trx, scope);
		if (kind !== 'kickoff') return { state, missing: [] };
		return { state, missing: missingKickoffParts(items, await methodFinder(trx, scope.networkId)) };
	});
}

/** What the room is called. */
export function roomOf(db: Db, scope: MeetingScope): Promise<RoomView> {
	return inNetwork(db, scope.networkId, (trx) => roomView(trx, scope));
}
