import * as v from 'valibot';
import { checkbox, choice, id, list, optionalText, seenText, text } from '#platform/commands/fields.ts';
import { AGREEMENT_ACTS, AGREEMENT_LIMIT, RULE_LIMIT } from './model.ts';

/** Rules as they are typed or picked; empty ones fall away. With `adopt` they hold at once. */
export const ProposeRules = v.object({
	texts: v.pipe(
		list(optionalText(RULE_LIMIT), 20),
		v.transform((given) => given.filter((one) => one !== '')),
		v.minLength(1, 'required')
	),
	adopt: checkbox()
});
export const RuleWords = v.object({ ruleId: id(), text: text(RULE_LIMIT), seen: seenText() });
export const AdoptRules = v.object({ ruleIds: v.pipe(list(id(), 40), v.minLength(1, 'choose_at_least:1')) });
export const AdoptClusters = v.object({
	clusterIds: v.pipe(list(id(), 40), v.minLength(1, 'choose_at_least:1'))
});
export const OneRule = v.object({ ruleId: id() });

export const ProposeAgreement = v.object({ text: text(AGREEMENT_LIMIT), agreed: checkbox() });
/** `text`: the new words of an agreement that changes. */
export const MoveAgreement = v.object({
	agreementId: id(),
	act: choice(AGREEMENT_ACTS),
	text: optionalText(AGREEMENT_LIMIT)
});
