import * as v from 'valibot';
import { MOST_UPDATE } from './merging.ts';

/** An update of a text of several hands, as base64 of Yjs; what is in it is looked at when it is merged. */
export function updateOfText() {
	return v.pipe(
		v.string('required'),
		v.maxLength(Math.ceil(MOST_UPDATE / 3) * 4, 'invalid'),
		v.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'invalid')
	);
}

/** The name of the caret of one page (`newCaretName`). */
export function caretName() {
	return v.pipe(v.string('required'), v.regex(/^[0-9a-f]{16}$/, 'invalid'));
}

/** Both ends of a selection as places of Yjs; null: the caret is gone. What is in them is looked at by who draws them. */
export function caretPlace() {
	const place = v.pipe(
		v.string('required'),
		v.maxLength(120, 'invalid'),
		v.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'invalid')
	);
	return v.nullable(v.strictObject({ from: place, to: place }));
}
