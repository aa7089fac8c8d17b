import { test, type TestContext } from 'vitest';
import type { HandbookRuleId } from '#handbook/rules.ts';

/** A numbered promise of the product: handbook requirement, base rule, UX principle, or live protocol rule. */
export type RuleId = HandbookRuleId | `L${number}`;

/**
 * A test that proves a numbered rule. The number stands in the title, so that `npm run check` can list the
 * rules that no test proves.
 */
export function rule(
	id: RuleId,
	sentence: string,
	body: (context: TestContext) => void | Promise<void>,
	timeout?: number
): void {
	test(`[${id}] ${sentence}`, body, timeout);
}
