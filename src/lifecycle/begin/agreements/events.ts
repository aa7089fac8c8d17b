import { liveKind } from '#live/kinds.ts';

/** The ground rules that hold, in their order. */
export interface RulesView {
	rules: readonly { id: string; text: string }[];
}

/** Under the one id `now`, for everybody in the room. */
export const rulesKind = liveKind<RulesView>('ground-rules');

/** How often the group was reminded of a rule in this meeting, by rule, for who leads; nobody knows by whom. */
export const reminderKind = liveKind<{ times: number }>('rule-reminder');
