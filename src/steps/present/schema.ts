import * as v from 'valibot';
import { checkbox, choice, id, integer, optionalText, text } from '#platform/commands/fields.ts';
import { count, flag, oneOf } from '#steps/running/schema.ts';
import { MOST_SLIDES, QUESTION_LIMIT } from './model.ts';
import { MOST_PIECES, PIECE } from './slides/model.ts';

/** Settings of a present step as they are planned. */
export const presentSettings = v.object({
	/** Questions have no author at all. */
	anonymous: flag(false),
	/** Begins with quiet minutes: everybody writes first, and nothing is shown. */
	quiet: flag(false)
});
export type PresentSettings = v.InferOutput<typeof presentSettings>;

const VIEWS = ['slides', 'questions'] as const;

/** What the run itself remembers. */
export const presentData = v.object({
	/** Everybody writes; nobody reads what others ask. */
	quiet: flag(false),
	/** What stands on the room screen. */
	view: oneOf(VIEWS, 'slides'),
	/** Which slide, from 0. */
	page: count(0, MOST_SLIDES, 0),
	/** Who turns the slides and says what is answered, besides whoever conducts. */
	presenterId: v.optional(v.fallback(v.nullable(v.string()), null), null),
	/** Slides or a document elsewhere. */
	link: v.optional(v.fallback(v.nullable(v.object({ title: v.string(), url: v.string() })), null), null)
});
export type PresentData = v.InferOutput<typeof presentData>;

/** A secret made on the phone: whoever shows it again asked. */
const secret = v.pipe(v.string('required'), v.regex(/^[\w-]{20,100}$/, 'invalid'));

/** An address of the web, or nothing. */
const address = v.pipe(
	optionalText(500),
	v.check((url) => url === '' || (/^https?:\/\//iu.test(url) && URL.canParse(url)), 'url')
);

export const turnInput = v.object({ runId: id(), page: integer(0, MOST_SLIDES - 1) });
export const viewInput = v.object({ runId: id(), view: choice(VIEWS) });
export const quietInput = v.object({ runId: id(), quiet: checkbox() });
export const giveInput = v.object({ runId: id(), memberId: v.nullable(id()) });
export const linkInput = v.object({ runId: id(), title: optionalText(120), url: address });
export const slideInput = v.object({
	runId: id(),
	slideId: id(),
	/** Which piece this is, from 0, and how many there are. */
	piece: integer(0, MOST_PIECES - 1),
	pieces: integer(1, MOST_PIECES),
	/** Bytes as base64. */
	data: v.pipe(
		v.string('required'),
		v.maxLength(Math.ceil(PIECE / 3) * 4, 'invalid'),
		v.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'invalid')
	)
});
export const removeSlideInput = v.object({ runId: id(), slideId: id() });
export const askInput = v.object({
	runId: id(),
	/** Made on the phone, so that the question is known there before the server answers. */
	questionId: id(),
	text: text(QUESTION_LIMIT),
	secret,
	/** By whoever conducts, for somebody without a phone. */
	forMemberId: v.optional(v.nullable(id()), null)
});
export const withdrawInput = v.object({ runId: id(), questionId: id(), secret });
export const supportInput = v.object({ runId: id(), questionId: id(), supported: checkbox() });
export const markInput = v.object({ runId: id(), questionId: id(), answered: checkbox() });
