import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { Bus, Topic } from './log.ts';

const topics: readonly Topic[] = ['changes', 'passing', 'presence', 'cut'];
const retryAfter = [50, 100, 250, 500, 1_000];
const askEvery = 10_000;
const patience = 5_000;
/** So long the end of a connection waits for what was told last. */
const lastWords = 1_000;

/** The PostgreSQL channel of a topic. */
export const channelOf = (topic: Topic): string => `kring_${topic}`;

/**
 * The bus over LISTEN and NOTIFY: one connection of its own per node, which comes back by itself. A connection that
 * is open but answers nothing is found by asking every ten seconds.
 */
export class PgBus implements Bus {
	readonly #config: ClientConfig;
	#client: Client | undefined;
	#ask: ReturnType<typeof setInterval> | undefined;
	#again: ReturnType<typeof setTimeout> | undefined;
	#failures = 0;
	#closed = false;
	/** Ends when everything that was asked on the connection has been answered. */
	#answered: Promise<void> = Promise.resolve();

	/** `url`: where the database is. */
	constructor(url: string) {
		this.#config = {
			connectionString: url,
			keepAlive: true,
			connectionTimeoutMillis: patience,
			application_name: 'kring live'
		};
	}

	/** Begins to listen; goes on trying when the database is away, and when it goes away later. */
	listen(heard: (topic: Topic, message: string) => void, connected: () => void): Promise<void> {
		return new Promise((resolve) => {
			const attempt = async () => {
				const client = new Client(this.#config);
				const lost = () => {
					if (this.#closed || this.#again) return;
					clearInterval(this.#ask);
					this.#client = undefined;
					// Whatever is left of the connection may not answer any more: do not wait for its end.
					client.removeAllListeners('notification');
					void client.end().catch(() => {
						// It is gone already, which is what we want.
					});
					const pause = retryAfter[Math.min(this.#failures++, retryAfter.length - 1)];
					this.#again = setTimeout(() => {
						this.#again = undefined;
						void attempt();
					}, pause);
				};
				client.on('error', lost);
				client.on('end', lost);
				client.on('notification', ({ channel, payload }) => {
					const topic = topics.find((one) => channelOf(one) === channel);
					if (topic && payload) heard(topic, payload);
				});
				try {
					await client.connect();
					await client.query(topics.map((topic) => `listen ${channelOf(topic)}`).join(';'));
				} catch {
					return lost();
				}
				if (this.#closed) return void client.end();
				this.#client = client;
				this.#failures = 0;
				this.#answered = Promise.resolve();
				this.#ask = setInterval(() => {
					const late = setTimeout(lost, patience);
					void this.#inTurn(() => client.query('select 1')).then(() => clearTimeout(late));
				}, askEvery);
				connected();
				resolve();
			};
			void attempt();
		});
	}

	/** Tells all nodes, in the order in which it is asked to; lost while there is no connection. */
	tell(topic: Topic, message: string): void {
		const client = this.#client;
		if (!client) return;
		void this.#inTurn(() => client.query('select pg_notify($1, $2)', [channelOf(topic), message]));
	}

	/** Ends the connection for good, after what was told last: the other nodes would count this one for a while yet. */
	async close(): Promise<void> {
		this.#closed = true;
		clearInterval(this.#ask);
		clearTimeout(this.#again);
		const late = new AbortController();
		const pausing = pause(lastWords, undefined, { signal: late.signal }).catch(() => undefined);
		await Promise.race([this.#answered, pausing]);
		late.abort();
		await this.#client?.end();
	}

	/** One question at a time: the end of a connection throws away what waits behind another. */
	#inTurn(ask: () => Promise<unknown>): Promise<void> {
		this.#answered = this.#answered.then(ask).then(
			() => undefined,
			// Whoever listens asks again by itself after a reconnection.
			() => undefined
		);
		return this.#answered;
	}
}
