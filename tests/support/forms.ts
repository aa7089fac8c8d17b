import { DomUtils, parseDocument } from 'htmlparser2';

type Document = ReturnType<typeof parseDocument>;
type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** Something in a form that has a name: what a browser would send of it, and what the page says about it. */
export interface Control {
	name: string;
	/** `text` is typed, `choice` is one of a few, `box` is ticked or not, `hidden` is what the page itself knows. */
	kind: 'text' | 'choice' | 'box' | 'hidden';
	/** Of an input; else the name of the element. */
	type: string;
	value: string;
	/** For a box: ticked. */
	checked: boolean;
	/** For a choice: what can be chosen. */
	options: string[];
	required: boolean;
	maxlength: number | null;
	/** The sentence at the control that says what is wrong, as a screen reader finds it; null when nothing is. */
	error: string | null;
	/** Whether the page opens at it. */
	first: boolean;
}

/** A form of a page that posts to an action. */
export interface PageForm {
	/** Where it posts to, as the page says it: `?/save`. */
	to: string;
	/** The name of the action; `default` without one. */
	action: string;
	controls: Control[];
}

/** In the order in which their values are told. */
const CONTROLS = ['input', 'textarea', 'select', 'button'];

/** The forms of a page that post, each button with an address of its own as a form of its own. */
export function formsIn(html: string): PageForm[] {
	const page = parseDocument(html);
	// Looked for once, and not for each of the sixty forms of a page.
	const all = CONTROLS.flatMap((name) => DomUtils.getElementsByTagName(name, page));
	return DomUtils.getElementsByTagName('form', page)
		.filter(({ attribs }) => attribs['method']?.toLowerCase() === 'post')
		.flatMap((form) => {
			const own = form.attribs['action'] ?? '';
			const others = DomUtils.getElementsByTagName('button', form).flatMap(
				({ attribs }) => attribs['formaction'] ?? []
			);
			return [own, ...new Set(others)].map((to) => ({
				to,
				action: /\?\/(\w+)/.exec(to)?.[1] ?? 'default',
				controls: controlsOf(page, all, form, (button) => (button.attribs['formaction'] ?? own) === to)
			}));
		});
}

/** All text of a page that somebody can read or has typed: its words and what its fields hold. */
export function wordsIn(html: string): string {
	const page = parseDocument(html);
	for (const script of DomUtils.getElementsByTagName('script', page)) DomUtils.removeElement(script);
	const typed = DomUtils.getElementsByTagName('input', page).map(({ attribs }) => attribs['value'] ?? '');
	return [DomUtils.textContent(page), ...typed].join('\n').replaceAll('\r\n', '\n');
}

/** What the page says loudly: the sentences that a screen reader speaks as soon as the page is there. */
export function alertsIn(html: string): string[] {
	const page = parseDocument(html);
	return DomUtils.getElements({ role: 'alert' }, page, true)
		.map((element) => DomUtils.textContent(element).trim())
		.filter((text) => text !== '');
}

/**
 * What a browser sends of a form that nobody touched, as pairs of name and value. Without the key that makes a form
 * count once, so that each sending is looked at anew.
 */
export function asSent(form: PageForm): [string, string][] {
	return form.controls.flatMap(({ kind, name, value, checked }) =>
		name === '_key' || (kind === 'box' && !checked) || (kind === 'choice' && value === '')
			? []
			: [[name, value]]
	);
}

function controlsOf(
	page: Document,
	all: readonly Element[],
	form: Element,
	presses: (button: Element) => boolean
): Control[] {
	const controls: Control[] = [];
	for (const element of all) {
		const linked = form.attribs['id'] && element.attribs['form'] === form.attribs['id'];
		if (!linked && !isInside(element, form)) continue;
		if (element.name === 'button' && !presses(element)) continue;
		const { name, type: given, value = '', maxlength } = element.attribs;
		if (!name) continue;
		const type = element.name === 'input' ? (given ?? 'text') : element.name;
		const earlier = controls.find((control) => control.name === name && control.kind === 'choice');
		if (type === 'radio' || type === 'button') {
			if (type === 'button' && element.attribs['value'] === undefined) continue;
			if (earlier) {
				earlier.options.push(value);
				if ('checked' in element.attribs) earlier.value = value;
				continue;
			}
		}
		const options =
			type === 'select' ? DomUtils.getElementsByTagName('option', element).map(optionValue) : [value];
		controls.push({
			name,
			kind: kindOf(type),
			type,
			value: valueOf(element, type, value),
			checked: 'checked' in element.attribs,
			options: type === 'select' || type === 'radio' || type === 'button' ? options : [],
			required: 'required' in element.attribs,
			maxlength: maxlength === undefined ? null : Number(maxlength),
			error: errorOf(page, element),
			first: 'autofocus' in element.attribs
		});
	}
	return controls;
}

function isInside(one: Element, form: Element): boolean {
	for (let at = one.parent; at; at = at.parent) if (at === form) return true;
	return false;
}

function kindOf(type: string): Control['kind'] {
	if (type === 'hidden') return 'hidden';
	if (type === 'checkbox') return 'box';
	return type === 'radio' || type === 'select' || type === 'button' ? 'choice' : 'text';
}

function optionValue(option: Element): string {
	return option.attribs['value'] ?? DomUtils.textContent(option);
}

function valueOf(element: Element, type: string, value: string): string {
	if (type === 'textarea') return DomUtils.textContent(element).replace(/^\n/, '');
	if (type === 'radio') return 'checked' in element.attribs ? value : '';
	if (type !== 'select') return value;
	const options = DomUtils.getElementsByTagName('option', element);
	const chosen = options.find(({ attribs }) => 'selected' in attribs) ?? options[0];
	return chosen ? optionValue(chosen) : '';
}

/** The text that the control, or the group it is in, points at as its error. */
function errorOf(page: Document, element: Element): string | null {
	const group = DomUtils.getElementsByTagName('fieldset', page).filter((one) => isInside(element, one));
	const pointed = [element, ...group.toReversed()].flatMap(({ attribs }) =>
		(attribs['aria-describedby'] ?? '').split(' ').filter((id) => id.endsWith('-error'))
	);
	for (const id of pointed) {
		const found = DomUtils.getElementById(id, page);
		if (found) return DomUtils.textContent(found).trim();
	}
	return null;
}
