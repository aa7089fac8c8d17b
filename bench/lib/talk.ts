import { randomUUID } from 'node:crypto';
import { figures, pause, type Figures } from './figures.ts';

/** Somebody in a meeting, or a client of the floor. */
export interface Speaker {
	say(text: string): Promise<void>;
	hear(text: (text: string) => void): void;
	close(): void;
}

/** People who say something in turn, `rate` times a second; times from saying to each one's hearing. */
export async function talk(people: readonly Speaker[], rate: number, seconds: number): Promise<Figures> {
	const times: number[] = [];
	const said = new Map<string, number>();
	for (const one of people) {
		one.hear((text) => {
			const at = said.get(text);
			if (at !== undefined) times.push(performance.now() - at);
		});
	}
	const count = seconds * rate;
	for (let turn = 0; turn < count; turn++) {
		const text = `Turn ${turn} ${randomUUID()}`;
		said.set(text, performance.now());
		void people[turn % people.length]?.say(text);
		await pause(1_000 / rate);
	}
	for (let wait = 0; wait < 100 && times.length < count * people.length; wait++) await pause(50);
	return figures(times, count * people.length - times.length);
}
