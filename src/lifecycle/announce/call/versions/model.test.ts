import { describe, expect, test } from 'vitest';
import klankbordgroep from '#tests/fixtures/klankbordgroep.json' with { type: 'json' };
import pc218 from '#tests/fixtures/pc218.json' with { type: 'json' };
import { rule } from '#tests/support/rule.ts';
import {
	callHealth,
	changes,
	daysBetween,
	makePromise,
	publish,
	retirePromise,
	rewordPromise,
	type CallContent
} from '#lifecycle/announce/call/versions/model.ts';

const elements = Object.fromEntries(
	Object.keys(pc218.network.announcement.elements).map((name) => [name, 'x'])
);
const content: CallContent = {
	title: 'Lerend netwerk PC218',
	tagline: '',
	elements,
	promises: pc218.network.promises.map(({ id, text }) => ({ id, text })),
	commitments: pc218.network.expects_from_members.map((text, i) => ({ id: `c${i}`, text })),
	registrationDeadline: '2009-01-08'
};

describe('how good the announcing is', () => {
	rule(
		'R1',
		'PC218 announced itself well (8 of 8, 42 days), the Klankbordgroep forgot the time it takes',
		() => {
			for (const { network, expected } of [pc218, klankbordgroep]) {
				const filled = Object.values(network.announcement.elements).filter(Boolean);
				const days = network.announcement.days_before_first_meeting;
				expect(`${filled.length}/8, ${days} days`).toBe(expected.health.R1_communication.value);
				expect(callHealth(filled.length, days)).toBe(expected.health.R1_communication.status);
			}
		}
	);

	rule('R1', 'the bounds: fourteen days, eight and six elements', () => {
		expect([
			callHealth(8, 14),
			callHealth(8, 13),
			callHealth(7, 99),
			callHealth(6, 0),
			callHealth(5, 99)
		]).toEqual(['green', 'amber', 'amber', 'amber', 'red']);
	});

	test('days are counted between days, also over a change of the clock', () => {
		expect(daysBetween('2008-12-11', '2009-01-22')).toBe(42);
		expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
		expect(daysBetween('2026-05-02', '2026-05-01')).toBe(-1);
	});
});

describe('promises', () => {
	const promise = makePromise('b5', ' Tools om te testen ');

	rule('H6', 'a promise is a thing of its own that evaluations can measure', () => {
		expect(promise).toEqual({ id: 'b5', text: 'Tools om te testen', version: 1, reason: '', retired: false });
	});

	test('before publication words are free; after it a change says why and makes a version', () => {
		expect(rewordPromise(promise, 'Tools', false, '')).toEqual({
			ok: true,
			promise: { ...promise, text: 'Tools' }
		});
		expect(rewordPromise(promise, 'Tools', true, ' ')).toEqual({ ok: false, reason: 'reason_missing' });
		expect(rewordPromise(promise, 'Tools', true, 'korter')).toEqual({
			ok: true,
			promise: { ...promise, text: 'Tools', version: 2, reason: 'korter' }
		});
		expect(rewordPromise(promise, ' Tools om te testen', true, '')).toEqual({ ok: true, promise });
		expect(rewordPromise(promise, ' ', false, '')).toEqual({ ok: false, reason: 'empty' });
	});

	test('a promise taken back stays on record with the reason', () => {
		expect(retirePromise(promise, true, '')).toEqual({ ok: false, reason: 'reason_missing' });
		const retired = retirePromise(promise, true, 'geen tijd');
		expect(retired).toEqual({
			ok: true,
			promise: { ...promise, version: 2, reason: 'geen tijd', retired: true }
		});
		if (!retired.ok) return;
		expect(rewordPromise(retired.promise, 'x', true, 'x')).toEqual({ ok: false, reason: 'retired' });
		expect(retirePromise(retired.promise, true, '')).toEqual(retired);
	});
});

describe('publishing', () => {
	const first = publish([], content, '2008-12-11T09:00:00Z', '');
	const versions = first.ok ? [first.version] : [];
	const later = {
		...content,
		elements: { ...content.elements, practical: 'Parkeren kan.' },
		registrationDeadline: null
	};

	rule('H6', 'a published copy is kept as it was', () => {
		const draft = { ...content, promises: [{ id: 'b1', text: 'Deskundige begeleiding' }] };
		const published = publish([], draft, '2008-12-11T09:00:00Z', '');
		draft.promises.push({ id: 'b9', text: 'Gratis lunch' });
		expect(published.ok && published.version.content.promises).toHaveLength(1);
		expect(published.ok && published.version.version).toBe(1);
	});

	test('a later version says why, and only when something changed', () => {
		expect(publish(versions, structuredClone(content), '2009-01-05T09:00:00Z', 'zomaar')).toEqual({
			ok: false,
			reason: 'unchanged'
		});
		expect(publish(versions, later, '2009-01-05T09:00:00Z', ' ')).toEqual({
			ok: false,
			reason: 'reason_missing'
		});
		expect(publish(versions, later, '2009-01-05T09:00:00Z', 'meer plaats')).toMatchObject({
			ok: true,
			version: { version: 2, reason: 'meer plaats' }
		});
	});

	test('the mail about a new version can say what changed', () => {
		expect(changes(content, later)).toEqual(['practical', 'registration_deadline']);
		expect(changes(content, { ...content, title: 'x', tagline: 'y', promises: [], commitments: [] })).toEqual(
			['title', 'tagline', 'promises', 'commitments']
		);
	});
});
