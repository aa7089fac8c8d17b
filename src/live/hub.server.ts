import { signalOf, type Bus, type Passing, type ReadLog, type Topic } from './log.ts';
import { limits, type MeetingRef, type PassingEvent, type PresenceEvent, type Viewer } from './protocol.ts';
import { Presence, type Present } from './presence.server.ts';
import { eventBytes, sayGoodbye, send, type Receiver, type Resume, type Sink } from './receiver.server.ts';
import { Room } from './room.server.ts';
import { viewOf } from './view.server.ts';

/** What a hub needs; see `docs/live-protocol.md`. */
export interface HubSetting {
	readonly read: ReadLog;
	readonly bus: Bus;
	/** A name of this node that no other has; a new one for every start. */
	readonly node: string;
	readonly now?: () => number;
	/** Told when the log cannot be read; the hub goes on trying by itself. */
	readonly onError?: (error: unknown) => void;
}

/**
 * Whose streams are closed on all nodes (L23): those of a member, of a meeting, or of a member in a meeting. Room screens
 * bear no name, so a cut of a member lets those of the network come back too.
 */
export interface Cut {
	readonly networkId: string;
	/** Without it: everybody's and the screens'. */
	readonly memberId?: string;
	/** Without it: those of all meetings of the network. */
	readonly meetingId?: string;
	/** `removed` ends the surface; `changed` lets it come back at once, with the rights it then has. */
	readonly because: 'removed' | 'changed';
}

const keyOf = (meeting: MeetingRef) => `${meeting.networkId}/${meeting.meetingId}`;

/** All live meetings of one app node: who is connected here, and what they are told. */
export class Hub {
	readonly #setting: Required<HubSetting>;
	readonly #rooms = new Map<string, Room>();
	readonly #presence: Presence;
	readonly #shown = new WeakMap<Receiver, string>();
	#timers: ReturnType<typeof setInterval>[] = [];
	#closed = false;

	constructor(setting: HubSetting) {
		this.#setting = { now: Date.now, onError: () => {}, ...setting };
		this.#presence = new Presence({
			node: setting.node,
			now: this.#setting.now,
			tell: (message) => setting.bus.tell('presence', message),
			show: (meeting, present) => this.#show(meeting, present)
		});
	}

	/** Begins to listen to the other nodes and to give signs of life. */
	async start(): Promise<void> {
		this.#timers = [
			setInterval(() => this.#beat(), limits.beatEvery),
			setInterval(() => this.#presence.tellAgain(), limits.presenceTellEvery)
		];
		await this.#setting.bus.listen(
			(topic, message) => this.#hear(topic, message),
			() => {
				for (const room of this.#rooms.values()) room.doubt();
				this.#presence.tellAgain();
			}
		);
	}

	get closed(): boolean {
		return this.#closed;
	}

	/** Number of streams that are open here. */
	get streams(): number {
		let streams = 0;
		for (const room of this.#rooms.values()) streams += room.receivers.size;
		return streams;
	}

	/**
	 * Begins a stream for a viewer whose rights the caller has checked. `resume` is what the surface has already.
	 * Gives the function that ends it.
	 */
	join(meeting: MeetingRef, viewer: Viewer, resume: Resume | undefined, sink: Sink): () => void {
		const room = this.#rooms.get(keyOf(meeting)) ?? new Room(meeting, this.#setting);
		this.#rooms.set(keyOf(meeting), room);
		const receiver: Receiver = {
			meeting,
			viewer,
			sink,
			view: viewOf(viewer, new Map()),
			waiting: resume ?? 'reset'
		};
		this.#makeRoomFor(viewer, room);
		// Who works at a desk is not in the room.
		const inRoom = viewer.surface !== 'desk';
		if (inRoom) this.#presence.enter(meeting, viewer);
		room.join(receiver);
		return () => {
			if (!room.receivers.delete(receiver)) return;
			if (room.receivers.size === 0) this.#rooms.delete(keyOf(meeting));
			if (inRoom && !this.#closed) this.#presence.leave(meeting, viewer);
		};
	}

	/** Closes all streams; the surfaces come back, to this node or another. */
	async close(): Promise<void> {
		this.#closed = true;
		for (const timer of this.#timers) clearInterval(timer);
		this.#presence.close();
		for (const room of [...this.#rooms.values()]) {
			for (const receiver of [...room.receivers]) receiver.sink.close();
		}
		await this.#setting.bus.close();
	}

	#hear(topic: Topic, message: string): void {
		if (topic === 'presence') this.#presence.hear(message);
		else if (topic === 'cut') this.#cut(JSON.parse(message));
		else if (topic === 'passing') this.#pass(JSON.parse(message));
		else {
			const signal = signalOf(message);
			this.#rooms.get(keyOf(signal.meeting))?.hear(signal);
		}
	}

	/** Tells who has the audience now; who still waits to be told where it stands has not missed it. */
	#pass({ n, m, change: { kind, id, audience, value } }: Passing): void {
		const room = this.#rooms.get(keyOf({ networkId: n, meetingId: m }));
		if (!room) return;
		const event: PassingEvent = { now: this.#setting.now(), kind, id, value };
		const bytes = eventBytes('passing', event);
		for (const receiver of [...room.receivers]) {
			if (!receiver.waiting && receiver.view.audiences.has(audience)) send(receiver, bytes);
		}
	}

	#cut(cut: Cut): void {
		for (const room of [...this.#rooms.values()]) {
			for (const receiver of [...room.receivers]) {
				const { meeting, viewer, sink } = receiver;
				if (meeting.networkId !== cut.networkId) continue;
				if (cut.meetingId !== undefined && meeting.meetingId !== cut.meetingId) continue;
				// A room screen has no name: it asks anew whether whoever opened it still leads.
				const isNameless = cut.memberId !== undefined && viewer.surface === 'screen';
				const isOther = viewer.surface !== 'screen' && viewer.memberId !== cut.memberId;
				if (cut.memberId !== undefined && isOther) continue;
				if (cut.because === 'removed' && !isNameless) sayGoodbye(receiver, this.#setting.now(), 'removed');
				else sink.close();
			}
		}
	}

	/** A member with very many streams loses the oldest (L24); screens have no name to count by. */
	#makeRoomFor(viewer: Viewer, room: Room): void {
		if (viewer.surface === 'screen') return;
		const own = [...room.receivers].filter(
			(receiver) => receiver.viewer.surface !== 'screen' && receiver.viewer.memberId === viewer.memberId
		);
		const [oldest] = own;
		if (oldest && own.length >= limits.streamsPerViewer) {
			sayGoodbye(oldest, this.#setting.now(), 'too_many_streams');
		}
	}

	#beat(): void {
		const bytes = eventBytes('beat', { now: this.#setting.now() });
		for (const room of [...this.#rooms.values()]) {
			for (const receiver of [...room.receivers]) send(receiver, bytes);
		}
	}

	#show(meeting: MeetingRef, { members, screens }: Present): void {
		const room = this.#rooms.get(keyOf(meeting));
		if (!room) return;
		const shown = JSON.stringify([members, screens]);
		const count: PresenceEvent = { now: this.#setting.now(), people: members.length, screens };
		const toScreens = eventBytes('presence', count);
		const toCockpits = eventBytes('presence', { ...count, members });
		for (const receiver of [...room.receivers]) {
			const { surface } = receiver.viewer;
			if (surface === 'phone' || surface === 'desk' || this.#shown.get(receiver) === shown) continue;
			this.#shown.set(receiver, shown);
			send(receiver, surface === 'cockpit' ? toCockpits : toScreens);
		}
	}
}
