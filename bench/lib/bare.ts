import { WebSocket } from 'ws';
import { startProgram, type Program } from '#tests/support/program.ts';

/** The floor of a live bench: a bare `ws` server that keeps nothing, and its clients. */
export class Bare {
	readonly #program: Program;
	readonly #address: string;

	private constructor(program: Program, address: string) {
		this.#program = program;
		this.#address = address;
	}

	/** Starts it; it sends a state as large as that of a small meeting to whoever comes. */
	static async start(): Promise<Bare> {
		const program = startProgram(['bench/floor/ws-broadcast.ts', '16384']);
		const port = (await program.says(/^listening on/)).split(' ').at(-1);
		return new Bare(program, `ws://127.0.0.1:${port}`);
	}

	/** A client that has the state. */
	come() {
		return new Promise<{
			say(text: string): Promise<void>;
			hear(hear: (text: string) => void): void;
			close(): void;
		}>((resolve, reject) => {
			const socket = new WebSocket(this.#address);
			let heard: (text: string) => void = () => {};
			const client = {
				say: async (text: string) => socket.send(text),
				hear: (hear: (text: string) => void) => void (heard = hear),
				close: () => socket.terminate()
			};
			socket.on('error', reject).on('message', (message) => {
				heard(String(message));
				resolve(client);
			});
		});
	}

	async stop(): Promise<void> {
		this.#program.process.kill();
		await this.#program.ended;
	}
}
