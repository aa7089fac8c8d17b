import type { LocalText, Step, StepKindName } from '#steps/contract.ts';
import type { Method, NeedId } from '#methods/model.ts';

/** The most signs of a file that is brought in: the longest method of the library has a tenth of it. */
export const FILE_LIMIT = 60_000;
export const MOST_STEPS = 30;
/** The most methods of its own that a network keeps. */
export const MOST_METHODS = 100;

/** The id under which agenda items know a method that people made. */
export function ownId(uuid: string): string {
	return `own_${uuid.replaceAll('-', '')}`;
}

/** Whether this is the id of a method that people made, here or elsewhere. */
export function isOwnId(id: string): boolean {
	return /^own_[0-9a-f]{32}$/.test(id);
}

/** A text as it was typed: in both languages, unless it is what stood there, which keeps its translation. */
export function typed(text: string, before: LocalText, language: 'nl' | 'en'): LocalText {
	return before[language] === text ? before : { nl: text, en: text };
}

const both = (text: string): LocalText => ({ nl: text, en: text });

/** A method to begin with: one step, to be changed. */
export function blankMethod(id: string, name: string, step: { title: string; prompt: string }): Method {
	return {
		id,
		name: { ...both(name), fr: name },
		purpose: both(name),
		family: 'exchange',
		phases: ['maintain'],
		people: { min: 4, max: 60 },
		large: null,
		roles: both(''),
		materials: both(''),
		watch: both(''),
		covers: [],
		needs: [],
		steps: [newStep('talk', [], step)],
		rescue: [],
		source: both('')
	};
}

/** A step of ten minutes to add to these, with an id that is free. */
export function newStep(
	kind: StepKindName,
	others: readonly Step[],
	{ title, prompt }: { title: string; prompt: string }
): Step {
	const ids = new Set(others.map(({ id }) => id));
	let number = others.length + 1;
	while (ids.has(`step_${number}`)) number++;
	return {
		id: `step_${number}`,
		kind,
		minutes: 10,
		mode: 'plenary',
		title: both(title),
		prompt: both(prompt),
		phoneDown: false,
		settings: {}
	};
}

/** The steps with this one at another place, from 0; as they were when there is no such step. */
export function moveStep(steps: readonly Step[], id: string, to: number): Step[] {
	const moved = steps.find((step) => step.id === id);
	if (!moved) return [...steps];
	return steps.filter((step) => step !== moved).toSpliced(Math.max(0, to), 0, moved);
}

/** The same method under another id and name, for the same needs; its source says what it was made from. */
export function copyOf(method: Method, id: string, name: string, needs: readonly NeedId[]): Method {
	const source = method.source.nl === '' ? { nl: method.name.nl, en: method.name.en } : method.source;
	return { ...method, id, name: { nl: name, en: name, fr: name }, needs, source };
}
