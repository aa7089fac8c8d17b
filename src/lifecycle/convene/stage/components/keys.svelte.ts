/** What a key asks of the cockpit. */
export type CockpitKey = 'next' | 'back' | 'pause' | 'extend';

/** What has keys of its own. */
const HOLDERS = ['dialog', '[popover]', 'input', 'textarea', 'select', '[contenteditable]'].join();

/**
 * The keys of the cockpit, and of a clicker for slides: next is right, space or Page Down; back is left or Page Up;
 * pause is P or what a clicker sends to make the screen black (B or a full stop); plus adds two minutes. A key belongs to
 * the field, button or dialog that has it in hand, and to the browser when pressed with another.
 */
const KEYS: Record<string, CockpitKey> = {
	ArrowRight: 'next',
	PageDown: 'next',
	' ': 'next',
	ArrowLeft: 'back',
	PageUp: 'back',
	p: 'pause',
	P: 'pause',
	b: 'pause',
	B: 'pause',
	'.': 'pause',
	'+': 'extend'
};

/** What this press asks; undefined when it is not for the cockpit. */
export function keyOf(event: KeyboardEvent): CockpitKey | undefined {
	const key = KEYS[event.key];
	if (!key || event.ctrlKey || event.metaKey || event.altKey) return undefined;
	const at = event.target;
	if (!(at instanceof Element)) return key;
	if (at.closest(HOLDERS)) return undefined;
	if (event.key === ' ' && at.closest('button, a, summary')) return undefined;
	return key;
}
