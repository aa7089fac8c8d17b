import { Channel } from '#live/channel.svelte.ts';
import type { Connect } from '#live/connection.ts';
import { Hub } from '#live/hub.server.ts';
import { groupsKindName } from '#live/kinds.ts';
import type { Bus } from '#live/log.ts';
import { MemoryLog } from '#live/memory-log.ts';
import { eventReader } from '#live/pair.ts';
import type { Append, Change, Viewer } from '#live/protocol.ts';
import { resumeOf, type Sink } from '#live/receiver.server.ts';
import { readStart, viewOf } from '#live/view.server.ts';

const meeting = { networkId: 'network', meetingId: 'meeting' };

/** What is under way between the parts of the world; a test decides what arrives next. */
class UnderWay {
	readonly #queues = new Map<string, (() => void)[]>();

	add(queue: string, arrive: () => void): void {
		this.#queues.set(queue, [...(this.#queues.get(queue) ?? []), arrive]);
	}

	turn(queue: string): Promise<void> {
		return new Promise((resolve) => this.add(queue, resolve));
	}

	lose(queue: string): void {
		this.#queues.delete(queue);
	}

	/** Lets the next of one of the queues arrive; each queue keeps its order, the queues have none. */
	arrive(which: number): boolean {
		const queues = [...this.#queues].filter(([, queue]) => queue.length > 0);
		const chosen = queues[which % Math.max(1, queues.length)];
		chosen?.[1].shift()?.();
		return chosen !== undefined;
	}
}

/** A surface in the world, with all that it was ever sent. */
export interface Surface {
	readonly viewer: Viewer;
	channel: Channel;
	node: number;
	sent: string;
	/** What went wrong with the order of a stream, if anything. */
	complaints: string[];
	close: () => void;
	breakOff: () => void;
}

/** Two nodes, a log and some surfaces, with everything between them in the hands of the test. */
export class World {
	readonly log = new MemoryLog(400);
	readonly history: { clock: number; changes: readonly Append[] }[] = [];
	readonly surfaces: Surface[] = [];
	readonly #underWay = new UnderWay();
	readonly #hubs: (Hub | undefined)[] = [];
	readonly #deaf = [false, false];
	readonly #hear: (() => void)[] = [];
	#away = false;
	#streams = 0;

