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
