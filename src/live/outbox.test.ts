import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Outcome } from '#platform/commands/outcome.ts';
import { rule } from '#tests/support/rule.ts';
import { answerOf, type Answer } from './outbox-post.ts';
import { memoryStore, type KeptCommand, type OutboxStore } from './outbox-store.ts';
import { Outbox } from './outbox.svelte.ts';
import type { TabNews, Tabs } from './tabs.ts';

const ok: Answer = { definite: { ok: true, value: 'done' } };
const no: Answer = { definite: { ok: false, reason: 'closed' } };
const later: Answer = { later: true, broken: false };
const broken: Answer = { later: true, broken: true };
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

/** Some tabs of one browser: one lock, one store, and news for the others. */
class Browser {
	readonly store: OutboxStore = memoryStore();
	readonly posted: KeptCommand[] = [];
	answers: (Answer | Promise<Answer>)[] = [];
	readonly #ears = new Set<(news: TabNews) => void>();
	#last: Promise<void> = Promise.resolve();
	readonly #close: (() => void)[] = [];

	tab(): Outbox {
		let own: ((news: TabNews) => void) | undefined;
		const tabs: Tabs = {
			alone: (run) => {
				this.#last = this.#last.then(() => run(() => false));
				return this.#last;
			},
			tell: (news) => {
				for (const ear of this.#ears) if (ear !== own) queueMicrotask(() => ear(news));
			},
			hear: (heard) => {
				own = heard;
				this.#ears.add(heard);
				return () => this.#ears.delete(heard);
			}
		};
		const outbox = new Outbox({
			store: this.store,
			tabs,
			chance: () => 1,
			post: async (item) => {
				this.posted.push(item);
				return (await this.answers.shift()) ?? ok;
			}
		});
		this.#close.push(outbox.open());
		return outbox;
	}

	/** A tab that nothing else is known of is at it. */
	holdLock(): () => void {
		let release = () => {};
		this.#last = new Promise((resolve) => {
			release = resolve;
		});
		return release;
	}

	close(): void {
		for (const close of this.#close) close();
	}
}

let browser: Browser;
beforeEach(() => {
	vi.useFakeTimers();
	browser = new Browser();
});
afterEach(() => {
	browser.close();
	vi.useRealTimers();
});

const states = (outbox: Outbox) => outbox.items.map(({ input, state }) => [input, state]);

rule('L35', 'a command is kept before it is sent, and sent after a reload', async () => {
	browser.answers = [new Promise(() => {})];
	const first = browser.tab();
	void first.send('note.write', 'one', 'id-1');
	expect(states(first)).toEqual([['one', 'kept']]);
	await pass(0);
	expect(await browser.store.read()).toEqual([{ id: 'id-1', command: 'note.write', input: 'one' }]);
	expect(states(first)).toEqual([['one', 'sending']]);
	const reloaded = new Browser();
	await reloaded.store.change(() => [{ id: 'id-1', command: 'note.write', input: 'one' }]);
	const outbox = reloaded.tab();
	await pass(0);
	expect(reloaded.posted.map(({ id }) => id)).toEqual(['id-1']);
	expect(await reloaded.store.read()).toEqual([]);
	expect(states(outbox)).toEqual([['one', 'sent']]);
	reloaded.close();
});

rule('L36', 'a command is sent again until there is an answer, with growing pauses', async () => {
	browser.answers = [later, later, later];
	const outbox = browser.tab();
	const answer = outbox.send('note.write', 'one');
	await pass(0);
	expect([browser.posted.length, outbox.items[0]?.state]).toEqual([1, 'kept']);
	expect(outbox.stuck).toBe(true);
	await pass(500);
	expect(browser.posted).toHaveLength(2);
	await pass(999);
	expect(browser.posted).toHaveLength(2);
	outbox.nudge();
	await pass(0);
	expect(browser.posted).toHaveLength(3);
	await pass(60_000);
	expect(await answer).toEqual({ ok: true, value: 'done' });
	expect(new Set(browser.posted.map(({ id }) => id)).size).toBe(1);
	expect(outbox.stuck).toBe(false);
});

