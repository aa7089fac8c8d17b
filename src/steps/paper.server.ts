import type { Command } from '#platform/commands/command.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import { typeCase, typeEntry } from './consult/paper/commands.server.ts';
import { paperOf as consult, sheetOf as consultSheet } from './consult/paper/queries.server.ts';
import type { PaperOf, SheetOf, Step, StepKindName, WritingSheet } from './contract.ts';
import { fill } from './draft/merging/commands.server.ts';
import { paperOf as draft, sheetOf as draftSheet } from './draft/paper/queries.server.ts';
import { save } from './exchange/commands.server.ts';
import { paperOf as exchange, sheetOf as exchangeSheet } from './exchange/paper/queries.server.ts';
import { handIn as formsIn, typeIn as form } from './form/paper/commands.server.ts';
import { paperOf as forms, sheetOf as formSheet } from './form/paper/queries.server.ts';
import { ask } from './present/asking/commands.server.ts';
import { paperOf as present, sheetOf as presentSheet } from './present/paper/queries.server.ts';
import { note as line } from './talk/commands.server.ts';
import { paperOf as talk, sheetOf as talkSheet } from './talk/paper/queries.server.ts';
import { raise } from './turn/asking/commands.server.ts';
import { write as told } from './track/commands.server.ts';
import { paperOf as track, sheetOf as trackSheet } from './track/paper/queries.server.ts';
import { paperOf as turn, sheetOf as turnSheet } from './turn/paper/queries.server.ts';
import { castPaper, handIn } from './vote/paper/commands.server.ts';
import { paperOf as vote, sheetOf as voteSheet } from './vote/paper/queries.server.ts';
import { note } from './weigh/commands.server.ts';
import { handIn as placedIn, typeIn as places } from './weigh/paper/commands.server.ts';
import { paperOf as weigh, sheetOf as weighSheet } from './weigh/paper/queries.server.ts';
import { add } from './write/commands.server.ts';
import { paperOf as write, sheetOf as writeSheet } from './write/paper/queries.server.ts';

/** What each kind takes from paper; a kind that is not here has nothing to write. */
export const paperOf: Partial<Record<StepKindName, PaperOf>> = {
	consult,
	draft,
	exchange,
	form: forms,
	present,
	talk,
	track,
	turn,
	vote,
	weigh,
	write
};

/** The sheet to write on of each of those kinds. */
const sheetOf: Partial<Record<StepKindName, SheetOf>> = {
	consult: consultSheet,
	draft: draftSheet,
	exchange: exchangeSheet,
	form: formSheet,
	present: presentSheet,
	talk: talkSheet,
	track: trackSheet,
	turn: turnSheet,
	vote: voteSheet,
	weigh: weighSheet,
	write: writeSheet
};

/** What stands on the sheet of a planned step; null where nothing is written in it. */
export async function sheetFor(step: Step, t: Translate): Promise<WritingSheet | null> {
	return (await sheetOf[step.kind]?.(step, t)) ?? null;
}

/** The commands that those forms are sent to. */
export const paperCommands: readonly Command<'meeting'>[] = [
	add,
	raise,
	save,
	handIn,
	castPaper,
	formsIn,
	form,
	placedIn,
	places,
	note,
	fill,
	line,
	ask,
	told,
	typeCase,
	typeEntry
];

/** A command that also takes paper of a step that is over (docs/decisions/070). */
export interface PaperLater {
	command: Command<'meeting'>;
	/** Also once the meeting closed, and not only after it moved on. */
	afterClosing: boolean;
	/** It brings one paper in. */
	counts: boolean;
}

const always = { afterClosing: true, counts: true };
/** What was said in confidence is wiped when the meeting closes, and the sheets are the giver's. */
const inConfidence = { afterClosing: false, counts: true };

/** What may come in afterwards. Not what the group decided on: votes, and where it laid proposals on two axes. */
export const paperLater: readonly PaperLater[] = [
	{ command: add, ...always },
	{ command: raise, ...always },
	{ command: save, ...always },
	{ command: ask, ...always },
	{ command: line, ...always },
	{ command: note, ...always },
	{ command: fill, ...always },
	{ command: told, ...always },
	{ command: formsIn, ...always, counts: false },
	{ command: form, ...always },
	{ command: typeCase, ...inConfidence },
	{ command: typeEntry, ...inConfidence }
];
