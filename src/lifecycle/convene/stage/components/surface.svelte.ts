import type { Channel } from '#live/channel.svelte.ts';
import type { LiveKind } from '#live/kinds.ts';
import { Line, type LineSetting } from '#live/line.svelte.ts';
import { clockLeft } from '#steps/running/model.ts';
import { stepClockKind } from '#steps/running/events.ts';
import type { OutboxItem } from '#live/outbox.svelte.ts';
import type { Outcome } from '#platform/commands/outcome.ts';
import type { LiveView, LocalText } from '#steps/contract.ts';
import { talkFormKind } from '#steps/talk/events.ts';
import { agendaKind, attenderKind, roomKind, stageKind } from '../events.ts';
import type { AgendaView, AttenderView, RoomView, StageView } from '../events.ts';
import { timeInAll, timeLeft } from '../model.ts';
import { questionNow, type QuestionNow } from '../question/model.ts';

/**
 * A phone, cockpit or screen of a live meeting: what the server told, the time, and a way to send. Made on the server
 * too, so that the page is complete without a script; `$effect(() => surface.open())` goes on from there.
 */
export class Surface {
	readonly #line: Line;

	constructor(setting: LineSetting) {
		this.#line = new Line(setting);
	}

	get channel(): Channel {
		return this.#line.channel;
	}

	/** Names this meeting and who looks, for what a device keeps of them. */
	get key(): string {
		return this.#line.key;
	}

	/** Opens the stream and the outbox; gives the function that closes them. */
	open(): () => void {
		return this.#line.open();
	}

	/** How a face of a step reads the live state. */
	readonly live: LiveView = {
		all: <T>(kind: LiveKind<T>) => this.channel.all(kind),
		get: <T>(kind: LiveKind<T>, id: string) => this.channel.get(kind, id),
		passing: <T>(kind: LiveKind<T>) => this.channel.passing(kind),
		// While the meeting's clock stands still, so do all clocks inside the step.
		now: () => this.stage?.clock?.pausedAt ?? this.#line.now
	};

	/** Sends a command of the meeting; kept until the server answered. Nothing can be sent before the page is alive. */
	readonly send = (command: string, input: Record<string, unknown>): Promise<Outcome> =>
		this.#line.send(command, input);

	/** Sends once what soon does not count any more. */
	readonly mention = (command: string, input: Record<string, unknown>): void =>
		this.#line.mention(command, input);

	/** Whether something can be sent. */
	get alive(): boolean {
		return this.#line.outbox !== undefined;
	}

	/** A command met no network, even where the stream has not noticed yet. */
	get stuck(): boolean {
		return this.#line.outbox?.stuck ?? false;
	}

	/** What was sent and not yet taken, and what was refused. */
	get waiting(): readonly OutboxItem[] {
		return (this.#line.outbox?.items ?? []).filter(({ state }) => state !== 'sent');
	}

	/** Whether something of this page has arrived. */
	get sent(): boolean {
		return (this.#line.outbox?.items ?? []).some(({ state }) => state === 'sent');
	}

	/** A refusal has been seen. */
	dismiss(id: string): void {
		this.#line.outbox?.dismiss(id);
	}

	get now(): number {
		return this.#line.now;
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
		return this.#opens === 'evaluation';
	}

	/** Whether the running step looks back at what the meeting before left, instead of a face of its own. */
	get looksBack(): boolean {
		return this.#opens === 'last_time';
	}

	get #opens() {
		const running = this.stage?.state === 'live' ? this.stage.running : null;
		return running === null ? undefined : this.channel.get(talkFormKind, running.runId)?.opens;
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
		return { left, inAll, endsAt: this.#line.now + left, paused: time.paused || inside.pausedAt !== null };
	}

	/** What is left on the clock and what the step has in all, in milliseconds; null when no clock runs. */
	get time(): { left: number; inAll: number; endsAt: number; paused: boolean } | null {
		const clock = this.stage?.clock;
		if (!clock) return null;
		const left = timeLeft(clock, this.#line.now);
		const paused = clock.pausedAt !== null;
		return { left, inAll: timeInAll(clock), endsAt: paused ? this.#line.now + left : clock.endsAt, paused };
	}
}

/** First and last name, as people read them. */
export function fullName({ firstName, lastName }: { firstName: string; lastName: string }): string {
	return `${firstName} ${lastName}`.trim();
}
