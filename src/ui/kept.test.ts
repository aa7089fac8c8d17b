import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const kept = new Map<string, string>();
const heard = new EventTarget();
let forbidden = false;

beforeEach(() => {
	kept.clear();
	forbidden = false;
	// What runes are without a compiler: plain values.
	vi.stubGlobal('$state', { raw: (value: unknown) => value });
	vi.stubGlobal('addEventListener', heard.addEventListener.bind(heard));
	vi.stubGlobal('removeEventListener', heard.removeEventListener.bind(heard));
	vi.stubGlobal('localStorage', {
		getItem(key: string) {
			if (forbidden) throw new DOMException('no', 'SecurityError');
			return kept.get(key) ?? null;
		},
		setItem(key: string, value: string) {
			if (forbidden) throw new DOMException('no', 'SecurityError');
			kept.set(key, value);
		}
	});
});
afterEach(() => void vi.unstubAllGlobals());

/** Another tab keeps this under the key, and the browser says so to the others. */
function elsewhere(key: string, value: string): void {
	kept.set(key, value);
	heard.dispatchEvent(Object.assign(new Event('storage'), { key }));
}

test('what is typed on a device is there after a reload, part by part, and nothing else is kept', async () => {
	const { Kept } = await import('./kept.svelte.ts');
	const first = new Kept('a', { text: '', at: 0 });
	first.keep({ text: 'Nog niet af' });
	expect(new Kept('a', { text: '', at: 0 }).value).toEqual({ text: 'Nog niet af', at: 0 });
	expect(new Kept('b', { text: '', at: 0 }).value).toEqual({ text: '', at: 0 });
	expect([...kept.keys()]).toEqual(['a']);
});

test('something else under the key, or a browser that forbids the store, begins empty and goes on', async () => {
	const { Kept } = await import('./kept.svelte.ts');
	for (const other of ['geen json', '"tekst"', '[1]', 'null', '7']) {
		kept.set('a', other);
		expect(new Kept('a', { text: '' }).value, other).toEqual({ text: '' });
	}
	forbidden = true;
	const page = new Kept('a', { text: '' });
	page.keep({ text: 'Op de pagina' });
	expect(page.value).toEqual({ text: 'Op de pagina' });
});

test('a tab that follows takes what another tab keeps, until it stops', async () => {
	const { OwnWords } = await import('./own-words.svelte.ts');
	const tab = new OwnWords<{ id: string; text: string }>('a');
	const stop = tab.follow();
	tab.draft = 'Hier getypt';
	elsewhere('b', '{"draft":"van een ander"}');
	expect(tab.draft).toBe('Hier getypt');
	elsewhere('a', '{"draft":"","items":[{"id":"1","text":"Verstuurd"}]}');
	expect([tab.draft, tab.items]).toEqual(['', [{ id: '1', text: 'Verstuurd' }]]);
	stop();
	elsewhere('a', '{"draft":"later"}');
	expect(tab.draft).toBe('');
});
