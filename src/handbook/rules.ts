import { base } from './rules/base.ts';
import { before } from './rules/before.ts';
import { begin } from './rules/begin.ts';
import { belong } from './rules/belong.ts';
import { facilitate } from './rules/facilitate.ts';
import { finish } from './rules/finish.ts';
import { interact } from './rules/interact.ts';
import { principles } from './rules/principles.ts';
import type { Rule } from './rules/rule.ts';

export type { Rule };

const all = [
	...before,
	...begin,
	...facilitate,
	...interact,
	...belong,
	...finish,
	...base,
	...principles
] as const;

/** The number of a rule: H1 to H99 (handbook), R1 to R10 (base rules), U1 to U20 (principles of use). */
export type HandbookRuleId = (typeof all)[number]['id'];

/** Every rule, in the order of the handbook; then the base rules, then the principles of use. */
export const rules: readonly Rule[] = all;

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule with this number, for a hint: `handbookRule('H24').nl`. */
export function handbookRule(id: HandbookRuleId): Rule {
	const rule = byId.get(id);
	// The type makes this impossible; it says so if somebody forces a number that does not exist.
	if (!rule) throw new Error(`There is no rule ${id}`);
	return rule;
}
