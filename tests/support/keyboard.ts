import { expect, type Locator, type Page } from '@playwright/test';

/** A page that is worked with keys alone; whatever a key goes to has to show that it has the focus. */
export interface Keyboard {
	/** Goes to it by Tab, as somebody who sees where the focus is. */
	reach(target: Locator): Promise<void>;
	/** Goes to it and presses a key there, Enter unless another is said. */
	press(target: Locator, key?: string): Promise<void>;
	/** Goes to a field and types over what stands there. */
	write(target: Locator, text: string): Promise<void>;
	/** A key for the page, wherever the focus is. */
	key(name: string): Promise<void>;
}

/** More stops than any page has. */
const STOPS = 150;

/** The keyboard of a page. */
export function keyboardOf(page: Page): Keyboard {
	const { keyboard } = page;
	const reach = async (target: Locator) => {
		await expect(target).toBeEnabled();
		for (let stop = 0; stop < STOPS; stop += 1) {
			const way = await target.evaluate(wayTo);
			if (way === null) return expect.poll(() => target.evaluate(whatIsSeen)).toBe('the focus');
			await keyboard.press(way);
		}
		throw new Error(`no way to ${String(target)} by Tab`);
	};
	const press = async (target: Locator, key = 'Enter') => {
		await reach(target);
		await keyboard.press(key);
	};
	const write = async (target: Locator, text: string) => {
		await reach(target);
		await keyboard.press('ControlOrMeta+A');
		await keyboard.type(text);
	};
	return { reach, press, write, key: (name) => keyboard.press(name) };
}

/** The key that leads from the focus to an element; null when it is there. */
function wayTo(element: Element): string | null {
	const at = document.activeElement;
	if (at === element) return null;
	const before =
		at && at !== document.body && at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
	return before ? 'Shift+Tab' : 'Tab';
}

/** What somebody who looks sees of the element with the focus. */
function whatIsSeen(element: Element): string {
	// A choice shows its focus on the pill beside it, a field on its frame.
	const ring = [element, element.nextElementSibling, element.parentElement].some((one) => {
		if (!one) return false;
		const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
		return (
			(outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || (one === element && boxShadow !== 'none')
		);
	});
	if (!ring) return `no focus on ${element.outerHTML.slice(0, 120)}`;
	const { left, top, right, bottom } = element.getBoundingClientRect();
	const inset = 3;
	const points = [
		[(left + right) / 2, (top + bottom) / 2],
		[left + inset, top + inset],
		[right - inset, top + inset],
		[left + inset, bottom - inset],
		[right - inset, bottom - inset]
	] as const;
	const shown = points.some(([x, y]) => {
		const above = document.elementFromPoint(x, y);
		return above !== null && (element.contains(above) || above.closest('label')?.contains(element));
	});
	return shown ? 'the focus' : `hidden behind something: ${element.outerHTML.slice(0, 120)}`;
}
