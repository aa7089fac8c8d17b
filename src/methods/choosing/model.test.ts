import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { loadMessages } from '#platform/i18n/translate.ts';
import { library, libraryMethod } from '#methods/library/model.ts';
import { fitsPeople, minutesOf } from '#methods/model.ts';
import { choose, energyOf, knownOf, lastTime } from './model.ts';

const ids = (methods: readonly { id: string }[]) => methods.map(({ id }) => id);

test('nothing asked is everything; each wish leaves out what does not fit', () => {
	expect(choose(library, {})).toHaveLength(library.length);
	expect(ids(choose(library, { family: 'acquaint' }))).toEqual(['speed_dating', 'impromptu_networking']);
	for (const { steps } of choose(library, { minutes: 20 })) {
		expect(minutesOf(steps)).toBeLessThanOrEqual(25);
	}
	for (const { phases } of choose(library, { phase: 'finish' })) expect(phases).toContain('finish');
});

rule('H91', 'with forty people no method is offered that is made for fewer', () => {
	const found = choose(library, { people: 40 });
	expect(found.length).toBeGreaterThan(5);
	for (const method of found) expect(fitsPeople(method, 40)).toBe('fits');
	expect(ids(found)).not.toContain('round_table');
});

test('words are found in name and purpose, in any language, without accents', () => {
	expect(ids(choose(library, { words: 'CAFE' }))).toContain('world_cafe');
	expect(ids(choose(library, { words: 'gossip' }))).toEqual(['intervision_gossip']);
	expect(choose(library, { words: 'zeppelin' })).toEqual([]);
});

test('the energy of a method follows from who is with whom', () => {
	const of = (id: string) => energyOf(libraryMethod(id)?.steps ?? []);
	expect(of('speed_dating')).toBe('moving');
	expect(of('learning_diary')).toBe('quiet');
	expect(of('orid')).toBe('talking');
	expect(energyOf([])).toBe('talking');
});

rule(
	'H20',
	'who chooses sees in which meetings a method was used and what its people last said of it',
	() => {
		const uses = [
			{ methodId: 'troika', meeting: 4 },
			{ methodId: 'swot', meeting: 3 },
			{ methodId: 'troika', meeting: 2 },
			{ methodId: 'troika', meeting: 2 }
		];
		const likings = [3, 2].map((meeting) => ({ methodId: 'troika', meeting, helped: 9, of: 12 }));
		expect(knownOf('troika', uses, likings)).toEqual({ used: [4, 2], liked: likings[0] });
		expect(knownOf('swot', uses, likings)).toEqual({ used: [3], liked: null });
		expect(knownOf('orid', uses, likings)).toEqual({ used: [], liked: null });
	}
);

rule(
	'H20',
	'what the same group took the last time is what it took in the latest meeting before this one',
	() => {
		const uses = [
			{ methodId: 'troika', meeting: 4, took: 41, people: 12 },
			{ methodId: 'troika', meeting: 3, took: null, people: 9 },
			{ methodId: 'troika', meeting: 2, took: 44, people: null }
		];
		expect(lastTime('troika', 5, uses)).toEqual({ meeting: 4, took: 41, people: 12 });
		expect(lastTime('troika', 4, uses), 'where nobody kept the time, the one before').toEqual({
			meeting: 2,
			took: 44,
			people: null
		});
		expect(lastTime('troika', 2, uses)).toBeNull();
		expect(lastTime('swot', 5, uses)).toBeNull();
	}
);

test('what a method was worth is told kindly when nobody ticked it, and in whole sentences', async () => {
	const [nl, en] = await Promise.all([loadMessages('nl', ['methods']), loadMessages('en', ['methods'])]);
	const said = (helped: number) =>
		[nl, en].flatMap((t) => [
			t('methods.liked', { helped, of: 15 }),
			t('methods.liked.in', { meeting: 2, helped, of: 15 })
		]);
	expect(said(0)).toEqual([
		'Sprong er niet uit, bij 15 antwoorden',
		'Bijeenkomst 2: sprong er niet uit, bij 15 antwoorden',
		'Did not stand out, in 15 answers',
		'Meeting 2: did not stand out, in 15 answers'
	]);
	expect(said(1)[0]).toBe('1 van 15 zei dat het hielp');
	expect(said(9)).toEqual([
		'9 van 15 zeiden dat het hielp',
		'Bijeenkomst 2: 9 van 15 zeiden dat het hielp',
		'9 of 15 said it helped',
		'Meeting 2: 9 of 15 said it helped'
	]);
});
