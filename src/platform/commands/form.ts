/** The name of the hidden field with the key that makes a form count once. */
export const FORM_KEY = '_key';

/** No form nests deeper than this: a list of things with a list each. */
const DEEPEST = 8;

type FormValue = string | FormValue[] | { [key: string]: FormValue };

/**
 * Turns the fields of a form into an input: `place` a text, the same name twice a list, `promises.0.text` an object
 * in a list. Empty places in a list close up; files are left out. Refuses names that reach for a prototype.
 */
export function formInput(form: FormData): { [key: string]: FormValue } {
	const root: { [key: string]: FormValue } = Object.create(null);
	for (const name of new Set(form.keys())) {
		if (name === FORM_KEY) continue;
		const texts = form.getAll(name).filter((value) => typeof value === 'string');
		const first = texts[0];
		if (first === undefined) continue;
		const parts = name.split('.');
		if (
			parts.length > DEEPEST ||
			parts.some((part) => part === '__proto__' || part === 'constructor' || part === '')
		)
			continue;
		put(root, parts, texts.length > 1 ? texts : first);
	}
	return closeUp(root) as { [key: string]: FormValue };
}

function put(into: { [key: string]: FormValue }, parts: string[], value: FormValue): void {
	const [head, ...rest] = parts;
	if (head === undefined) return;
	if (rest.length === 0) {
		into[head] = value;
		return;
	}
	const next = into[head];
	const child: { [key: string]: FormValue } =
		typeof next === 'object' && !Array.isArray(next) ? next : Object.create(null);
	into[head] = child;
	put(child, rest, value);
}

/** Objects whose keys are all numbers become lists in the order of those numbers. */
function closeUp(value: FormValue): FormValue {
	if (typeof value === 'string' || Array.isArray(value)) return value;
	const keys = Object.keys(value);
	const closed = Object.fromEntries(keys.map((key) => [key, closeUp(value[key] ?? '')]));
	if (keys.length > 0 && keys.every((key) => /^\d{1,4}$/.test(key))) {
		return keys.sort((a, b) => Number(a) - Number(b)).map((key) => closed[key] ?? '');
	}
	return closed;
}
