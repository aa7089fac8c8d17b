import { inNetwork, type Db } from '#platform/db/access.ts';
import type { NetworkScope, PublicScope } from '#platform/auth/scope.ts';
import { secretKey } from '#platform/ids/ids.ts';
import {
	candidates,
	doorPlate,
	isPresent,
	linkedMember,
	nameOf,
	openMeetingNumber,
	type Candidate,
	type DoorPlate
} from '#lifecycle/convene/stage/joining/queries.server.ts';

// What a page at the door of a meeting shows to who stands before it.

/** The meeting behind a code; null when it does not exist any more. */
export function plateBehind(
	db: Db,
	{ networkId }: PublicScope,
	meetingId: string
): Promise<DoorPlate | null> {
	return inNetwork(db, networkId, (trx) => doorPlate(trx, networkId, { meetingId }));
}

/** Who of the people we expect may have typed this name. */
export function candidatesBehind(
	db: Db,
	{ networkId }: PublicScope,
	meetingId: string,
	typed: string
): Promise<Candidate[]> {
	return inNetwork(db, networkId, (trx) => candidates(trx, { networkId, meetingId }, typed));
}

/** Somebody the browser proves to be already: their name, and whether they are in the room. */
export function selfBehind(
	db: Db,
	{ networkId, memberId }: NetworkScope,
	meetingId: string
): Promise<{ name: string; present: boolean }> {
	return inNetwork(db, networkId, async (trx) => {
		const [name, present] = await Promise.all([
			nameOf(trx, networkId, memberId),
			isPresent(trx, { networkId, meetingId, memberId })
		]);
		return { name, present };
	});
}

/** Whose personal link this is, and whether a meeting is on; null when the link leads nowhere any more. */
export function linkBehind(
	db: Db,
	{ networkId }: PublicScope,
	secret: string,
	now: Date
): Promise<{ firstName: string; open: boolean } | null> {
	return inNetwork(db, networkId, async (trx) => {
		const member = await linkedMember(trx, networkId, secretKey(secret), now);
		if (!member) return null;
		return { firstName: member.firstName, open: (await openMeetingNumber(trx, networkId)) !== null };
	});
}
