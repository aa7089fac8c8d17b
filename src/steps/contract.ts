import type { Component } from 'svelte';
import type { MeetingScope } from '#platform/auth/scope.ts';
import type { CommandContext } from '#platform/commands/command.ts';
import type { Outcome } from '#platform/commands/outcome.ts';
import type { Trx } from '#platform/db/access.ts';
import type { Json } from '#platform/db/tables.ts';
import type { PaperBlock } from '#platform/documents/paper.ts';
import type { LiveKind } from '#live/kinds.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import type { PaperEntry } from './paper.ts';

// A method is a list of steps; a step has a kind; a kind is one folder of this shape. Nothing outside src/steps asks
// which kind is running: it opens, closes, reopens, draws and reports through what stands here.

/** The kinds of step there are. */
export const STEP_KINDS = [
	'talk',
	'pair',
	'turn',
	'write',
	'cluster',
	'vote',
	'consult',
	'group',
	'exchange',
	'weigh',
	'form',
	'draft',
	'present',
	'track'
] as const;
export type StepKindName = (typeof STEP_KINDS)[number];

/** The six ways of working, each a cut of the circle (visual language). */
export const MODES = ['listening', 'plenary', 'subgroup', 'pair', 'individual', 'break'] as const;
export type Mode = (typeof MODES)[number];

/** A text in both languages; what a facilitator types stands in both. */
export interface LocalText {
	nl: string;
	en: string;
}

/** A step as it is planned: part of an agenda item (agenda_item.steps). */
export interface Step {
	/** Stable within its agenda item. */
	id: string;
	kind: StepKindName;
	minutes: number;
	mode: Mode;
	title: LocalText;
	/** The one instruction or question, said aloud and shown. */
	prompt: LocalText;
	/** The phone lies on the table: nothing to do on it, and it says so. */
	phoneDown: boolean;
	/** What the kind needs to know; parsed by the kind's own schema when the step opens. */
	settings: { [key: string]: Json };
}

/** One run of a step: the row of step_run. */
export interface StepRun {
	id: string;
	meetingId: string;
	itemId: string;
	index: number;
	kind: StepKindName;
	state: 'running' | 'revealed' | 'closed';
	settings: Json;
	data: Json;
}

/** Somebody of the network as a step sees them. */
export interface StepPerson {
	id: string;
	firstName: string;
	lastName: string;
	organisationId: string | null;
	organisation: string;
	jobTitle: string;
	/** Cannot move: keeps the same table. */
	fixedSeat: boolean;
	/** In the room now. */
	present: boolean;
	/** Takes part as member or guest; facilitators and experts do not speed date and do not vote by default. */
	participates: boolean;
}

/** What a kind may use on the server. */
export interface StepContext extends CommandContext<'meeting'> {
	readonly scope: MeetingScope;
	/**
	 * Paper is typed in of a run that the meeting left (docs/decisions/070). Surfaces are told nothing then, the state of the
	 * run stays, and the kind refuses what would change something that was there already.
	 */
	readonly later: boolean;
	/** Everybody who may be in the room, in the order of first names. */
	people(): Promise<readonly StepPerson[]>;
	/** Replaces the kind's own state of this run. */
	saveData(run: StepRun, data: Json): Promise<void>;
	/** Sets the run's state. */
	saveState(run: StepRun, state: StepRun['state']): Promise<void>;
}

/** A piece of the report that a step leaves behind; texts in the language of the network. */
export type HarvestBlock =
	| { type: 'notes'; title: string; groups: { name: string; notes: { text: string; by: string | null }[] }[] }
	| {
			type: 'votes';
			title: string;
			question: string;
			rows: { option: string; figure: string; tie: boolean }[];
			voters: number;
	  }
	| { type: 'questions'; title: string; questions: { text: string; by: string | null }[] }
	| { type: 'met'; title: string; pairs: number; rounds: number }
	| {
			type: 'table';
			title: string;
			columns: string[];
			/** One cell for each column, after whose it is. */
			rows: { by: string | null; cells: string[] }[];
	  }
	| { type: 'text'; title: string; text: string };

