import { expect } from 'vitest';
import { rule } from '#tests/support/rule.ts';
import { partsOf } from './model.ts';

rule(
	'H61',
	'the parts of a meeting are asked about by method, without breaks and without the form itself',
	() => {
		const item = (methodId: string, title: string, more: object = {}) => ({
			...{ methodId, title, mode: 'plenary', holdsForm: false },
			...more
		});
		const parts = partsOf([
			item('cases', 'Twee cases'),
			item('break', 'Pauze', { mode: 'break' }),
			item('', 'Wat opzij lag'),
			item('round', 'Ronde'),
			item('cases', 'Verslag'),
			item('evaluation', 'Wat vond je ervan?', { holdsForm: true })
		]);
		expect(parts).toEqual([
			{ methodId: 'cases', title: 'Twee cases · Verslag' },
			{ methodId: 'round', title: 'Ronde' }
		]);
	}
);