	/** Starts both nodes and opens a surface for each viewer. */
	async begin(viewers: readonly Viewer[]): Promise<void> {
		await this.startNode(0);
		await this.startNode(1);
		for (const [place, viewer] of viewers.entries()) {
			this.surfaces.push(await this.#load(viewer, place % 2));
		}
	}

	/** Somebody does something. */
	async append(changes: readonly Append[]): Promise<void> {
		const clock = await this.log.append(meeting, changes);
		this.history.push({ clock, changes });
	}

	/** One thing that is under way arrives. */
	async arrive(which: number): Promise<boolean> {
		const something = this.#underWay.arrive(which);
		await this.#settle();
		return something;
	}

	/** Starts a node (again). What was under way to it is lost with it. */
	async startNode(node: number): Promise<void> {
		const bus = this.#busOf(node);
		const hub = new Hub({
			read: async (...given) => {
				await this.#underWay.turn(`reading ${node}`);
				if (this.#away) throw new Error('the database is away');
				const reading = await this.log.read(...given);
				await this.#underWay.turn(`reading ${node}`);
				return reading;
			},
			bus,
			node: `node ${node} ${this.#streams++}`
		});
		await hub.start();
		this.#hubs[node] = hub;
	}

	/** Stops a node as a shutdown does, or as a power cut. */
	async stopNode(node: number, how: 'shutdown' | 'power cut'): Promise<void> {
		const hub = this.#hubs[node];
		this.#hubs[node] = undefined;
		this.#underWay.lose(`signals ${node}`);
		if (how === 'power cut') for (const surface of this.#at(node)) surface.breakOff();
		await hub?.close();
	}

	/** Whether the node runs. */
	isUp(node: number): boolean {
		return this.#hubs[node] !== undefined;
	}

	/** The node hears no signals until it listens again. */
	deafen(node: number): void {
		this.#deaf[node] = true;
		this.#underWay.lose(`signals ${node}`);
	}

	/** The node listens again, and knows that it may have missed something. */
	listenAgain(node: number): void {
		if (!this.#deaf[node]) return;
		this.#deaf[node] = false;
		this.#hear[node]?.();
	}

	/** The database goes away or comes back. */
	setAway(away: boolean): void {
		this.#away = away;
	}

	/** The page is loaded anew, at some node. */
	async reload(place: number, node: number): Promise<void> {
		const old = this.surfaces[place];
		if (!old) return;
		old.close();
		const surface = await this.#load(old.viewer, node);
		this.surfaces[place] = { ...surface, sent: old.sent + surface.sent };
	}

	/** Waits until all that can be done without arrivals is done. */
	async #settle(): Promise<void> {
		await new Promise((resolve) => setImmediate(resolve));
	}

	#at(node: number): Surface[] {
		return this.surfaces.filter((surface) => surface.node === node);
	}

	#busOf(node: number): Bus {
		const inner = this.log.bus();
		let on = true;
		return {
			listen: (heard, connected) => {
				this.#hear[node] = () => on && connected();
				return inner.listen((topic, message) => {
					if (!on || this.#deaf[node]) return;
					this.#underWay.add(`signals ${node}`, () => on && heard(topic, message));
				}, connected);
			},
			tell: (topic, message) => inner.tell(topic, message),
			close: async () => {
				on = false;
				await inner.close();
			}
		};
	}

	async #load(viewer: Viewer, node: number): Promise<Surface> {
		const start = await readStart(this.log.read, meeting, viewer);
		const surface: Surface = {
			viewer,
			node,
			sent: JSON.stringify(start.changes),
			complaints: [],
			channel: new Channel(start, (...given) => this.#connect(surface, ...given)),
			close: () => {},
			breakOff: () => {}
		};
		surface.close = surface.channel.open();
		return surface;
	}

	#connect(surface: Surface, ...[since, handlers]: Parameters<Connect>): () => void {
		const hub = this.#hubs[surface.node];
		const queue = `stream ${this.#streams++}`;
		let open = true;
		let leave = () => {};
		const end = () => {
			open = false;
			this.#underWay.lose(queue);
			leave();
		};
		const lost = () => {
			if (!open) return;
			end();
			handlers.lost();
		};
		surface.breakOff = lost;
		if (!hub) {
			this.#underWay.add(queue, lost);
			return end;
		}
		const read = eventReader(handlers);
		const check = orderCheck(surface, Number(since.split('.')[0]));
		const decoder = new TextDecoder();
		const sink: Sink = {
			send: (bytes) => {
				const text = decoder.decode(bytes);
				surface.sent += text;
				check(text);
				this.#underWay.add(queue, () => read(text));
			},
			unread: () => 0,
			close: () => this.#underWay.add(queue, lost),
			drop: lost
		};
		leave = hub.join(meeting, surface.viewer, resumeOf(since), sink);
		return end;
	}
}

/** Complains when a stream tells something twice, or out of order, or presence to a phone. */
function orderCheck(surface: Surface, since: number): (text: string) => void {
	let last = since;
	return eventReader({
		event: (name, data) => {
			const body: { clock: number; changes?: Change[] } = JSON.parse(data);
			if (name === 'presence' && ['phone', 'desk'].includes(surface.viewer.surface)) {
				surface.complaints.push('a phone or desk was told of presence');
			}
			if (name !== 'changes' && name !== 'reset') return;
			if (name === 'reset') last = 0;
			for (const { clock } of body.changes ?? []) {
				if (clock <= last) surface.complaints.push(`told of ${clock} after ${last}`);
				last = clock;
			}
			if (body.clock < last) surface.complaints.push(`at ${body.clock} after ${last}`);
			last = body.clock;
		}
	});
}

/** What a viewer should hold when the meeting stood at this clock, worked out the slow and plain way. */
export function expected(
	world: World,
	viewer: Viewer,
	until: number
): { changes: unknown[]; ids: Set<string> } {
	const latest = new Map<string, Append & { clock: number }>();
	const groups = new Map<string, string[]>();
	const allowed = new Set<string>();
	let held: (Append & { clock: number })[] = [];
	for (const { clock: last, changes } of world.history.filter(({ clock }) => clock <= until)) {
		const kept = new Map(changes.map((change) => [keyOf(change), change]));
		const order = [...changes].filter((change) => kept.get(keyOf(change)) === change);
		for (const [place, change] of order.entries()) {
			latest.set(keyOf(change), { ...change, clock: last - order.length + 1 + place });
			if (change.kind === groupsKindName) groups.set(change.id, asTexts(change.value));
		}
		const { audiences } = viewOf(viewer, groups);
		const seen = new Map<string, Append & { clock: number }>();
		for (const change of [...latest.values()].sort((a, b) => a.clock - b.clock)) {
			if (!audiences.has(change.audience)) continue;
			allowed.add(String(change.value));
			const key = `${change.kind} ${change.id}`;
			seen.delete(key);
			seen.set(key, change);
		}
		held = [...seen.values()].filter((change) => change.value !== null);
	}
	return { changes: held.map(({ kind, id, value }) => [kind, id, value]), ids: allowed };
}

const keyOf = ({ kind, id, audience }: Append) => `${kind} ${id} ${audience}`;
const asTexts = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
