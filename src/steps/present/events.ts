import { liveKind } from '#live/kinds.ts';

/** A slide with the address of its picture. */
export interface Slide {
	id: string;
	src: string;
}

/** How this run works and how far it is, for every surface: by run. */
export interface PresentForm {
	anonymous: boolean;
	/** Everybody writes; nobody reads what others ask. */
	quiet: boolean;
	view: 'slides' | 'questions';
	/** The slide that is shown, from 0. */
	page: number;
	slides: Slide[];
	link: { title: string; url: string } | null;
	presenterId: string | null;
	/** How many questions there are, and how many of them are answered. */
	questions: number;
	answered: number;
}
export const presentFormKind = liveKind<PresentForm>('present-form');

/** The address of the link as a QR code of `size` squares a side, for the room screen: by run. */
export const presentCodeKind = liveKind<{ size: number; path: string }>('present-code');

/** A question: for everybody with a phone or cockpit; while it is quiet for who asked alone, and without a name for nobody. */
export interface QuestionView {
	runId: string;
	text: string;
	/** Full name; null where the step has no names. */
	by: string | null;
	answered: boolean;
	/** How many others want to know it too. */
	support: number;
	position: number;
}
export const presentQuestionKind = liveKind<QuestionView>('present-question');

/** That one wants to know a question too: by question, for that member. */
export const presentSupportKind = liveKind<{ runId: string }>('present-support');

/** The questions on the room screen: by run. */
export const presentTopKind = liveKind<{ rows: { text: string; by: string | null; support: number }[] }>(
	'present-top'
);