rule('L36', 'what is an answer and what is none', () => {
	const outcome = (status: number, text = '', after: string | null = null) => answerOf(status, text, after);
	expect(outcome(200, '{"ok":true,"value":3}')).toEqual({ definite: { ok: true, value: 3 } });
	const refusal = { ok: false, reason: 'invalid', fields: { text: 'required' } };
	expect(outcome(422, JSON.stringify(refusal))).toEqual({ definite: refusal });
	expect(outcome(403, 'Forbidden')).toEqual({ definite: { ok: false, reason: 'not_allowed' } });
	expect(outcome(404, '<html>')).toEqual({ definite: { ok: false, reason: 'not_found' } });
	expect(outcome(401)).toEqual({ definite: { ok: false, reason: 'not_signed_in' } });
	expect(outcome(200, '<html>Welcome to the hotel</html>')).toEqual(later);
	for (const status of [408, 425, 429, 502, 503, 504]) expect(outcome(status)).toEqual(later);
	expect(outcome(500)).toEqual(broken);
	expect(outcome(503, '', '7')).toEqual({ ...later, after: 7_000 });
});

rule('L37', 'commands are carried out in the order in which they were given', async () => {
	let release: (answer: Answer) => void = () => {};
	browser.answers = [
		new Promise((resolve) => {
			release = resolve;
		}),
		later
	];
	const outbox = browser.tab();
	const answers = ['one', 'two', 'three'].map((input) => outbox.send('note.write', input));
	await pass(1_000);
	expect(browser.posted.map(({ input }) => input)).toEqual(['one']);
	release(ok);
	await pass(10_000);
	await Promise.all(answers);
	expect(browser.posted.map(({ input }) => input)).toEqual(['one', 'two', 'two', 'three']);
});

rule(
	'L38',
	'a refused command stays to be seen, also after a reload, and does not hold up the next',
	async () => {
		browser.answers = [no];
		const outbox = browser.tab();
		const refused = outbox.send('note.write', 'one', 'id-1');
		const next = outbox.send('note.write', 'two');
		await pass(0);
		expect([await refused, (await next).ok]).toEqual([{ ok: false, reason: 'closed' }, true]);
		const reloaded = browser.tab();
		await pass(0);
		expect(reloaded.items).toEqual([
			{ id: 'id-1', command: 'note.write', input: 'one', state: 'refused', reason: 'closed' }
		]);
		expect(browser.posted).toHaveLength(2);
		reloaded.again('id-1');
		await pass(0);
		expect(browser.posted.at(-1)).toEqual({ id: 'id-1', command: 'note.write', input: 'one' });
		expect(outbox.stateOf('id-1')).toBe('sent');
		outbox.dismiss('id-1');
		expect(outbox.stateOf('id-1')).toBeUndefined();
	}
);

rule('L39', 'of two tabs one sends, and each learns what came of its own commands', async () => {
	let release: (answer: Answer) => void = () => {};
	browser.answers = [
		new Promise((resolve) => {
			release = resolve;
		}),
		no
	];
	const [left, right] = [browser.tab(), browser.tab()];
	const one = left.send('note.write', 'one');
	await pass(0);
	const two = right.send('note.write', 'two');
	await pass(0);
	expect(browser.posted).toHaveLength(1);
	release(ok);
	await pass(0);
	const outcomes: Outcome[] = [await one, await two];
	expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false]);
	expect(browser.posted).toHaveLength(2);
	expect(states(right)).toEqual([
		['one', 'sent'],
		['two', 'refused']
	]);
});

rule('L39', 'a command that another tab sent before it died is known to have been sent', async () => {
	const release = browser.holdLock();
	const outbox = browser.tab();
	const answer = outbox.send('note.write', 'one', 'id-1');
	await pass(0);
	expect(outbox.stateOf('id-1')).toBe('kept');
	await browser.store.change(() => []);
	release();
	expect(await answer).toEqual({ ok: true, value: undefined });
	expect([browser.posted.length, outbox.stateOf('id-1')]).toEqual([0, 'sent']);
});

rule('L40', 'the same command given twice is kept once', async () => {
	browser.answers = [later];
	const outbox = browser.tab();
	void outbox.send('note.write', 'one', 'id-1');
	void outbox.send('note.write', 'one', 'id-1');
	await pass(0);
	expect(await browser.store.read()).toHaveLength(1);
});

rule('L41', 'a command at which the server breaks five times does not hold up the next', async () => {
	browser.answers = [broken, broken, later, broken, broken, broken];
	const outbox = browser.tab();
	const first = outbox.send('note.write', 'one');
	const second = outbox.send('note.write', 'two');
	await pass(60_000);
	expect([await first, (await second).ok]).toEqual([{ ok: false, reason: 'broken' }, true]);
	expect(browser.posted).toHaveLength(7);
});
