import { describe, expect, test } from 'vitest';
import klankbordgroep from '#tests/fixtures/klankbordgroep.json' with { type: 'json' };
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { rule } from '#tests/support/rule.ts';
import {
	compose,
	compositionHints,
	EXPERIENCE,
	sizeHealth,
	type Composed
} from '#lifecycle/announce/registration/composition/model.ts';

const pc218People: Composed[] = pc218.members.map((member) => ({
	organisation: member.organisation,
	jobTitle: member.function,
	experience: EXPERIENCE.find((level) => level === member.experience) ?? null,
	sector: ''
}));
const klankbordPeople: Composed[] = klankbordgroep.members.map((member) => ({
	organisation: member.organisation,
	jobTitle: member.function,
	experience: null,
	sector: member.sector
}));
const people = (n: number, one: Partial<Composed> = {}): Composed[] =>
	Array.from({ length: n }, (_, i) => ({
		organisation: `o${i}`,
		jobTitle: `j${i}`,
		experience: null,
		sector: '',
		...one
	}));

describe('the composition as a picture', () => {
	rule('H2', 'PC218: nine organisations, the experience mixed', () => {
		const picture = compose(pc218People);
		expect(picture.people).toBe(15);
		expect(picture.organisations).toHaveLength(9);
		expect(picture.organisations.filter((part) => part.count === 2)).toHaveLength(6);
		expect(picture.experience).toEqual([
			{ name: 'none', count: 5 },
			{ name: 'started', count: 6 },
			{ name: 'experienced', count: 4 }
		]);
		expect(picture.jobTitles[0]).toEqual({ name: 'HR-verantwoordelijke', count: 5 });
		expect(picture.sectors).toEqual([{ name: null, count: 15 }]);
	});

	test('the Klankbordgroep: 33 organisations, the largest first', () => {
		const picture = compose(klankbordPeople);
		expect(picture.organisations).toHaveLength(klankbordgroep.expected.organisations);
		expect(picture.organisations.slice(0, 7).map((part) => part.count)).toEqual([4, 3, 3, 2, 2, 2, 1]);
		expect(picture.experience.at(-1)).toEqual({ name: null, count: 43 });
	});

	test('one organisation in two spellings is one', () => {
		const picture = compose(
			['Drukkerij Morgenrood', ' drukkerij  morgenrood', 'Zand'].flatMap((organisation) =>
				people(1, { organisation })
			)
		);
		expect(picture.organisations).toEqual([
			{ name: 'Drukkerij Morgenrood', count: 2 },
			{ name: 'Zand', count: 1 }
		]);
	});
});

describe('hints', () => {
	rule('R2', 'ten to fifteen people is green; an open call above twenty is not judged', () => {
		const judged = [7, 8, 9, 10, 15, 16, 20, 21].map((n) => sizeHealth(n, false));
		expect(judged).toEqual(['red', 'amber', 'amber', 'green', 'green', 'amber', 'amber', 'red']);
		expect(sizeHealth(15, pc218.network.open_call_no_limit)).toBe(pc218.expected.health.R2_size.status);
		expect(sizeHealth(43, klankbordgroep.network.open_call_no_limit)).toBe(
			klankbordgroep.expected.health.R2_size.status
		);
		expect(sizeHealth(20, true)).toBe('amber');
	});

	rule('H8', 'above twenty the hint is methods for a large group', () => {
		const hint = (n: number) => compositionHints(compose(people(n)), 'external').map((one) => one.hint);
		expect([hint(9), hint(12), hint(16), hint(21)]).toEqual([
			['few_people'],
			[],
			['above_fifteen'],
			['large_group']
		]);
	});

	rule('H2', 'one organisation, one function or one level of experience is said', () => {
		expect(compositionHints(compose(pc218People), 'external')).toEqual([]);
		const crowd = [...people(5, { organisation: 'Groot' }), ...people(7)];
		expect(compositionHints(compose(crowd), 'external')).toEqual([
			{ hint: 'organisation_dominates', name: 'Groot', count: 5 }
		]);
		const same = people(12, { organisation: 'Eén', jobTitle: 'HR', experience: 'none' });
		expect(compositionHints(compose(same), 'external')).toEqual([
			{ hint: 'one_organisation' },
			{ hint: 'one_job_title', name: 'HR', count: 12 },
			{ hint: 'same_experience', level: 'none' }
		]);
	});

	rule('H1', 'inside one organisation everybody being colleagues is no news', () => {
		expect(compositionHints(compose(people(12, { organisation: 'Eén' })), 'internal')).toEqual([]);
	});

	test('with a handful of people no shares are judged', () => {
		expect(compositionHints(compose(people(4, { organisation: 'Eén' })), 'external')).toEqual([
			{ hint: 'few_people' }
		]);
	});
});
