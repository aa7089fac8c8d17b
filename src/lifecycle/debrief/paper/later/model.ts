/** The states of a meeting in which paper of a step that is over may be typed in: until the report is out. */
export const OPEN_FOR_PAPER = ['live', 'wrapping_up', 'closed'] as const;

/** The name of the command that takes paper of a step that is over, beside the one of a step that is on. */
export function laterName(command: string): string {
	return `${command}Later`;
}
