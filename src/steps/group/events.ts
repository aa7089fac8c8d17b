import { liveKind } from '#live/kinds.ts';
import type { LocalText } from '#steps/contract.ts';
import type { CoupleRule } from '#steps/running/dividing/model.ts';
import type { Group } from './model.ts';

/** A group as every surface sees it. */
export interface GroupView extends Group {
	/** What it is called or talks about; null: only its number. */
	name: LocalText | null;
}

/** The groups of a step, by run. All moments in server milliseconds. */
export interface GroupPlan {
	/** The round that is on, from 1; 0 before the first has begun. */
	round: number;
	of: number;
	/** The round that is on, or the first while nobody has begun. */
	now: readonly GroupView[];
	next: readonly GroupView[] | null;
	/** One stays at each table; that is who reports. */
	host: boolean;
	clock: { startedAt: number; endsAt: number } | null;
	pausedAt: number | null;
}
export const groupPlanKind = liveKind<GroupPlan>('group-plan');

/** What whoever conducts should know of the plan, by run: for the cockpits. */
export interface GroupAdvice {
	/** Couples that meet again in the rounds shown or to come, with how often they will have met. */
	again: readonly (readonly [string, string, number])[];
	colleagues: readonly (readonly [string, string])[];
	/** How often couples met before this step, as far as they did. */
	met: readonly (readonly [string, string, number])[];
	kept: readonly string[];
	/** Who sits apart from whom, or with whom, by choice of who conducts. A step that began before there were rules has none. */
	rules?: readonly CoupleRule[];
	/** Those of them that a round to come does not keep: no plan was found that does. */
	broken?: readonly CoupleRule[];
	canUndo: boolean;
	atLeast: number;
	instead: readonly (readonly number[])[];
}
export const groupAdviceKind = liveKind<GroupAdvice>('group-advice');
