import { tellingOf, withoutOverwritten, type Bus, type Reading, type Topic } from './log.ts';
import type { Append, LogAudience, LogEntry, MeetingRef } from './protocol.ts';

interface Ear {
	readonly heard: (topic: Topic, message: string) => void;
	readonly connected: () => void;
}

const keyOf = (meeting: MeetingRef) => `${meeting.networkId}/${meeting.meetingId}`;

/**
 * The log and the bus in memory, for tests: they keep the same contract as the ones on PostgreSQL
 * (`log-contract.ts`). Values pass through JSON, as they do there.
 */
export class MemoryLog {
	readonly #clocks = new Map<string, number>();
	readonly #entries = new Map<string, Map<string, LogEntry>>();
	readonly #ears = new Set<Ear>();
	readonly #most: number;

	/** `most`: bytes up to which entries travel inside the signal. */
	constructor(most = 7_900) {
		this.#most = most;
	}

	/** Appends changes; gives the clock of the last. An arrow, so that it can be handed on as it is. */
	readonly append = async (meeting: MeetingRef, given: readonly Append[]): Promise<number> => {
		const key = keyOf(meeting);
		const changes = withoutOverwritten(given);
		let clock = this.#clocks.get(key) ?? 0;
		if (changes.length === 0) return clock;
		const entries = this.#entries.get(key) ?? new Map<string, LogEntry>();
		this.#entries.set(key, entries);
		for (const change of changes) {
			clock++;
			const value: unknown = JSON.parse(JSON.stringify(change.value));
			entries.set(JSON.stringify([change.kind, change.id, change.audience]), {
				...change,
				value,
				clock
			});
		}
		this.#clocks.set(key, clock);
		const message = `${clock} ${tellingOf(meeting, changes, this.#most)}`;
		this.#tell('changes', message);
		return clock;
	};

	/** Reads what is newer than `since` for these audiences. */
	readonly read = async (
		meeting: MeetingRef,
		since: number,
		audiences: readonly LogAudience[]
	): Promise<Reading> => {
		const key = keyOf(meeting);
		const wanted = new Set(audiences);
		const entries = [...(this.#entries.get(key)?.values() ?? [])]
			.filter((entry) => entry.clock > since && wanted.has(entry.audience))
			.sort((a, b) => a.clock - b.clock);
		return { clock: this.#clocks.get(key) ?? 0, entries };
	};

	/** A bus for one node. */
	bus(): Bus {
		let ear: Ear | undefined;
		return {
			listen: async (heard, connected) => {
				ear = { heard, connected };
				this.#ears.add(ear);
				connected();
			},
			tell: (topic, message) => this.#tell(topic, message),
			close: async () => {
				if (ear) this.#ears.delete(ear);
			}
		};
	}

	#tell(topic: Topic, message: string): void {
		for (const ear of [...this.#ears]) queueMicrotask(() => ear.heard(topic, message));
	}
}
