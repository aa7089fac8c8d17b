import { expect } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { library } from '#methods/library/model.ts';
import { answersTo, NEEDS } from './model.ts';

const ids = (methods: readonly { id: string }[]) => methods.map(({ id }) => id);

rule('H3', 'every need is answered by methods that there are, the first choice first', () => {
	for (const { id, ...need } of NEEDS) {
		expect(ids(answersTo(id, library))).toEqual([...need.methods]);
		if ('large' in need) expect(ids(answersTo(id, library, 43))).toEqual([...need.large]);
	}
});

rule('H25', 'who asks how forty-three people meet is not sent to pairs that take turns', () => {
	expect(ids(answersTo('meet', library, 15))[0]).toBe('speed_dating');
	expect(ids(answersTo('meet', library, 43))).toEqual(['impromptu_networking']);
});
