import * as auth from '#platform/auth/commands.server.ts';
import type { AnyCommand } from '#platform/commands/command.ts';

/** Every command of Kring: forms, live surfaces, API, command line and tests all call these and no others. */
export const commands: readonly AnyCommand[] = [
	auth.requestSignIn,
	auth.signInByLink,
	auth.signInByCode,
	auth.countWrongCode,
	auth.endLogin,
	auth.endAllLogins,
	auth.changePerson,
	auth.createToken,
	auth.endToken,
	auth.allowCreator
];

const byName = new Map(commands.map((command) => [command.name, command]));

/** The command with this name, or undefined. */
export function findCommand(name: string): AnyCommand | undefined {
	return byName.get(name);
}
