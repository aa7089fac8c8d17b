import type { MeetingScope } from '#platform/auth/scope.ts';
import type { Command } from '#platform/commands/command.ts';
import { execute } from '#platform/commands/execute.ts';
import { findCommand } from '#routes/registry.server.ts';
import type { TestKring } from './kring.ts';

/** Carries out a command of the registry by its name, as the live route does; throws when it is refused. */
export async function does(kring: TestKring, scope: MeetingScope, name: string, input: object = {}) {
	const command = findCommand(name);
	if (command?.scope !== 'meeting') throw new Error(`${name} is no command of a meeting`);
	const outcome = await execute(kring.runtime, command as Command<'meeting'>, scope, input);
	if (!outcome.ok) throw new Error(`${name} is refused: ${JSON.stringify(outcome)}`);
}
