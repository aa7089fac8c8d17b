import * as v from 'valibot';
import { choice, id, text } from '#platform/commands/fields.ts';
import { flag, oneOf } from '#steps/running/schema.ts';

/** Settings of a talk step as they are planned. */
export const talkSettings = v.object({
	/** One of each group writes on the phone how the talk went and what came of it. */
	reporter: flag(false),
	/** Everybody may write a tip for the report. */
	tips: flag(false),
	/** What opens while this step runs: the form on the phones, or on the screen what the meeting before left. */
	opens: oneOf(['nothing', 'evaluation', 'last_time'], 'nothing')
});
export type TalkStepSettings = v.InferOutput<typeof talkSettings>;

/** What a note for the report is about. */
export const TALK_NOTES = ['course', 'outcome', 'tip'] as const;

export const noteInput = v.object({
	runId: id(),
	/** Made on the phone, so that what is sent twice stands there once. */
	noteId: id(),
	kind: choice(TALK_NOTES),
	text: text(1000)
});
export const removeInput = v.object({ runId: id(), noteId: id() });
