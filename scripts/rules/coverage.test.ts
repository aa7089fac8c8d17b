import { expect, test } from 'vitest';
import { rules } from '../../src/handbook/rules.ts';
import { treeOf } from '../laws/tree.ts';
import { protocolRules, provenRules, rulesPage, unproven } from './coverage.ts';

test('a rule is proven by a call and by the title of a journey', () => {
	const tree = treeOf({
		'src/steps/pair/model.test.ts': `\nrule(\n\t'H24', 'all have met', () => {});`,
		'tests/journeys/announce.spec.ts': `test('[H6, U9] the call says it all', () => {});`,
		'src/steps/pair/model.ts': `rule('H1', 'not a test', () => {});`
	});
	expect(provenRules(tree)).toEqual([
		{ id: 'H24', file: 'src/steps/pair/model.test.ts', line: 2 },
		{ id: 'H6', file: 'tests/journeys/announce.spec.ts', line: 1 },
		{ id: 'U9', file: 'tests/journeys/announce.spec.ts', line: 1 }
	]);
});

test('the rules of the protocol are its numbered lines', () => {
	expect(protocolRules('intro **L9**\n**L1** One.\n- **L2** Two.\nL3 three')).toEqual(['L1', 'L2']);
});

test('what has no test is listed by kind', () => {
	const proof = { id: 'H1', file: 'a', line: 1 };
	expect(unproven(['H1', 'H2', 'L1'], [proof])).toEqual([
		'handbook: 1 of 2 rules have a test; none: H2',
		'live protocol: 0 of 1 rules have a test; none: L1'
	]);
});

test('the page has every rule and names the source', () => {
	const page = rulesPage(rules);
	for (const { id, nl } of rules)
		expect(page).toContain(
			`| ${id} | `.concat(rules.find((each) => each.id === id)?.section ?? '', ` | ${nl} |`)
		);
	expect(page).toContain('Gielen and Brigitte Lauwers');
});
