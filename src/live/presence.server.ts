import { limits, type MeetingRef, type Viewer } from './protocol.ts';

/** Who is connected to a meeting, over all nodes. */
export interface Present {
	readonly members: readonly string[];
	readonly screens: number;
}

/** What presence needs from its surroundings. */
export interface PresenceSetting {
	/** A name of this node that no other has. */
	readonly node: string;
	readonly now: () => number;
	/** Tells the other nodes. */
	readonly tell: (message: string) => void;
	/** Somebody came or went: show it on the surfaces that show presence. */
	readonly show: (meeting: MeetingRef, present: Present) => void;
}

interface Roster {
	readonly meeting: MeetingRef;
	/** Streams of each member here; 0 while a member who vanished still lingers. */
	readonly streams: Map<string, number>;
	/** Until when a member without streams is still called present. */
	readonly lingers: Map<string, number>;
	/** What other nodes told: by node and part, with the time until which it counts. */
	readonly elsewhere: Map<string, Part & { until: number }>;
	screens: number;
	/** What was told last, and in how many parts. */
	toldAs: string;
	toldParts: number;
	due: ReturnType<typeof setTimeout> | undefined;
}

interface Part {
	n: string;
	m: string;
	node: string;
	part: number;
	members: string[];
	screens: number;
	/** Asks the other nodes to tell who is with them. */
	ask?: true;
}

/** Ids that fit in one notification of PostgreSQL. */
const idsInPart = 150;

const keyOf = (meeting: MeetingRef) => `${meeting.networkId}/${meeting.meetingId}`;

/**
 * Who is connected, in memory only: never in the log, never in the database. Every node tells the others who is
 * with it when that changes and now and then; what a dead node told expires (L28).
 */
export class Presence {
	readonly #setting: PresenceSetting;
	readonly #rosters = new Map<string, Roster>();

	constructor(setting: PresenceSetting) {
		this.#setting = setting;
	}

	/** A stream of this viewer began. */
	enter(meeting: MeetingRef, viewer: Viewer): void {
		const roster = this.#rosterOf(meeting);
		if (viewer.surface === 'screen') roster.screens++;
		else {
			roster.streams.set(viewer.memberId, (roster.streams.get(viewer.memberId) ?? 0) + 1);
			roster.lingers.delete(viewer.memberId);
		}
		this.#soon(roster, limits.presencePause);
	}

	/** A stream of this viewer ended. */
	leave(meeting: MeetingRef, viewer: Viewer): void {
		const roster = this.#rosterOf(meeting);
		if (viewer.surface === 'screen') roster.screens--;
		else {
			const left = (roster.streams.get(viewer.memberId) ?? 1) - 1;
			roster.streams.set(viewer.memberId, left);
			if (left === 0) {
				roster.lingers.set(viewer.memberId, this.#setting.now() + limits.presenceLinger);
			}
		}
		this.#soon(roster, limits.presencePause);
	}

	/** Another node told who is with it, or asks. */
	hear(message: string): void {
		const part: Part = JSON.parse(message);
		const roster = this.#rosters.get(keyOf({ networkId: part.n, meetingId: part.m }));
		if (!roster || part.node === this.#setting.node) return;
		if (part.ask) {
			roster.toldAs = '';
		} else {
			const until = this.#setting.now() + limits.presenceTtl;
			roster.elsewhere.set(`${part.node}/${part.part}`, { ...part, until });
		}
		this.#soon(roster, limits.presencePause);
	}

	/** Tells all again, and forgets what expired; to be called every `limits.presenceTellEvery`. */
	tellAgain(): void {
		for (const roster of this.#rosters.values()) {
			roster.toldAs = '';
			this.#soon(roster, limits.presencePause);
		}
	}

	/** Tells the other nodes that nobody is here any more. */
	close(): void {
		for (const roster of this.#rosters.values()) {
			clearTimeout(roster.due);
			roster.streams.clear();
			roster.screens = 0;
			this.#tell(roster);
		}
		this.#rosters.clear();
	}

	#rosterOf(meeting: MeetingRef): Roster {
		const found = this.#rosters.get(keyOf(meeting));
		if (found) return found;
		const roster: Roster = {
			meeting,
			streams: new Map(),
			lingers: new Map(),
			elsewhere: new Map(),
			screens: 0,
			toldAs: '',
			toldParts: 0,
			due: undefined
		};
		this.#rosters.set(keyOf(meeting), roster);
		this.#send(roster, { part: 0, members: [], screens: 0, ask: true });
		return roster;
	}

	#soon(roster: Roster, pause: number): void {
		roster.due ??= setTimeout(() => this.#settle(roster), pause);
	}

	#settle(roster: Roster): void {
		roster.due = undefined;
		const now = this.#setting.now();
		for (const [member, until] of roster.lingers) {
			if (until <= now) {
				roster.lingers.delete(member);
				roster.streams.delete(member);
			}
		}
		for (const [key, { until }] of roster.elsewhere) {
			if (until <= now) roster.elsewhere.delete(key);
		}
		this.#tell(roster);
		this.#setting.show(roster.meeting, presentIn(roster));
		if (roster.lingers.size > 0) {
			const first = Math.min(...roster.lingers.values());
			this.#soon(roster, Math.max(first - now, limits.presencePause));
		} else if (roster.streams.size === 0 && roster.screens === 0) {
			this.#rosters.delete(keyOf(roster.meeting));
		}
	}

	#tell(roster: Roster): void {
		const members = [...roster.streams.keys()];
		const as = JSON.stringify([members, roster.screens]);
		if (as === roster.toldAs) return;
		const parts = Math.max(1, Math.ceil(members.length / idsInPart));
		for (let part = 0; part < Math.max(parts, roster.toldParts); part++) {
			this.#send(roster, {
				part,
				members: members.slice(part * idsInPart, (part + 1) * idsInPart),
				screens: part === 0 ? roster.screens : 0
			});
		}
		roster.toldAs = as;
		roster.toldParts = parts;
	}

	#send({ meeting }: Roster, part: Omit<Part, 'n' | 'm' | 'node'>): void {
		const { node, tell } = this.#setting;
		tell(JSON.stringify({ n: meeting.networkId, m: meeting.meetingId, node, ...part }));
	}
}

function presentIn(roster: Roster): Present {
	const members = new Set(roster.streams.keys());
	let { screens } = roster;
	for (const part of roster.elsewhere.values()) {
		for (const member of part.members) members.add(member);
		screens += part.screens;
	}
	return { members: [...members].sort(), screens };
}
