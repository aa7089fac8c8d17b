import { expect } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { questionNow } from './model.ts';

const prompt = { nl: 'Wat wil je leren?', en: 'What do you want to learn?' };

rule(
	'H43',
	'the group goes back to its core question; without one to what its step asks; in a break to nothing',
	() => {
		const step = { mode: 'plenary' as const, prompt };
		expect(questionNow('Wat leert iemand?', step)).toEqual({
			text: { nl: 'Wat leert iemand?', en: 'Wat leert iemand?' },
			of: 'meeting'
		});
		expect(questionNow('', step)).toEqual({ text: prompt, of: 'step' });
		expect(questionNow('', { ...step, mode: 'break' })).toBeNull();
		expect(questionNow('', { ...step, prompt: { nl: '', en: '' } })).toBeNull();
		expect(questionNow('', null)).toBeNull();
	}
);
