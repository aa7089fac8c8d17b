import { liveKind } from '#live/kinds.ts';
import type { Answers, Distribution, FormItem } from './model.ts';

/** The form and how far it is, for every surface: by run. */
export interface FormView {
	anonymous: boolean;
	items: FormItem[];
	/** No more answers come in; what came out is shown. */
	shown: boolean;
	/** The place of the item on the room screen. */
	at: number;
}
export const formKind = liveKind<FormView>('form-form');

/** How many filled it in out of how many; all that anybody knows until it is closed. By run. */
export const formTurnoutKind = liveKind<{ done: number; of: number }>('form-turnout');

/** That one's own answers are in: by member, for that member. */
export const formDoneKind = liveKind<{ runId: string }>('form-done');

/** One's own answers, where they have a name: by member, for that member alone. */
export const formOwnKind = liveKind<{ runId: string; answers: Answers }>('form-own');

/** What came out of an item once the form is closed: by item, for everybody with a phone or cockpit. */
export const formResultKind = liveKind<{ runId: string; result: Distribution }>('form-result');

/** What came out of the item that stands on the room screen: by run. */
export const formScreenKind = liveKind<{ result: Distribution }>('form-screen');
