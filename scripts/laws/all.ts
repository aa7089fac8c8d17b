import { cycles } from './cycles.ts';
import { database } from './database.ts';
import { folders } from './folders.ts';
import { imports } from './imports.ts';
import { names } from './names.ts';
import { pure } from './pure.ts';
import { refusals } from './refusals.ts';
import { registry } from './registry.ts';
import { scopes } from './scopes.ts';
import { size } from './size.ts';
import { text } from './text.ts';
import type { Law } from './tree.ts';
import { uiWords } from './ui-words.ts';

/** The laws of the house, in the order in which they are reported. */
export const laws: readonly Law[] = [
	imports,
	cycles,
	names,
	folders,
	pure,
	uiWords,
	database,
	scopes,
	registry,
	refusals,
	text,
	size
];
