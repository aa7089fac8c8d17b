import { refuse, type Outcome } from '#platform/commands/outcome.ts';
import { newId } from '#platform/ids/device.ts';
import { Channel } from './channel.svelte.ts';
import { eventSource } from './event-source.ts';
import { httpPost, type Post } from './outbox-post.ts';
import { browserStore } from './outbox-store.ts';
import { Outbox } from './outbox.svelte.ts';
import type { LiveStart, Viewer } from './protocol.ts';
import { browserTabs } from './tabs.ts';

/** How often a clock looks at the time, in milliseconds: a second never seems to last two. */
const TICK = 250;

/** What a line is made of. */
export interface LineSetting {
	start: LiveStart;
	surface: Viewer['surface'];
	/** The address of the meeting: `/n/<network>/meetings/<number>`. */
	here: string;
	/** Who looks; null on the room screen, which sends nothing. */
	memberId: string | null;
}

/**
 * The line of a page to its meeting: the stream down, the outbox up, and the time of the server. Made on the server too, so
 * that the page is complete without a script; `$effect(() => line.open())` goes on from there.
 */
export class Line {
	readonly channel: Channel;
	readonly #setting: LineSetting;
	#outbox = $state.raw<Outbox>();
	#post: Post | undefined;
	#now = $state(0);

	constructor(setting: LineSetting) {
		this.#setting = setting;
		this.#now = setting.start.now;
		this.channel = new Channel(setting.start, eventSource(`${setting.here}/live?surface=${setting.surface}`));
	}

	/** Names this meeting and who looks, for what a device keeps of them. */
	get key(): string {
		return `${this.#setting.here} ${this.#setting.memberId ?? ''}`;
	}

	/** Opens the stream and the outbox; gives the function that closes them. */
	open(): () => void {
		const { here, memberId } = this.#setting;
		const { key } = this;
		const closeChannel = this.channel.open();
		const tick = setInterval(() => (this.#now = this.channel.serverNow()), TICK);
		let closeOutbox = () => {};
		if (memberId !== null) {
			const post = httpPost(`${here}/live`, (server, asked) => this.channel.sampleClock(server, asked));
			this.#post = post;
			const outbox = new Outbox({ store: browserStore(key, () => {}), tabs: browserTabs(key), post });
			this.#outbox = outbox;
			closeOutbox = outbox.open();
			this.channel.whenBack(() => outbox.nudge());
		}
		return () => {
			clearInterval(tick);
			closeOutbox();
			closeChannel();
		};
	}

	/** Sends a command of the meeting; kept until the server answered. Nothing can be sent before the page is alive. */
	send(command: string, input: Record<string, unknown>): Promise<Outcome> {
		return this.#outbox?.send(command, input) ?? Promise.resolve(refuse('unavailable'));
	}

	/** Sends once what soon does not count any more, such as where somebody types; lost when it cannot go now. */
	mention(command: string, input: Record<string, unknown>): void {
		if (this.channel.status !== 'live') return;
		void this.#post?.({ id: newId(), command, input });
	}

	/** What was sent, with how it stands; undefined before the page is alive, and where nothing is sent. */
	get outbox(): Outbox | undefined {
		return this.#outbox;
	}

	/** The time of the server now, in milliseconds. */
	get now(): number {
		return this.#now;
	}
}
