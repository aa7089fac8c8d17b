import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { documentOf, fieldOf, filled, textsOf, wholeOf } from './text.ts';
import { merged, MOST_UPDATE } from './merging.ts';

const LIMIT = 240;

/** An update in which somebody did this to an empty document. */
function update(change: (doc: Y.Doc) => void): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = 1;
	doc.transact(() => change(doc));
	return wholeOf(doc);
}
const writes = (text: string, field = 0) => update((doc) => fieldOf(doc, field).insert(0, text));

test('an update becomes part of the text, and a second time changes nothing', () => {
	const first = merged(null, writes('Beste directie'), 2, LIMIT);
	if (!first.ok) throw new Error(first.reason);
	expect(first.texts).toEqual(['Beste directie', '']);
	const again = merged(first.whole, writes('Beste directie'), 2, LIMIT);
	expect(again).toMatchObject({ ok: true, news: null });
});

test('what typed from paper changes is only what differs', () => {
	const before = filled(null, ['Beste directie', 'Begin klein'], 5);
	const after = filled(before, ['Beste directie', 'Begin heel klein'], 6);
	if (!before || !after) throw new Error('no update');
	expect(after.length).toBeLessThan(60);
	expect(textsOf(documentOf([before, after]), 2)).toEqual(['Beste directie', 'Begin heel klein']);
	expect(filled(before, ['Beste directie', 'Begin klein'], 7)).toBeNull();
});

test('what is not plain text in these fields is refused', () => {
	const refused = (given: Uint8Array) => merged(null, given, 2, LIMIT);
	expect(refused(new Uint8Array([1, 2, 3, 250, 9]))).toEqual({ ok: false, reason: 'invalid' });
	expect(refused(new TextEncoder().encode('not an update at all'))).toMatchObject({ ok: false });
	expect(refused(new Uint8Array(MOST_UPDATE + 1))).toMatchObject({ reason: 'invalid' });
	expect(refused(writes('x', 2))).toMatchObject({ reason: 'invalid' });
	expect(refused(update((doc) => doc.getText('other').insert(0, 'x')))).toMatchObject({ reason: 'invalid' });
	expect(refused(update((doc) => doc.getMap('field0').set('a', 1)))).toMatchObject({ reason: 'invalid' });
	expect(refused(update((doc) => fieldOf(doc, 0).insert(0, 'x', { bold: true })))).toMatchObject({
		reason: 'invalid'
	});
	expect(refused(update((doc) => fieldOf(doc, 0).insertEmbed(0, { image: 'x' })))).toMatchObject({
		reason: 'invalid'
	});
});

test('what goes on from something that nobody has is refused', () => {
	const doc = new Y.Doc();
	fieldOf(doc, 0).insert(0, 'first');
	const state = Y.encodeStateVector(doc);
	fieldOf(doc, 0).insert(5, ' second');
	expect(merged(null, Y.encodeStateAsUpdate(doc, state), 1, LIMIT)).toEqual({ ok: false, reason: 'invalid' });
});

test('a text takes as many signs as it may have, and no more', () => {
	expect(merged(null, writes('x'.repeat(LIMIT)), 1, LIMIT).ok).toBe(true);
	expect(merged(null, writes('x'.repeat(LIMIT + 1)), 1, LIMIT)).toEqual({ ok: false, reason: 'text_full' });
});

test('what is kept and shown has no signs that steer and no half signs', () => {
	const merge = merged(null, writes('a\u0000b\u001b[31m\n\ud83d'), 1, LIMIT);
	expect(merge.ok && merge.texts).toEqual(['ab[31m\n\ufffd']);
});
