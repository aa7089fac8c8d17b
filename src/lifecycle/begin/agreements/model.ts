/** The longest ground rule, in signs: it must be legible from eight metres. */
export const RULE_LIMIT = 200;
/** The longest agreement, in signs. */
export const AGREEMENT_LIMIT = 300;

/** How far a ground rule is (domain.md 2.5). */
export type RuleState = 'proposed' | 'worded' | 'adopted' | 'amended' | 'retired';
/** What whoever leads does with one. */
export type RuleAct = 'word' | 'adopt' | 'amend' | 'retire';

const RULE_MOVES: Record<RuleState, Partial<Record<RuleAct, RuleState>>> = {
	proposed: { word: 'worded', adopt: 'adopted', retire: 'retired' },
	worded: { word: 'worded', adopt: 'adopted', retire: 'retired' },
	adopted: { amend: 'amended', retire: 'retired' },
	amended: { amend: 'amended', retire: 'retired' },
	retired: {}
};

/** The state after an act, or null when that cannot be done now. A proposal may be adopted in the words it has. */
export function moveRule(state: RuleState, act: RuleAct): RuleState | null {
	return RULE_MOVES[state][act] ?? null;
}

/** The states in which a rule holds. */
export const IN_FORCE = ['adopted', 'amended'] as const satisfies readonly RuleState[];

/** Whether a rule holds. */
export function holds(state: RuleState): boolean {
	return state === 'adopted' || state === 'amended';
}

/** How far an agreement about the way of working is (domain.md 2.5). */
export type AgreementState = 'proposed' | 'agreed' | 'kept' | 'broken' | 'changed' | 'dropped';
export const AGREEMENT_ACTS = ['agree', 'drop', 'keep', 'break', 'change'] as const;
export type AgreementAct = (typeof AGREEMENT_ACTS)[number];

const AGREEMENT_MOVES: Record<AgreementState, Partial<Record<AgreementAct, AgreementState>>> = {
	proposed: { agree: 'agreed', drop: 'dropped' },
	agreed: { keep: 'kept', break: 'broken', change: 'changed' },
	kept: {},
	broken: {},
	changed: {},
	dropped: {}
};

/** The state after an act, or null when that cannot be done now. */
export function moveAgreement(state: AgreementState, act: AgreementAct): AgreementState | null {
	return AGREEMENT_MOVES[state][act] ?? null;
}

/** Rules that help a group that does not know where to begin; their words are messages, in both languages. */
export const STARTERS = ['attention', 'finish', 'judge', 'confidential', 'equal', 'phones'] as const;

/** Whether two texts say the same but for capitals, blanks and the stop at the end. */
export function sameWords(one: string, other: string): boolean {
	return plain(one) === plain(other);
}

function plain(text: string): string {
	return text
		.toLowerCase()
		.replace(/[\s.]+/gu, ' ')
		.trim();
}
