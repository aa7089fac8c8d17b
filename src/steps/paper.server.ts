import type { Command } from '#platform/commands/command.ts';
import type { PaperOf, StepKindName } from './contract.ts';
import { save } from './exchange/commands.server.ts';
import { paperOf as exchange } from './exchange/paper/queries.server.ts';
import { raise } from './turn/asking/commands.server.ts';
import { paperOf as turn } from './turn/paper/queries.server.ts';
import { castPaper, handIn } from './vote/paper/commands.server.ts';
import { paperOf as vote } from './vote/paper/queries.server.ts';
import { add } from './write/commands.server.ts';
import { paperOf as write } from './write/paper/queries.server.ts';

/** What each kind takes from paper; a kind that is not here has nothing to write. */
export const paperOf: Partial<Record<StepKindName, PaperOf>> = { exchange, turn, vote, write };

/** The commands that those forms are sent to. */
export const paperCommands: readonly Command<'meeting'>[] = [add, raise, save, handIn, castPaper];
