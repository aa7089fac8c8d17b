/** How much somebody knows already. */
export const EXPERIENCE = ['none', 'started', 'experienced'] as const;
export type Experience = (typeof EXPERIENCE)[number];

/** What the composition picture knows of a person. Empty text: not told. */
export type Composed = {
	organisation: string;
	jobTitle: string;
	experience: Experience | null;
	sector: string;
};

/** A named part of the group; `name` null: not told. */
export type Part<Name extends string = string> = { name: Name | null; count: number };

/** The group as a picture: how many of each, the largest part first, "not told" last. */
export type Composition = {
	people: number;
	organisations: Part[];
	jobTitles: Part[];
	sectors: Part[];
	/** All three levels in order, also those without people. */
	experience: Part<Experience>[];
};

/** Counts who there are. Names that differ only in capitals or blanks are one; the first spelling is shown. */
export function compose(people: readonly Composed[]): Composition {
	const untold = people.filter((person) => person.experience === null).length;
	const levels = EXPERIENCE.map((name): Part<Experience> => {
		return { name, count: people.filter((person) => person.experience === name).length };
	});
	return {
		people: people.length,
		organisations: parts(people.map((person) => person.organisation)),
		jobTitles: parts(people.map((person) => person.jobTitle)),
		sectors: parts(people.map((person) => person.sector)),
		experience: untold > 0 ? [...levels, { name: null, count: untold }] : levels
	};
}

function parts(names: readonly string[]): Part[] {
	const counted = new Map<string, { name: string; count: number }>();
	for (const raw of names) {
		const name = raw.replace(/\s+/gu, ' ').trim();
		const key = name.toLowerCase();
		counted.set(key, { name: counted.get(key)?.name ?? name, count: (counted.get(key)?.count ?? 0) + 1 });
	}
	const untold = counted.get('')?.count ?? 0;
	counted.delete('');
	const told: Part[] = [...counted.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
	return untold > 0 ? [...told, { name: null, count: untold }] : told;
}

/** Base rule 2, less is more (domain.md 4.8): 10 to 15 is green, 8 to 20 amber; a chosen open call above 20 is left out. */
export function sizeHealth(people: number, openCall: boolean): 'green' | 'amber' | 'red' | 'not_applicable' {
	if (openCall && people > 20) return 'not_applicable';
	if (people >= 10 && people <= 15) return 'green';
	return people >= 8 && people <= 20 ? 'amber' : 'red';
}

/** A hint to the facilitator, never a bar. `large_group`: choose methods for many, or split. */
export type CompositionHint =
	| { hint: 'few_people' | 'above_fifteen' | 'large_group' | 'one_organisation' }
	| { hint: 'organisation_dominates'; name: string; count: number }
	| { hint: 'one_job_title'; name: string; count: number }
	| { hint: 'same_experience'; level: Experience };

/** Hints on size and spread (H2, H8): a group learns from difference, so one organisation or one function is said. */
export function compositionHints(composition: Composition, type: 'internal' | 'external'): CompositionHint[] {
	const { people, organisations, jobTitles, experience } = composition;
	const hints: CompositionHint[] = [];
	if (people < 10) hints.push({ hint: 'few_people' });
	else if (people > 20) hints.push({ hint: 'large_group' });
	else if (people > 15) hints.push({ hint: 'above_fifteen' });
	// With a handful of people every share is large and says nothing.
	if (people < 5) return hints;
	const [first] = organisations;
	if (type === 'external' && first && first.name !== null) {
		if (first.count === people) hints.push({ hint: 'one_organisation' });
		else if (first.count * 3 > people)
			hints.push({ hint: 'organisation_dominates', name: first.name, count: first.count });
	}
	const [title] = jobTitles;
	if (title && title.name !== null && title.count * 3 > people * 2) {
		hints.push({ hint: 'one_job_title', name: title.name, count: title.count });
	}
	const same = experience.find((level) => level.count === people);
	if (same && same.name !== null) hints.push({ hint: 'same_experience', level: same.name });
	return hints;
}
