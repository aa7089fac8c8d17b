import { liveKind } from '#live/kinds.ts';
import type { FormItem } from './model.ts';

/** The form of this meeting, as phones ask it; under the one id `form`. */
export interface EvaluationView {
	items: readonly FormItem[];
	/** The step at which it is asked; null: while the meeting wraps up. */
	runId: string | null;
}
export const evaluationKind = liveKind<EvaluationView>('evaluation');

/** How many have answered; never who. Under the one id `now`, for the screen too. */
export const turnoutKind = liveKind<{ answers: number; present: number }>('evaluation-turnout');

/** That this member has answered, for their own phones alone; by member. */
export const answeredKind = liveKind<{ answered: true }>('evaluation-answered');
