import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import type { LocalText, Step } from '#steps/contract.ts';
import { groupCount } from '#steps/group/model.ts';
import { groupSettings } from '#steps/group/schema.ts';
import { evenSizes } from '#steps/mixing/model.ts';
import { minutesOfTracks } from '#steps/track/model.ts';
import { trackSettings } from '#steps/track/schema.ts';
import expected from '#tests/fixtures/method-minutes.json' with { type: 'json' };
import { library, libraryMethod, templates } from '#methods/library/model.ts';
import {
	fitsPeople,
	KICKOFF_PARTS,
	mainMode,
	minutesOf,
	planMethod,
	planTemplate,
	stretch
} from '#methods/model.ts';
import { MethodFile } from '#methods/schema.ts';
import { stepSettings } from '#steps/settings.ts';

/** Methods in which a group writes down what it said to each other. */
const BY_GROUP = ['experience_exchange', 'subgroup_advice', 'world_cafe', 'gallery_walk'];

const written = ({ nl, en }: LocalText) =>
	nl.trim() !== '' && en.trim() !== '' && nl.length <= 140 && en.length <= 140;

describe.each(library.map((method) => [method.id, method] as const))('%s', (_, method) => {
	test('is a file that anybody could import', () => {
		expect(v.safeParse(MethodFile, JSON.parse(JSON.stringify(method))).issues).toBeUndefined();
	});

	test('asks of each kind of step only what that kind knows', () => {
		for (const one of method.steps) {
			const read = v.parse(v.record(v.string(), v.unknown()), v.parse(stepSettings[one.kind], one.settings));
			for (const [name, value] of Object.entries(one.settings)) expect(read[name], name).toEqual(value);
		}
	});

	test('speaks to the room: what somebody is to say of themselves stands between quotation marks', () => {
		for (const { id, prompt } of method.steps) {
			expect(prompt.nl.replace(/“[^”]*”/g, ''), id).not.toMatch(/\b(ik|mij|mijn)\b/i);
			expect(prompt.en.replace(/“[^”]*”/g, ''), id).not.toMatch(/\b(I|me|my)\b/);
		}
	});

	test('[H80] asks for the phone only where there is something to do on it', () => {
		for (const one of method.steps) {
			const { reporter, tips, opens } = one.settings;
			const acts = !['talk', 'turn'].includes(one.kind) || reporter || tips || opens;
			if (one.kind !== 'talk' && one.kind !== 'turn') expect(one.phoneDown, one.id).toBe(false);
			if (one.mode === 'listening' || one.mode === 'break') expect(one.phoneDown, one.id).toBe(true);
			if (!one.phoneDown) expect(acts, one.id).toBeTruthy();
		}
	});
});

rule('H57', 'a step with parallel tracks has the minutes that the longest and all reports take', () => {
	const planned = library.flatMap(({ steps }) => steps).filter(({ kind }) => kind === 'track');
	expect(planned.length).toBeGreaterThan(0);
	for (const { minutes, settings } of planned) {
		const { tracks, reportMinutes } = v.parse(trackSettings, settings);
		expect(minutesOfTracks(tracks, reportMinutes)).toBe(minutes);
	}
});

rule(
	'H62',
	'however many come, an advice is written in groups of about five, and thirty-one people make six',
	() => {
		const steps = libraryMethod('subgroup_advice')?.steps ?? [];
		const divides = v.parse(groupSettings, steps.find(({ kind }) => kind === 'group')?.settings);
		const sizes = (people: number) => evenSizes(people, groupCount(people, divides));
		expect([5, 13, 31, 60].map((people) => sizes(people))).toEqual([
			[5],
			[5, 4, 4],
			[6, 5, 5, 5, 5, 5],
			Array.from({ length: 10 }, () => 6)
		]);
		for (let people = 8; people <= 60; people++) {
			expect(Math.min(...sizes(people)), `${people}`).toBeGreaterThanOrEqual(4);
			expect(Math.max(...sizes(people)), `${people}`).toBeLessThanOrEqual(6);
		}
	}
);

test('every method has its own id', () => {
	expect(new Set(library.map((method) => method.id)).size).toBe(library.length);
	expect(libraryMethod('speed_dating')?.name.nl).toBe('Speeddate');
	expect(libraryMethod('nothing')).toBeUndefined();
});

rule('H3', 'the library holds the forty-five methods, each in its own number of minutes', () => {
	for (const [id, minutes] of Object.entries(expected)) {
		expect(minutesOf(libraryMethod(id)?.steps ?? []), id).toBe(minutes);
	}
	expect(Object.keys(expected)).toHaveLength(45);
});

rule(
	'H63',
	'whoever gives the case is silent while the peers talk, and advice comes before it is heard',
	() => {
		const gossip = libraryMethod('intervision_gossip')?.steps.find(({ id }) => id === 'gossip');
		expect(gossip).toMatchObject({ kind: 'consult', settings: { floor: 'peers', giver: 'listens' } });
		for (const { id, family, steps } of library) {
			const advice = steps.filter(({ settings }) => settings['says'] === 'advice');
			if (family !== 'intervision') continue;
			for (const one of advice) expect(one.settings['reader'], id).toBe('giver');
		}
	}
);

