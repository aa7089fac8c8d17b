import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { rule } from '#tests/support/rule.ts';
import type { Answer } from './outbox-post.ts';
import { memoryStore, type KeptCommand, type OutboxStore } from './outbox-store.ts';
import { Outbox } from './outbox.svelte.ts';
import type { TabNews, Tabs } from './tabs.ts';

/** What becomes of one attempt to send. */
type Fate = 'answered' | 'lost on the way' | 'answer lost' | 'busy' | 'broken' | 'refused';
type Deed =
	| { do: 'give' | 'reload' | 'nudge'; tab: number }
	| { do: 'fate'; fate: Fate; takes: number }
	| { do: 'time'; seconds: number };

const tab = fc.nat(1);
const deed: fc.Arbitrary<Deed> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ do: fc.constant('give' as const), tab }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constantFrom('reload' as const, 'nudge' as const), tab }) },
	{
		weight: 5,
		arbitrary: fc.record({
			do: fc.constant('fate' as const),
			fate: fc.constantFrom<Fate>('answered', 'lost on the way', 'answer lost', 'busy', 'broken', 'refused'),
			takes: fc.nat(3_000)
		})
	},
	{
		weight: 4,
		arbitrary: fc.record({ do: fc.constant('time' as const), seconds: fc.integer({ min: 0, max: 20 }) })
	}
);

/** A server that knows each id once, at the end of a bad line. */
class Server {
	readonly carriedOut: string[] = [];
	readonly refusedOnce = new Set<string>();
	fate: Fate = 'answered';
	takes = 0;
	readonly #outcomes = new Map<string, Outcome>();

	async post(item: KeptCommand): Promise<Answer> {
		const { fate, takes } = this;
		await new Promise((resolve) => setTimeout(resolve, takes / 2));
		const outcome =
			fate === 'answered' || fate === 'answer lost' ? this.#carryOut(item) : this.#outcomes.get(item.id);
		await new Promise((resolve) => setTimeout(resolve, takes / 2));
		if (fate === 'broken') return { later: true, broken: true };
		if (fate === 'refused') {
			this.refusedOnce.add(item.id);
			return { definite: outcome ?? refuse('closed') };
		}
		return fate === 'answered' && outcome ? { definite: outcome } : { later: true, broken: false };
	}

	#carryOut({ id }: KeptCommand): Outcome {
		const known = this.#outcomes.get(id);
		if (known) return known;
		this.carriedOut.push(id);
		this.#outcomes.set(id, done(id));
		return done(id);
	}
}

interface Tab {
	outbox: Outbox;
	/** The page is gone in the middle of whatever it did. */
	die(): void;
}

/** The tabs of one browser: one store, one lock, which a dead tab leaves. */
class Browser {
	readonly store: OutboxStore = memoryStore();
	readonly #ears = new Map<object, (news: TabNews) => void>();
	#lock: Promise<unknown> = Promise.resolve();
	readonly #server: Server;

	constructor(server: Server) {
		this.#server = server;
	}

	tab(): Tab {
		const name = {};
		const dead = Promise.withResolvers<null>();
		let alive = true;
		const unlessDead = <T>(value: T): Promise<T> =>
			alive ? Promise.resolve(value) : new Promise(() => undefined);
		const tabs: Tabs = {
			alone: (run) => {
				const turn = this.#lock.then(() => (alive ? Promise.race([run(() => !alive), dead.promise]) : null));
				this.#lock = turn;
				return turn.then(() => undefined);
			},
			tell: (news) => {
				for (const [whose, ear] of this.#ears) if (whose !== name) queueMicrotask(() => ear(news));
			},
			hear: (heard) => {
				this.#ears.set(name, heard);
				return () => this.#ears.delete(name);
			}
		};
		const outbox = new Outbox({
			store: this.store,
			tabs,
			chance: () => 1,
			post: (item) => this.#server.post(item).then(unlessDead)
		});
		const close = outbox.open();
		return {
			outbox,
			die: () => {
				alive = false;
				dead.resolve(null);
				close();
			}
		};
	}
}

describe('on a bad line', () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	rule(
		'L40',
		'whatever is lost, broken, refused or reloaded: each command is carried out once, in the order of giving',
		async () => {
			await fc.assert(
				fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 60 }), async (deeds) => {
					const server = new Server();
					const browser = new Browser(server);
					const open = [browser.tab(), browser.tab()];
					const given: string[] = [];
					const carryOut = async (one: Deed) => {
						switch (one.do) {
							case 'give': {
								const id = `command ${given.length}`;
								given.push(id);
								void open[one.tab]?.outbox.send('note.write', given.length, id);
								break;
							}
							case 'reload':
								// What was given a moment ago is in the store; only then may the page be gone.
								await vi.advanceTimersByTimeAsync(0);
								open[one.tab]?.die();
								open[one.tab] = browser.tab();
								break;
							case 'nudge':
								open[one.tab]?.outbox.nudge();
								break;
							case 'fate':
								server.fate = one.fate;
								server.takes = one.takes;
								break;
							case 'time':
								await vi.advanceTimersByTimeAsync(one.seconds * 1_000);
						}
					};
					for (const one of deeds) await carryOut(one);

					// The line is good again, and people press "again" at what was refused or broke.
					server.fate = 'answered';
					server.takes = 10;
					const refused = new Set<string>();
					for (let round = 0; round < 3; round++) {
						await vi.advanceTimersByTimeAsync(60_000);
						for (const { id, refusal } of await browser.store.read()) {
							if (!refusal) continue;
							refused.add(id);
							open[round % 2]?.outbox.again(id);
						}
					}
					await vi.advanceTimersByTimeAsync(60_000);

					expect(server.carriedOut.toSorted()).toEqual(given.toSorted());
					expect(await browser.store.read()).toEqual([]);
					const inOrder = (ids: readonly string[]) =>
						ids.filter((id) => !refused.has(id) && !server.refusedOnce.has(id));
					expect(inOrder(server.carriedOut)).toEqual(inOrder(given));
					for (const { outbox, die } of open) {
						expect(outbox.items.filter(({ state }) => state !== 'sent')).toEqual([]);
						expect(outbox.stuck).toBe(false);
						die();
					}
				}),
				{ seed: 20_261_126, numRuns: 300 }
			);
		},
		120_000
	);
});
