import { settled, visible, type ReadLog, type Signal } from './log.ts';
import type { LogAudience, LogEntry, MeetingRef } from './protocol.ts';
import { changesBytes, sendChanges, type Receiver } from './receiver.server.ts';
import { regroup, viewOf, type Groups } from './view.server.ts';

const notRead = -1;
const nobody: ReadonlySet<Receiver> = new Set();
const retryAfter = [50, 250, 1_000, 2_000];

/** What a room needs from its surroundings. */
export interface RoomSetting {
	readonly read: ReadLog;
	readonly now: () => number;
	readonly onError: (error: unknown) => void;
}

/**
 * One meeting on one node: the receivers that are connected here, and how far they have been told. One reading at
 * a time serves everybody who waits, however many they are (L20); a small signal that follows on needs none.
 */
export class Room {
	readonly receivers = new Set<Receiver>();
	readonly #meeting: MeetingRef;
	readonly #setting: RoomSetting;
	readonly #groups: Groups = new Map();
	/** Every receiver that does not wait has been told everything up to here. */
	#clock = notRead;
	#signals: Signal[] = [];
	#doubtful = false;
	#busy = false;
	#failures = 0;

	constructor(meeting: MeetingRef, setting: RoomSetting) {
		this.#meeting = meeting;
		this.#setting = setting;
	}

	/** A new stream; it gets its first event of changes as soon as the log has been read for it. */
	join(receiver: Receiver): void {
		this.receivers.add(receiver);
		this.#work();
	}

	/** News of the log. */
	hear(signal: Signal): void {
		this.#signals.push(signal);
		this.#work();
	}

	/** Signals may have been missed: read again (L21). */
	doubt(): void {
		this.#doubtful = true;
		this.#work();
	}

	#work(): void {
		if (this.#busy || this.#doneWithoutReading()) return;
		this.#busy = true;
		void this.#readUntilDone();
	}

	async #readUntilDone(): Promise<void> {
		while (this.receivers.size > 0 && !this.#doneWithoutReading()) {
			this.#doubtful = false;
			try {
				await this.#readOnce();
				this.#failures = 0;
			} catch (error) {
				// The database is away: the receivers keep their streams, and are told when it is back.
				this.#doubtful = true;
				if (this.#failures === 0) this.#setting.onError(error);
				const pause = retryAfter[Math.min(this.#failures++, retryAfter.length - 1)];
				await new Promise((resolve) => setTimeout(resolve, pause));
			}
		}
		this.#busy = false;
	}

	/** Does everything that can be done at once; false if the log must be read for the rest. */
	#doneWithoutReading(): boolean {
		if (this.#clock === notRead || this.#doubtful) return false;
		for (let signal = this.#signals[0]; signal; signal = this.#signals[0]) {
			if (signal.clock > this.#clock) {
				if (!signal.entries || signal.first > this.#clock + 1) return false;
				this.#advance(signal.entries, signal.clock, nobody);
			}
			this.#signals.shift();
		}
		let done = true;
		for (const receiver of [...this.receivers]) {
			if (!receiver.waiting) continue;
			if (this.#sinceOf(receiver) === this.#clock) this.#tell(receiver, batchOf([], this.#clock));
			else done = false;
		}
		return done;
	}

	/** From where a waiting receiver must be read for; it begins anew if it was for other audiences (L14). */
	#sinceOf(receiver: Receiver): number {
		receiver.view = viewOf(receiver.viewer, this.#groups);
		const { waiting } = receiver;
		if (waiting && waiting !== 'reset' && waiting.view === receiver.view.mark) return waiting.clock;
		receiver.waiting = 'reset';
		return 0;
	}

	async #readOnce(): Promise<void> {
		const { read } = this.#setting;
		if (this.#clock === notRead) {
			const { clock, entries } = await read(this.#meeting, 0, ['hub']);
			regroup(this.#groups, entries);
			this.#clock = clock;
		}
		const admitted = new Set<Receiver>();
		const audiences = new Set<LogAudience>(['hub']);
		let since = this.#clock;
		for (const receiver of this.receivers) {
			if (receiver.waiting) {
				admitted.add(receiver);
				since = Math.min(since, this.#sinceOf(receiver));
			}
			for (const audience of receiver.view.audiences) audiences.add(audience);
		}
		const { clock, entries } = await read(this.#meeting, since, [...audiences]);
		if (clock < this.#clock) this.#beginAnew();
		else this.#advance(entries, clock, admitted);
	}

	/** The log has gone back, as when an older backup was restored: nothing that was told counts. */
	#beginAnew(): void {
		this.#clock = notRead;
		this.#groups.clear();
		this.#signals = [];
		for (const receiver of this.receivers) receiver.waiting = 'reset';
	}

	/** Tells the receivers what they may see of these entries; of those that wait, the admitted ones. */
	#advance(entries: readonly LogEntry[], clock: number, admitted: ReadonlySet<Receiver>): void {
		const before = this.#clock;
		const moved = regroup(this.#groups, entries);
		const all = batchOf(entries, clock);
		const fresh = batchOf(
			entries.filter((entry) => entry.clock > before),
			clock
		);
		this.#clock = clock;
		for (const receiver of [...this.receivers]) {
			if (receiver.waiting && !admitted.has(receiver)) continue;
			if (this.#isMoved(receiver, moved)) receiver.waiting ||= 'reset';
			else this.#tell(receiver, receiver.waiting ? all : fresh);
		}
	}

	#isMoved({ viewer, view }: Receiver, moved: ReadonlySet<string>): boolean {
		if (viewer.surface === 'screen' || !moved.has(viewer.memberId)) return false;
		return viewOf(viewer, this.#groups).mark !== view.mark;
	}

	/** Sends one event, if there is something to tell; who waits is always told, so that it knows that it is live. */
	#tell(receiver: Receiver, batch: Batch): void {
		const { waiting, view } = receiver;
		const resumed = waiting && waiting !== 'reset' ? waiting.clock : 0;
		if (resumed > batch.clock) {
			// It knows more than the log: it comes from before a restored backup.
			receiver.waiting = 'reset';
			return;
		}
		const event = waiting === 'reset' ? 'reset' : 'changes';
		const seen = batch.audiences.filter((audience) => view.audiences.has(audience));
		if (!waiting && seen.length === 0) return;
		const key = `${event} ${resumed} ${seen.join('\n')}`;
		let body = batch.bodies.get(key);
		if (!body) {
			const changes = visible(batch.entries, view.audiences, resumed);
			const told = event === 'reset' ? settled(changes) : changes;
			body = changesBytes(event, this.#setting.now(), batch.clock, told);
			batch.bodies.set(key, body);
		}
		receiver.waiting = undefined;
		sendChanges(receiver, batch.clock, body);
	}
}

/** Entries to tell; receivers who are told the same share the bytes (one serialisation for each, L20). */
interface Batch {
	readonly entries: readonly LogEntry[];
	readonly audiences: readonly LogAudience[];
	readonly clock: number;
	readonly bodies: Map<string, Uint8Array>;
}

function batchOf(entries: readonly LogEntry[], clock: number): Batch {
	const audiences = [...new Set(entries.map((entry) => entry.audience))];
	return { entries, audiences, clock, bodies: new Map() };
}
