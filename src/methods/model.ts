import type { LocalText, Mode, Step } from '#steps/contract.ts';

/** What a method is for (domain.md 3); methods of one family can replace each other. */
export const FAMILIES = [
	'acquaint',
	'inventory',
	'frame',
	'generate',
	'converge',
	'exchange',
	'intervision',
	'input',
	'weigh',
	'decide',
	'reflect',
	'break'
] as const;
export type Family = (typeof FAMILIES)[number];

/** The three parts that the first meeting cannot do without (handbook 2.2). */
export const KICKOFF_PARTS = ['acquaintance', 'expectations', 'agreements'] as const;
export type KickoffPart = (typeof KICKOFF_PARTS)[number];

/** When in the life of a network a method is at its place (handbook chapter 2). */
export const PHASES = ['start', 'maintain', 'finish'] as const;
export type Phase = (typeof PHASES)[number];

/** What a facilitator may want now (domain.md 3). */
export const NEED_IDS = [
	'meet',
	'newcomer',
	'learn',
	'order',
	'unknown',
	'words',
	'practice',
	'hard_first',
	'hard_trust',
	'success',
	'all_at_once',
	'stalls',
	'dominates',
	'decide',
	'temperature',
	'end'
] as const;
export type NeedId = (typeof NEED_IDS)[number];

/** A way of working together, as data: anybody may add one without code. */
export interface Method {
	/** Stable: agenda items refer to it. */
	id: string;
	name: LocalText & { fr: string };
	/** When to choose it, in one or two sentences. */
	purpose: LocalText;
	family: Family;
	phases: readonly Phase[];
	/** For how many people it is made. */
	people: { min: number; max: number };
	/** What changes for a large group (H25, H91); null where nothing does. */
	large: LocalText | null;
	/** Who does what, besides taking part. */
	roles: LocalText;
	/** What to bring; may be empty. */
	materials: LocalText;
	/** What easily goes wrong. */
	watch: LocalText;
	/** What it answers, besides what the chooser says of the library. */
	needs: readonly NeedId[];
	/** Which part of a first meeting it takes care of. */
	covers: readonly KickoffPart[];
	/** In order; their minutes are proposals that add up to the length of the method. */
	steps: readonly Step[];
	/** Questions to push when the talk or the writing stalls (handbook 2.2.3). */
	rescue: readonly LocalText[];
	/** Where it comes from. */
	source: LocalText;
}

/** How long a method takes, in minutes. */
export function minutesOf(steps: readonly Pick<Step, 'minutes'>[]): number {
	return steps.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** The way of working that takes most of the time: the colour of the whole. The earlier one when equal. */
export function mainMode(steps: readonly Pick<Step, 'minutes' | 'mode'>[]): Mode {
	const minutes = new Map<Mode, number>();
	for (const one of steps) minutes.set(one.mode, (minutes.get(one.mode) ?? 0) + one.minutes);
	const [longest] = [...minutes].sort(([, a], [, b]) => b - a);
	return longest?.[0] ?? 'plenary';
}

/**
 * The step of an item that asks its question, from 0: the first in which people do something, and not one that explains or a
 * break. A question of one's own goes there, and what the other steps say stays.
 */
export function askingStep(steps: readonly Pick<Step, 'mode'>[]): number {
	return Math.max(
		0,
		steps.findIndex(({ mode }) => mode !== 'listening' && mode !== 'break')
	);
}

/** Whether a method suits this number of people (H91). */
export function fitsPeople(
	{ people }: Pick<Method, 'people'>,
	present: number
): 'fits' | 'too_few' | 'too_many' {
	if (present < people.min) return 'too_few';
	return present > people.max ? 'too_many' : 'fits';
}

/**
 * The same steps in another number of minutes, each in proportion and at least one minute. Refuses (null) when
 * there are fewer minutes than steps.
 */
export function stretch(steps: readonly Step[], minutes: number): Step[] | null {
	if (minutes < steps.length || steps.length === 0) return null;
	const whole = minutesOf(steps);
	const exact = steps.map((one) => Math.max(1, (one.minutes * minutes) / whole));
	const given = exact.map(Math.floor);
	const rest = () => minutes - given.reduce((sum, n) => sum + n, 0);
	const gap = (i: number) => (exact[i] ?? 0) - (given[i] ?? 0);
	while (rest() !== 0) {
		// One minute at a time to whoever is furthest below, or from whoever is furthest above and can spare it.
		const sign = Math.sign(rest());
		const able = given.flatMap((n, i) => (sign > 0 || n > 1 ? [i] : []));
		const [first] = able.sort((a, b) => sign * (gap(b) - gap(a)) || (given[b] ?? 0) - (given[a] ?? 0));
		if (first === undefined) return null;
		given[first] = (given[first] ?? 0) + sign;
	}
	return steps.map((one, i) => ({ ...one, minutes: given[i] ?? 1 }));
}

/** A part of a start template: a method, or some of its steps, with the minutes each gets there. */
export interface TemplateItem {
	method: string;
	title: LocalText;
	/** Ids of steps of the method, in order, with their minutes. */
	steps: readonly { id: string; minutes: number }[];
}

/** A whole agenda to begin with, so that nobody starts from an empty page. */
export interface Template {
	id: string;
	kind: 'kickoff' | 'ordinary';
	name: LocalText;
	purpose: LocalText;
	/** The number of people its minutes are made for. */
	people: number;
	items: readonly TemplateItem[];
}

/** An agenda item without an id yet. */
export interface PlannedItem {
	title: LocalText;
	methodId: string;
	mode: Mode;
	minutes: number;
	steps: readonly Step[];
}

/** A method as an agenda item, in its own length. */
export function planMethod(method: Method): PlannedItem {
	const { id, name, steps } = method;
	return {
		title: { nl: name.nl, en: name.en },
		methodId: id,
		mode: mainMode(steps),
		minutes: minutesOf(steps),
		steps
	};
}

/** A template as agenda items. Throws for a method or step that the library does not have: a fault in the data. */
export function planTemplate(
	template: Template,
	methodOf: (id: string) => Method | undefined
): PlannedItem[] {
	return template.items.map((item) => {
		const method = methodOf(item.method);
		if (!method) throw new Error(`template ${template.id}: no method ${item.method}`);
		const steps = item.steps.map(({ id, minutes }) => {
			const found = method.steps.find((one) => one.id === id);
			if (!found) throw new Error(`template ${template.id}: ${item.method} has no step ${id}`);
			return { ...found, minutes };
		});
		return {
			title: item.title,
			methodId: method.id,
			mode: mainMode(steps),
			minutes: minutesOf(steps),
			steps
		};
	});
}
