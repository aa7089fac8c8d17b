import { expect } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { correctionTime, correctionsUntil } from './model.ts';

rule('H96', 'a report takes corrections for three days from the moment that it went out', () => {
	const sent = new Date('2026-11-25T10:00:30Z');
	expect(correctionsUntil(sent)).toEqual(new Date('2026-11-28T10:00:30Z'));
	expect(correctionTime(null, sent)).toBe('before');
	expect(correctionTime(sent, new Date('2026-11-25T10:00:29Z'))).toBe('before');
	expect(correctionTime(sent, sent)).toBe('open');
	expect(correctionTime(sent, new Date('2026-11-28T10:00:29Z'))).toBe('open');
	expect(correctionTime(sent, new Date('2026-11-28T10:00:30Z'))).toBe('over');
});
