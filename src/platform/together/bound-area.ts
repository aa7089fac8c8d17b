import type * as Y from 'yjs';
import { caretAfter, spliceOf } from './typing.ts';
import { TYPED, type SharedText } from './shared-text.svelte.ts';

/**
 * Binds a text area to a field of a shared text: what is typed goes to the text as the smallest change, and what others type
 * comes into the area while caret, selection and scroll stay where they were. Gives the function that ends it.
 */
export function boundArea(
	area: HTMLTextAreaElement | HTMLInputElement,
	shared: SharedText,
	field: number,
	changed: (text: string) => void
): () => void {
	const text = shared.field(field);
	let seen = text.toString();
	area.value = seen;
	changed(seen);

	const typed = () => {
		const splice = spliceOf(seen, area.value, area.selectionEnd ?? area.value.length);
		seen = area.value;
		if (splice) shared.type(field, splice);
		changed(seen);
	};
	const told = (event: Y.YTextEvent) => {
		if (event.transaction.origin === TYPED) return;
		const { selectionStart, selectionEnd, selectionDirection, scrollTop } = area;
		seen = text.toString();
		area.value = seen;
		changed(seen);
		// Where a selection is set the focus goes, on some phones.
		if (document.activeElement !== area) return;
		const { delta } = event;
		area.setSelectionRange(
			caretAfter(selectionStart ?? seen.length, delta),
			caretAfter(selectionEnd ?? seen.length, delta),
			selectionDirection ?? undefined
		);
		area.scrollTop = scrollTop;
	};
	const composes = () => shared.hold(true);
	const composed = () => {
		typed();
		shared.hold(false);
	};

	text.observe(told);
	area.addEventListener('input', typed);
	area.addEventListener('compositionstart', composes);
	area.addEventListener('compositionend', composed);
	area.addEventListener('blur', composed);
	return () => {
		text.unobserve(told);
		area.removeEventListener('input', typed);
		area.removeEventListener('compositionstart', composes);
		area.removeEventListener('compositionend', composed);
		area.removeEventListener('blur', composed);
		shared.hold(false);
	};
}
