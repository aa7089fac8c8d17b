import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { done, refuse, type Outcome } from '#platform/commands/outcome.ts';
import { rule } from '#tests/support/rule.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { SharedText, type Keeper } from './shared-text.svelte.ts';

/** What a device keeps. */
function store(): Keeper & { kept: Map<string, string> } {
	const kept = new Map<string, string>();
	return {
		kept,
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, value) => void kept.set(key, value),
		removeItem: (key) => void kept.delete(key)
	};
}

/** Several devices that write one text, and a server that hands on what it gets. */
function together() {
	const devices: SharedText[] = [];
	let online = true;
	const told: string[] = [];
	const open = (keeper: Keeper | null = null) => {
		const device = new SharedText({
			key: 'text',
			keeper,
			deliver: (update): Promise<Outcome> => {
				if (!online) return Promise.resolve(refuse('unavailable'));
				told.push(update);
				for (const other of devices) other.receive([update]);
				return Promise.resolve(done(null));
			}
		});
		device.receive(told);
		devices.push(device);
		return device;
	};
	return {
		open,
		network: (there: boolean) => {
			online = there;
		},
		leave: (device: SharedText) => void devices.splice(devices.indexOf(device), 1)
	};
}
const says = (device: SharedText) => device.field(0).toString();
async function types(device: SharedText, at: number, come: string, gone = 0): Promise<void> {
	device.type(0, { at, gone, come });
	await device.arrived();
}

test('undoing takes back what one typed, and nothing of what others typed meanwhile', async () => {
	const { open } = together();
	const [an, bart] = [open(), open()];
	await types(an, 0, 'Begin klein.');
	await types(bart, 6, 'toch ');
	await types(bart, says(bart).length, ' Nu.');
	an.undo(0, 'undo');
	await an.arrived();
	for (const one of [an, bart]) expect(says(one)).toBe('toch  Nu.');
	// There is nothing more of An's, and what is of others stays.
	an.undo(0, 'undo');
	expect(says(an)).toBe('toch  Nu.');
	an.undo(0, 'redo');
	await an.arrived();
	for (const one of [an, bart]) expect(says(one)).toBe('Begin toch klein. Nu.');
	bart.undo(0, 'undo');
	await bart.arrived();
	for (const one of [an, bart]) expect(says(one)).toBe('Begin klein.');
});

test('what one took away of another comes back when one undoes it', async () => {
	const { open } = together();
	const [an, bart] = [open(), open()];
	await types(an, 0, 'Een twee drie.');
	await types(bart, 3, '', 5);
	await types(an, says(an).length, ' Vier.');
	bart.undo(0, 'undo');
	await bart.arrived();
	for (const one of [an, bart]) expect(says(one)).toBe('Een twee drie. Vier.');
});

test('the caret of another stays at its sign while anybody types, and waits for a sign that did not come yet', async () => {
	const { open, network } = together();
	const [an, bart] = [open(), open()];
	await types(an, 0, 'Begin klein.');
	const mark = an.mark(0, 6);
	expect(bart.placeOf(0, mark)).toBe(6);
	await types(bart, 0, 'Kort: ');
	await types(bart, 12, 'heel ');
	expect(bart.placeOf(0, mark)).toBe(12);
	expect(an.placeOf(0, mark)).toBe(12);
	network(false);
	an.type(0, { at: says(an).length, gone: 0, come: ' Morgen.' });
	const ahead = an.mark(0, says(an).length);
	expect(bart.placeOf(0, ahead)).toBeUndefined();
	network(true);
	await an.arrived();
	expect(bart.placeOf(0, ahead)).toBe(says(bart).length);
	// What is no place, or one of another text, is nowhere and does no harm.
	const foreign = toBase64(
		Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(new Y.Doc().getText('other'), 0))
	);
	for (const nonsense of ['', 'AAAA', '////////', '!', foreign]) {
		expect([nonsense, bart.placeOf(0, nonsense)]).toEqual([nonsense, undefined]);
	}
	expect(fromBase64(mark)?.length).toBeLessThan(20);
});

rule(
	'H96',
	'what was typed without network survives that the page is closed, and is merged when it is opened again',
	async () => {
		const { open, network, leave } = together();
		const keeper = store();
		const [an, bart] = [open(keeper), open()];
		await types(an, 0, 'Een. Twee.');
		expect(keeper.kept.size).toBe(0);
		network(false);
		an.type(0, { at: 4, gone: 0, come: ' Anderhalf.' });
		// The browser ends without a word.
		leave(an);
		network(true);
		await types(bart, says(bart).length, ' Drie.');
		network(false);
		const again = open(keeper);
		expect(says(again)).toBe('Een. Anderhalf. Twee. Drie.');
		again.type(0, { at: 0, gone: 0, come: 'Nul. ' });
		leave(again);
		network(true);
		const last = open(keeper);
		expect(await last.arrived()).toBe(true);
		expect(says(bart)).toBe('Nul. Een. Anderhalf. Twee. Drie.');
		expect(keeper.kept.size).toBe(0);
	}
);
