import * as Y from 'yjs';
import { readWriting } from '#lifecycle/debrief/report/writing/queries.server.ts';
import type { MeetingScope } from '#platform/auth/scope.ts';
import { fromBase64, toBase64 } from '#platform/together/base64.ts';
import { documentOf, fieldOf, missing, wholeOfWords } from '#platform/together/text.ts';
import type { TestKring } from './kring.ts';
import type { WrappedRoom } from './wrapped-room.ts';

/**
 * What somebody has on their page of a report: the text as it was when they opened it, and what they type in it.
 * @param words what the page shows of a part that nobody changed yet
 */
export async function opened(
	kring: TestKring,
	room: WrappedRoom,
	scope: MeetingScope,
	part = 'extra-1.words',
	words = ''
) {
	const writing = await readWriting(kring.runtime.db, scope);
	const whole = fromBase64(writing?.wholes[part] ?? '');
	const [block = '', field = ''] = part.split('.');
	const known = documentOf(whole?.length ? [whole] : [wholeOfWords(words)]);
	const doc = documentOf([Y.encodeStateAsUpdate(known)]);
	return {
		type(change: (text: Y.Text) => void) {
			doc.transact(() => change(fieldOf(doc, 0)));
		},
		send(more: object = {}) {
			const update = toBase64(missing(doc, known) ?? new Uint8Array([0, 0]));
			const input = { edition: writing?.edition, block, field, update, ...more };
			return room.does(scope, 'report.update', input);
		}
	};
}
