import type * as Y from 'yjs';
import { caretAfter, endOf, spliceOf } from './typing.ts';
import { TYPED, type SharedText } from './shared-text.svelte.ts';

/**
 * Binds a text area to a field of a shared text: what is typed goes to the text as the smallest change, and what others type
 * comes into the area while caret, selection and scroll stay where they were. Undoing takes back what was typed here, and
 * nothing of others. Gives the function that ends it.
 * @param moved told where one's own selection is, and null when one is not in the field any more
 */
export function boundArea(
	area: HTMLTextAreaElement | HTMLInputElement,
	shared: SharedText,
	field: number,
	changed: (text: string) => void,
	moved: (selection: readonly [number, number] | null) => void = () => {}
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
		stands();
	};
	const stands = () => {
		if (document.activeElement !== area) return;
		moved([area.selectionStart ?? seen.length, area.selectionEnd ?? seen.length]);
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
		if (event.transaction.local) {
			area.setSelectionRange(endOf(delta), endOf(delta));
			return;
		}
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

	const undoes = (event: Event, way: 'undo' | 'redo') => {
		// The browser's own way would take back what others typed, too.
		event.preventDefault();
		shared.undo(field, way);
	};
	const pressed = (event: KeyboardEvent) => {
		const way = undoing(event);
		if (way) undoes(event, way);
	};
	const begins = (event: Event) => {
		const { inputType } = event as InputEvent;
		if (inputType === 'historyUndo') undoes(event, 'undo');
		else if (inputType === 'historyRedo') undoes(event, 'redo');
	};
	const leaves = () => {
		composed();
		moved(null);
	};

	text.observe(told);
	area.addEventListener('input', typed);
	area.addEventListener('compositionstart', composes);
	area.addEventListener('compositionend', composed);
	area.addEventListener('blur', leaves);
	area.addEventListener('keydown', pressed as EventListener);
	area.addEventListener('beforeinput', begins);
	document.addEventListener('selectionchange', stands);
	return () => {
		text.unobserve(told);
		area.removeEventListener('input', typed);
		area.removeEventListener('compositionstart', composes);
		area.removeEventListener('compositionend', composed);
		area.removeEventListener('blur', leaves);
		area.removeEventListener('keydown', pressed as EventListener);
		area.removeEventListener('beforeinput', begins);
		document.removeEventListener('selectionchange', stands);
		shared.hold(false);
		moved(null);
	};
}

/** Whether these keys undo or redo: Ctrl or Cmd with Z, with Shift the other way; and Ctrl with Y. */
function undoing({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | null {
	if (altKey || ctrlKey === metaKey) return null;
	const pressed = key.toLowerCase();
	if (pressed === 'z') return shiftKey ? 'redo' : 'undo';
	return pressed === 'y' && ctrlKey ? 'redo' : null;
}
