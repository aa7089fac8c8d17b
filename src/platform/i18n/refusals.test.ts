import { expect, test } from 'vitest';
import { sayRefusal } from './refusals.ts';
import { loadMessages } from './translate.ts';

test('a code becomes the sentence that somebody can act on', async () => {
	const t = await loadMessages('nl', ['errors']);
	expect(sayRefusal(t, 'required')).toBe('Vul dit in.');
	expect(sayRefusal(t, 'too_long:200')).toBe('Schrijf hoogstens 200 tekens.');
	expect(() => sayRefusal(t, 'no_such_reason')).toThrow(/errors\.no_such_reason/);
});
