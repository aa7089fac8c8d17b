import { expect, test } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { clockLeft } from './model.ts';

const parts = [
	{ startedAt: 1_000, endsAt: 4_000 },
	{ startedAt: 4_000, endsAt: 5_000 }
];

rule('U7', 'the clock inside a step shows the part that is on, and stands still while paused', () => {
	expect(clockLeft({ parts, pausedAt: null }, 2_500)).toEqual({ left: 1_500, inAll: 3_000, part: 0 });
	expect(clockLeft({ parts, pausedAt: null }, 4_000)).toEqual({ left: 1_000, inAll: 1_000, part: 1 });
	expect(clockLeft({ parts, pausedAt: 2_000 }, 9_000)).toEqual({ left: 2_000, inAll: 3_000, part: 0 });
});

test('past the last part there is no clock', () => {
	expect(clockLeft({ parts, pausedAt: null }, 5_000)).toBeNull();
	expect(clockLeft({ parts: [], pausedAt: null }, 0)).toBeNull();
});