rule('H63', 'whoever gives a case writes at the end of it, for themselves, what they will do first', () => {
	for (const { id, steps } of library) {
		const consults = steps.filter(({ kind }) => kind === 'consult');
		const rounds = new Set(consults.map(({ settings }) => settings['round']));
		for (const round of rounds) {
			const keeps = consults.filter(
				({ settings }) => settings['round'] === round && settings['giver'] === 'keeps'
			);
			expect(keeps.length, `${id} ${String(round)}`).toBeGreaterThan(0);
		}
	}
});

rule('H54', 'an exchange asks of everybody how, by whom, when and with what effect, before they talk', () => {
	const steps = libraryMethod('experience_exchange')?.steps ?? [];
	const [asks, talks] = ['practices', 'groups'].map((id) => steps.findIndex((one) => one.id === id));
	expect(steps[asks ?? -1]).toMatchObject({ kind: 'exchange', mode: 'individual' });
	expect(asks).toBeLessThan(talks ?? -1);
});

rule('H49', 'a decision weighs each proposal from four sides before it is taken', () => {
	for (const id of ['swot', 'decision_four_phases']) {
		const kinds = libraryMethod(id)?.steps.map(({ kind }) => kind) ?? [];
		expect(kinds, id).toContain('weigh');
		expect(kinds.indexOf('weigh'), id).toBeLessThan(kinds.lastIndexOf('vote'));
	}
});

rule('H65', 'a questionnaire asks everybody apart, without a name, before people talk about it', () => {
	const steps = libraryMethod('prework_intervision')?.steps ?? [];
	const at = steps.findIndex(({ kind }) => kind === 'form');
	expect(steps[at]).toMatchObject({ mode: 'individual', settings: { anonymous: true } });
	expect(at).toBeLessThan(steps.findIndex(({ id }) => id === 'groups'));
});

rule('H64', 'one method starts from what went well', () => {
	const [first] = libraryMethod('intervision_appreciative')?.steps ?? [];
	expect(first).toMatchObject({ settings: { says: 'factor', bring: true } });
});

rule(
	'H91',
	'what is made for more than twenty people says what changes for a large group, or needs no change',
	() => {
		expect(libraryMethod('speed_dating')?.large?.nl).toContain('groepjes');
		// Those that frame a meeting are the same for any number of people.
		const same = ['welcome', 'evaluation', 'break'];
		expect(library.filter(({ large }) => large === null).map(({ id }) => id)).toEqual(same);
	}
);

rule(
	'H28',
	'the round table asks what to learn and what to raise, written silently, and makes learning questions of it',
	() => {
		const first = libraryMethod('round_table')?.steps[0];
		expect(first).toMatchObject({
			kind: 'write',
			mode: 'individual',
			settings: { asQuestions: true, anonymous: false }
		});
	}
);

rule('H35', 'a brainstorm ends with asking with which cluster the group wants to go on', () => {
	const last = libraryMethod('brainstorm_postit')?.steps.at(-1);
	expect(last).toMatchObject({ kind: 'vote', settings: { method: 'score', from: 'clusters' } });
});

rule('H99', 'every method says where it comes from', () => {
	const fromHandbook = library.filter((method) => method.source.en.startsWith('handbook'));
	expect(library.every(({ source }) => source.nl !== '' && source.en !== '')).toBe(true);
	expect(fromHandbook.length).toBeGreaterThanOrEqual(8);
});

rule(
	'H33',
	'every method in which people talk or write brings questions of its own for when it stalls',
	() => {
		const silent = library.filter(({ rescue }) => rescue.length < 2).map(({ id }) => id);
		expect(silent.toSorted()).toEqual(['break', 'evaluation', 'welcome']);
		for (const { rescue } of library) {
			expect(new Set(rescue.map(({ nl }) => nl)).size).toBe(rescue.length);
			expect(rescue.every(({ nl, en }) => nl.trim().endsWith('?') && en.trim().endsWith('?'))).toBe(true);
		}
	}
);

rule('H33', 'a brainstorm brings at least three rescue questions', () => {
	for (const method of library.filter((one) => one.family === 'generate')) {
		expect(method.rescue.length).toBeGreaterThanOrEqual(3);
		expect(method.rescue.every(written)).toBe(true);
	}
});

rule('U8', 'whoever writes, writes alone first', () => {
	for (const method of library) {
		const [firstWriting] = method.steps.filter((one) => one.kind === 'write' && one.id !== 'harvest');
		// At the tables of a café and along the walls of a gallery a group writes what it said.
		if (firstWriting && !BY_GROUP.includes(method.id))
			expect(firstWriting.mode, method.id).toBe('individual');
	}
});

