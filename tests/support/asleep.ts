import { inNetwork } from '#platform/db/access.ts';
import type { Change, Viewer } from '#live/protocol.ts';
import { readSince } from '#live/log.server.ts';
import { settled, visible } from '#live/log.ts';
import { readStart, regroup, viewOf, type Groups } from '#live/view.server.ts';
import type { Room } from './room.ts';

/** What a surface holds, by kind and id. */
type Held = Record<string, unknown>;

/** A surface that has no network: it keeps what it held and misses all that is said. */
export interface Asleep {
	/** The network is there again: what the surface holds once it has gone on from where it was. */
	wakes(): Promise<Held>;
	/** What a page that is loaded now is drawn with. */
	anew(): Promise<Held>;
}

const held = (changes: readonly Change[]): Held =>
	Object.fromEntries(settled(changes).map(({ kind, id, value }) => [`${kind} ${id}`, value]));

/** Takes the network of one surface away. */
export async function fallsAsleep(room: Room, viewer: Viewer): Promise<Asleep> {
	const { networkId, meetingId } = room;
	const read = (since: number, audiences: Parameters<typeof readSince>[3]) =>
		inNetwork(room.runtime.db, networkId, (trx) =>
			readSince(trx, { networkId, meetingId }, since, audiences)
		);
	const start = () => readStart((_meeting, since, audiences) => read(since, audiences), room, viewer);
	const before = await start();
	return {
		async wakes() {
			const now = await start();
			// Whoever may see something else than before is told everything anew (L14).
			if (now.view !== before.view) return held(now.changes);
			const { entries: all } = await read(0, ['hub']);
			const groups: Groups = new Map();
			regroup(groups, all);
			const { audiences } = viewOf(viewer, groups);
			const { entries } = await read(before.clock, [...audiences]);
			return held([...before.changes, ...visible(entries, audiences, before.clock)]);
		},
		anew: async () => held((await start()).changes)
	};
}