/** The server half of a kind: src/steps/<kind>/step.server.ts exports it as `serverStep`. */
export interface ServerStep {
	readonly kind: StepKindName;
	/** The step becomes the current one for the first time: makes its data and shows what surfaces need. */
	open(context: StepContext, run: StepRun, step: Step): Promise<void>;
	/** The meeting moves on: takes away what should no longer be writable. Everything stays in the database. */
	close(context: StepContext, run: StepRun, step: Step): Promise<void>;
	/** One step back: shows everything again as it was. Loses nothing. */
	reopen(context: StepContext, run: StepRun, step: Step): Promise<void>;
	/** Somebody comes in while the step runs. */
	arrive(context: StepContext, run: StepRun, memberId: string): Promise<void>;
	/** Somebody leaves while the step runs. */
	leave(context: StepContext, run: StepRun, memberId: string): Promise<void>;
	/** What the step leaves for the report. */
	harvest(trx: Trx, run: StepRun, step: Step, language: 'nl' | 'en'): Promise<HarvestBlock[]>;
	/**
	 * Whether nobody is to be known by what they say while this run is on: what is put aside meanwhile has no author
	 * either. A kind without it names who says what.
	 */
	anonymous?(run: StepRun): boolean;
	/**
	 * The meeting's clock goes on, which stood still since this moment (server milliseconds): clocks of the step itself
	 * move along. A kind without it has none.
	 */
	stood?(context: StepContext, run: StepRun, since: number): Promise<void>;
	/** Paper of a step that is over came in while this run is on: takes along what it works with, and shows it. */
	came?(context: StepContext, run: StepRun): Promise<void>;
	/** Questions of this step itself that help when it stalls; those of its method and the usual ones come after them. */
	rescue?(run: StepRun): readonly LocalText[];
	/** The items of the agenda of which somebody said that nothing may remain: what was said beside them goes too. */
	leavesNothing?(trx: Trx, networkId: string, meetingId: string): Promise<readonly string[]>;
	/** The meeting is closed for good and its report drafted: wipes what was said in confidence and may not remain. */
	endMeeting?(trx: Trx, networkId: string, meetingId: string): Promise<void>;
}

/**
 * What a kind takes from paper: the forms as they are now, none where nothing can come in. The state of the run says whether
 * it is on, or left and typed in later (docs/decisions/070).
 */
export type PaperOf = (
	trx: Trx,
	run: StepRun,
	around: {
		networkId: string;
		people: readonly StepPerson[];
		t: Translate;
		newId(): string;
		newSecret(): string;
	}
) => Promise<PaperEntry[]>;

/** A sheet of paper to write on in a step, for who has no phone. */
export interface WritingSheet {
	/** Everybody has one, or each group. */
	copies: 'person' | 'group';
	blocks: PaperBlock[];
}

/** What stands on the sheet of a planned step of this kind; null where nothing is written in it. */
export type SheetOf = (step: Step, t: Translate) => WritingSheet | null | Promise<WritingSheet | null>;

/** The running step as every surface sees it (live kind `stage`, id `now`). */
export interface RunningStep {
	runId: string;
	itemId: string;
	/** Place of the step in its agenda item, from 0. */
	index: number;
	/** Number of steps in the item. */
	count: number;
	kind: StepKindName;
	mode: Mode;
	title: LocalText;
	prompt: LocalText;
	phoneDown: boolean;
	minutes: number;
	/** The run's state: notes are hidden while `running`, shown when `revealed`. */
	state: StepRun['state'];
}

/** How a face reads the live state: the channel, with what everybody may know of the person who looks. */
export interface LiveView {
	all<T>(kind: LiveKind<T>): readonly { id: string; value: T }[];
	get<T>(kind: LiveKind<T>, id: string): T | undefined;
	/** What was told within the last seconds and is kept nowhere, such as where others type. */
	passing<T>(kind: LiveKind<T>): readonly { id: string; value: T }[];
	/** Server time in milliseconds; moves on by itself, for clocks. */
	now(): number;
}

/**
 * What each of the three faces of a kind is given. The shell around a face shows mode, clock and, on phone and cockpit,
 * title and prompt; a face fills what is left and does not repeat them. On the room screen the face says the prompt
 * itself, since it may have something louder to say; its sizes are hundredths of the frame: `calc(6 * var(--vh))`.
 */
export interface FaceProps {
	live: LiveView;
	running: RunningStep;
	/** Who looks; null on the room screen. */
	memberId: string | null;
	/** The language of who looks; the screen speaks the network's language. */
	language: 'nl' | 'en';
	/**
	 * Sends a command of the live meeting by its name; kept on the phone and sent again until the server answered.
	 * The answer comes when there is one: draw from the live state, not from this.
	 */
	send(command: string, input: Record<string, unknown>): Promise<Outcome>;
	/** Tells the shell of a phone whether there is nothing to do on it now: then it is dim, as one that lies on the table. */
	rests?(resting: boolean): void;
	/** Sends once, without an answer, what soon does not count any more; nothing where nothing can be sent. */
	mention?(command: string, input: Record<string, unknown>): void;
}

/** The three faces of a kind, loaded when the kind is first shown. */
export interface Faces {
	Phone(): Promise<{ default: Component<FaceProps> }>;
	Cockpit(): Promise<{ default: Component<FaceProps> }>;
	Screen(): Promise<{ default: Component<FaceProps> }>;
}