describe.each(templates.map((template) => [template.id, template] as const))(
	'the template %s',
	(_, template) => {
		const items = planTemplate(template, libraryMethod);

		test('takes three hours and a quarter, and every item adds up', () => {
			expect(minutesOf(items)).toBe(195);
			for (const item of items) expect(minutesOf(item.steps)).toBe(item.minutes);
			expect(items.every((item) => written(item.title))).toBe(true);
			expect(written(template.name) && written(template.purpose)).toBe(true);
		});

		test('suits the number of people it is made for', () => {
			for (const { method } of template.items) {
				const found = libraryMethod(method);
				expect(found && fitsPeople(found, template.people)).toBe('fits');
			}
		});

		rule('R7', 'ends with looking back, next time and an evaluation, and keeps time for them', () => {
			const tail = items.filter((item) =>
				['recap_next_agenda', 'check_out', 'evaluation'].includes(item.methodId)
			);
			expect(items.at(-1)?.methodId).toBe('evaluation');
			expect(minutesOf(tail)).toBeGreaterThanOrEqual(23);
		});

		rule('U15', 'asks everybody for the phone in at most a quarter of the time', () => {
			// In subgroups only the scribe writes, at the board only its driver; in pair rounds a glance is enough, and while
			// somebody presents only who has a question takes the phone.
			const shared = (one: Step) =>
				['pair', 'cluster', 'present'].includes(one.kind) || one.mode === 'subgroup';
			const onPhone = items.flatMap((item) => item.steps).filter((one) => !one.phoneDown && !shared(one));
			expect(minutesOf(onPhone) / 195).toBeLessThanOrEqual(0.25);
		});
	}
);

rule('H23', 'a first meeting has acquaintance, expectations and agreements', () => {
	for (const template of templates.filter((one) => one.kind === 'kickoff')) {
		const covered = template.items.flatMap((item) => libraryMethod(item.method)?.covers ?? []);
		expect(covered.toSorted()).toEqual([...KICKOFF_PARTS].toSorted());
	}
});

rule('H91', 'a first meeting of forty people finds a method for each of its three parts', () => {
	for (const part of KICKOFF_PARTS)
		expect(
			library.some((method) => method.covers.includes(part) && fitsPeople(method, 40) === 'fits'),
			part
		).toBe(true);
});

rule('H18', 'a first meeting is also a place to learn: it holds a real exchange or a brainstorm', () => {
	for (const template of templates) {
		const families = template.items.map((item) => libraryMethod(item.method)?.family);
		expect(families.some((family) => family === 'exchange' || family === 'generate')).toBe(true);
	}
});

test('a template with a method or step that is not there is a fault', () => {
	const [first] = templates;
	if (!first) throw new Error('no templates');
	const broken = (method: string, id: string) => () =>
		planTemplate(
			{ ...first, items: [{ method, title: first.name, steps: [{ id, minutes: 1 }] }] },
			libraryMethod
		);
	expect(broken('nothing', 'x')).toThrow('no method nothing');
	expect(broken('break', 'x')).toThrow('break has no step x');
});

describe('figures', () => {
	rule('H91', 'a method says for how many people it is made', () => {
		const dating = { people: { min: 3, max: 16 } };
		expect([2, 3, 16, 17].map((n) => fitsPeople(dating, n))).toEqual(['too_few', 'fits', 'fits', 'too_many']);
	});

	test('the colour of a method is the way of working it mostly uses', () => {
		const dating = libraryMethod('speed_dating');
		expect(dating && mainMode(dating.steps)).toBe('pair');
		expect(mainMode([])).toBe('plenary');
		expect(dating && planMethod(dating)).toMatchObject({
			methodId: 'speed_dating',
			minutes: 57,
			mode: 'pair'
		});
	});

	test('a method stretches and shrinks to the minutes there are, each step keeping its share', () => {
		const minutes = (n: number) =>
			stretch(libraryMethod('speed_dating')?.steps ?? [], n)?.map((one) => one.minutes);
		expect(minutes(57)).toEqual([3, 48, 6]);
		expect(minutes(48)).toEqual([3, 40, 5]);
		expect(minutes(3)).toEqual([1, 1, 1]);
		expect(minutes(2)).toBeUndefined();
		expect(stretch([], 5)).toBeNull();
	});

	test('stretching always gives exactly the minutes asked', () => {
		const steps = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 9 });
		fc.assert(
			fc.property(steps, fc.integer({ min: 1, max: 300 }), (lengths, minutes) => {
				const given = stretch(
					lengths.map((length, i) => ({
						id: `${i}`,
						kind: 'talk' as const,
						minutes: length,
						mode: 'plenary' as const,
						title: { nl: '', en: '' },
						prompt: { nl: '', en: '' },
						phoneDown: true,
						settings: {}
					})),
					minutes
				);
				if (!given) {
					expect(minutes).toBeLessThan(lengths.length);
					return;
				}
				expect(minutesOf(given)).toBe(minutes);
				expect(given.every((one) => one.minutes >= 1)).toBe(true);
			}),
			{ seed: 218, numRuns: 300 }
		);
	});
});
