import { Channel } from '#live/channel.svelte.ts';
import { eventSource } from '#live/event-source.ts';
import type { LiveKind } from '#live/kinds.ts';
import { clockLeft } from '#steps/running/model.ts';
import { stepClockKind } from '#steps/running/events.ts';
import { httpPost } from '#live/outbox-post.ts';
import { browserStore } from '#live/outbox-store.ts';
import { Outbox, type OutboxItem } from '#live/outbox.svelte.ts';
import type { LiveStart, Viewer } from '#live/protocol.ts';
import { browserTabs } from '#live/tabs.ts';
import { refuse, type Outcome } from '#platform/commands/outcome.ts';
import type { LiveView, LocalText } from '#steps/contract.ts';
import { talkFormKind } from '#steps/talk/events.ts';
import { agendaKind, attenderKind, roomKind, stageKind } from '../events.ts';
import type { AgendaView, AttenderView, RoomView, StageView } from '../events.ts';
import { timeInAll, timeLeft } from '../model.ts';
import { questionNow, type QuestionNow } from '../question/model.ts';

/** How often a clock looks at the time, in milliseconds: a second never seems to last two. */
const TICK = 250;

/** What a surface is made of. */
export interface SurfaceSetting {
	start: LiveStart;
	surface: Viewer['surface'];
	/** The address of the meeting: `/n/<network>/meetings/<number>`. */
	here: string;
	/** Who looks; null on the room screen, which sends nothing. */
	memberId: string | null;
}

/**
 * A phone, cockpit or screen of a live meeting: what the server told, the time, and a way to send. Made on the server
 * too, so that the page is complete without a script; `$effect(() => surface.open())` goes on from there.
 */
export class Surface {
	readonly channel: Channel;
	readonly #setting: SurfaceSetting;
	#outbox = $state.raw<Outbox>();
	#now = $state(0);

	constructor(setting: SurfaceSetting) {
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
		const closeChannel = this.channel.open();
		const tick = setInterval(() => (this.#now = this.channel.serverNow()), TICK);
		let closeOutbox = () => {};
		if (memberId !== null) {
			const scope = `${here} ${memberId}`;
			const outbox = new Outbox({
				store: browserStore(scope, () => {}),
				tabs: browserTabs(scope),
				post: httpPost(`${here}/live`, (server, asked) => this.channel.sampleClock(server, asked))
			});
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

	/** How a face of a step reads the live state. */
	readonly live: LiveView = {
		all: <T>(kind: LiveKind<T>) => this.channel.all(kind),
		get: <T>(kind: LiveKind<T>, id: string) => this.channel.get(kind, id),
		// While the meeting's clock stands still, so do all clocks inside the step.
		now: () => this.stage?.clock?.pausedAt ?? this.#now
	};

	/** Sends a command of the meeting; kept until the server answered. Nothing can be sent before the page is alive. */
	readonly send = (command: string, input: Record<string, unknown>): Promise<Outcome> =>
		this.#outbox?.send(command, input) ?? Promise.resolve(refuse('unavailable'));

	/** Whether something can be sent. */
	get alive(): boolean {
		return this.#outbox !== undefined;
	}

	/** A command met no network, even where the stream has not noticed yet. */
	get stuck(): boolean {
		return this.#outbox?.stuck ?? false;
	}

	/** What was sent and not yet taken, and what was refused. */
	get waiting(): readonly OutboxItem[] {
		return (this.#outbox?.items ?? []).filter(({ state }) => state !== 'sent');
	}

	/** Whether something of this page has arrived. */
	get sent(): boolean {
		return (this.#outbox?.items ?? []).some(({ state }) => state === 'sent');
	}

	/** A refusal has been seen. */
	dismiss(id: string): void {
		this.#outbox?.dismiss(id);
	}

	get now(): number {
		return this.#now;
	}

	get stage(): StageView | undefined {
		return this.channel.get(stageKind, 'now');
	}

	get room(): RoomView | undefined {
		return this.channel.get(roomKind, 'room');
	}

	/** The language of the group for a text of its own, which is the same in both; undefined for a text that is translated. */
	spoken(text: LocalText): 'nl' | 'en' | undefined {
		return text.nl === text.en ? this.room?.language : undefined;
	}

	/** The people of the meeting, in the order of first names. */
	get people(): (AttenderView & { id: string })[] {
		return this.channel
			.all(attenderKind)
			.map(({ id, value }) => ({ id, ...value }))
			.sort((a, b) => fullName(a).localeCompare(fullName(b)) || a.id.localeCompare(b.id));
	}

	/** The agenda in its order. */
	get agenda(): AgendaView[] {
		return this.channel
			.all(agendaKind)
			.map(({ value }) => value)
			.sort((a, b) => a.position - b.position);
	}

	/** What the group would go back to now; null where there is nothing. */
	get question(): QuestionNow | null {
		const running = this.stage?.state === 'live' ? this.stage.running : null;
		return questionNow(this.room?.keyQuestion ?? '', running);
	}

	/** Whether the running step opens the evaluation on the phones, instead of a face of its own. */
	get opensEvaluation(): boolean {
		const running = this.stage?.state === 'live' ? this.stage.running : null;
		return running !== null && this.channel.get(talkFormKind, running.runId)?.opens === 'evaluation';
	}

	/**
	 * What the room and the phones see of the time: the clock inside the step where one runs, such as that of a round, a
	 * turn or the own group; else that of the step. In milliseconds; null when no clock runs.
	 */
	get timeNow(): Surface['time'] {
		const running = this.stage?.running;
		const inside = running && this.channel.get(stepClockKind, running.runId);
		const time = this.time;
		const own = inside && time && clockLeft(inside, this.live.now());
		if (!own) return time;
		const { left, inAll } = own;
		return { left, inAll, endsAt: this.#now + left, paused: time.paused || inside.pausedAt !== null };
	}

	/** What is left on the clock and what the step has in all, in milliseconds; null when no clock runs. */
	get time(): { left: number; inAll: number; endsAt: number; paused: boolean } | null {
		const clock = this.stage?.clock;
		if (!clock) return null;
		const left = timeLeft(clock, this.#now);
		const paused = clock.pausedAt !== null;
		return { left, inAll: timeInAll(clock), endsAt: paused ? this.#now + left : clock.endsAt, paused };
	}
}

/** First and last name, as people read them. */
export function fullName({ firstName, lastName }: { firstName: string; lastName: string }): string {
	return `${firstName} ${lastName}`.trim();
}
