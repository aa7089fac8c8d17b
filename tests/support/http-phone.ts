import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { eventReader } from '#live/pair.ts';
import type { LiveKind } from '#live/kinds.ts';
import type { Change, ChangesEvent, PassingEvent } from '#live/protocol.ts';
import { setTimeout as pause } from 'node:timers/promises';

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
/** The longest a phone waits before it opens its stream again, in milliseconds (L30 allows two seconds). */
const MOST_WAIT = 1_000;

interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: string;
}

/** A browser in the room as far as the server can see: cookies, forms, one stream, commands with a key. */
export class HttpPhone {
	readonly #origin: string;
	readonly #here: string;
	readonly cookie: string;
	#heard: (text: string) => void = () => {};
	#seen: (change: Change) => void = () => {};
	#passed: (event: PassingEvent) => void = () => {};
	#stateCame: () => void = () => {};
	#lost = () => {};
	#lastId: string;
	#closed = false;
	readonly #held = new Map<string, { kind: string; id: string; value: unknown }>();

	private constructor(origin: string, here: string, cookie: string, since: string) {
		this.#origin = origin;
		this.#here = here;
		this.cookie = cookie;
		this.#lastId = since;
	}

	/**
	 * Comes in by the code as this member, or without one as a new guest; has the page and the state when it resolves.
	 * Throws when a step is refused.
	 */
	static async join(origin: string, code: string, firstName: string, memberId = ''): Promise<HttpPhone> {
		const door = await ask(`${origin}/join/${code}`, {});
		const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(door.body)?.[1] ?? '';
		const form = new URLSearchParams({ firstName, memberId, seat: field('seat'), _key: field('_key') });
		const headers = { origin, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
		const entered = await ask(
			`${origin}/join/${code}?/${memberId === '' ? 'name' : 'as'}`,
			headers,
			'POST',
			form.toString()
		);
		const phonePage = entered.headers.location ?? '';
		if (entered.status !== 303) throw new Error(`the form at the door answers ${entered.status}`);
		const cookie = (entered.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
		const page = await ask(`${origin}${phonePage}`, { cookie, accept: 'text/html' });
		if (page.status !== 200) throw new Error(`the phone's page answers ${page.status}`);
		const [, clock, view] = /clock:(\d+),view:"([\w-]+)"/.exec(page.body) ?? [];
		if (!clock || !view) throw new Error(`the phone's page tells no state`);
		const phone = new HttpPhone(origin, phonePage.replace(/\/phone$/, ''), cookie, `${clock}.${view}`);
		const state = new Promise<void>((resolve) => (phone.#stateCame = resolve));
		phone.#open();
		await state;
		return phone;
	}

	/** The address of its page. */
	get page(): string {
		return `${this.#origin}${this.#here}/phone`;
	}

	/** What came over the stream of this kind of thing and was not taken away, by id. */
	held<T>({ name }: LiveKind<T>): Map<string, T> {
		const found = [...this.#held].flatMap(([, { kind, id, value }]) =>
			kind === name ? [[id, value as T] as const] : []
		);
		return new Map(found);
	}

	/** Sends a command once; throws when the server did not take it. */
	async send(command: string, input: object): Promise<void> {
		const status = await this.#post(command, input, randomUUID());
		if (status !== 200) throw new Error(`${command} answers ${status}`);
	}

	/** Sends a command once, and says whether the server refused it. */
	async refused(command: string, input: object): Promise<boolean> {
		const status = await this.#post(command, input, randomUUID());
		return status >= 400 && status < 500;
	}

	/** Calls this for every change that comes over the stream. */
	watch(seen: (change: Change) => void): void {
		this.#seen = seen;
	}

	/** Calls this for everything that passes over the stream and is kept nowhere. */
	glimpse(passed: (event: PassingEvent) => void): void {
		this.#passed = passed;
	}

	hear(heard: (text: string) => void): void {
		this.#heard = heard;
	}

	/** Parks a text once; throws when the server did not take it. */
	async say(text: string): Promise<void> {
		await this.send('stage.park', { text });
	}

	/** Parks a text and sends it again under the same key until it is acknowledged, as the outbox does. */
	async insist(text: string): Promise<void> {
		const key = randomUUID();
		while ((await this.#post('stage.park', { text }, key).catch(() => 0)) !== 200) await pause(100);
	}

	/** Resolves when the stream has broken and another one has told its first event. */
	streamsAgain(): Promise<void> {
		return new Promise((resolve) => {
			this.#lost = () => (this.#stateCame = resolve);
		});
	}

	close(): void {
		this.#closed = true;
		this.#end();
	}

	#end = () => {};

	#open(): void {
		const read = eventReader({
			event: (name, data, id) => {
				this.#lastId = id;
				if (name === 'passing') this.#passed(JSON.parse(data));
				const { changes = [] }: Partial<ChangesEvent> = JSON.parse(data);
				for (const change of changes) {
					const { kind, id: thing, value } = change;
					this.#seen(change);
					if (value === null) this.#held.delete(`${kind} ${thing}`);
					else this.#held.set(`${kind} ${thing}`, { kind, id: thing, value });
					if (kind === 'parked' && value !== null) this.#heard((value as { text: string }).text);
				}
				this.#stateCame();
			}
		});
		let over = false;
		const again = () => {
			if (over || this.#closed) return;
			over = true;
			this.#lost();
			setTimeout(() => this.#open(), Math.random() * MOST_WAIT);
		};
		const stream = request(
			`${this.#origin}${this.#here}/live?surface=phone&since=${this.#lastId}`,
			{ agent, headers: { cookie: this.cookie } },
			(response) => {
				if (response.statusCode !== 200) {
					response.resume();
					return again();
				}
				response.setEncoding('utf8').on('data', read).on('error', again).on('close', again);
			}
		);
		this.#end = () => stream.destroy();
		stream.on('error', again).end();
	}

	async #post(command: string, input: object, key: string): Promise<number> {
		const headers = {
			cookie: this.cookie,
			origin: this.#origin,
			'content-type': 'application/json',
			'idempotency-key': key
		};
		const address = `${this.#origin}${this.#here}/live/${command}`;
		return (await ask(address, headers, 'POST', JSON.stringify(input))).status;
	}
}

function ask(address: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const sent = request(address, { agent, headers, method }, (response) => {
			let text = '';
			response
				.setEncoding('utf8')
				.on('data', (piece: string) => (text += piece))
				.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
				.on('error', reject);
		});
		sent.on('error', reject).end(body);
	});
}
