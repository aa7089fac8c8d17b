import { turnOf } from '#ui/room-text.ts';

/** What stands on a room screen beside the way in, in lines and in signs a line: letters of six hundredths of its height. */
const LINES = 11;
const SIGNS = 36;

/** How long each panel stands before the next one takes its place, in milliseconds: time to read it twice. */
const PANEL = 15_000;

/**
 * What a room screen tells before the meeting begins: the adjustments, what comes back, what was promised, what givers
 * let be told of their case, the rules.
 */
export type PanelAbout = 'changed' | 'carried' | 'promised' | 'tried' | 'rules';

/** One of these with the lines that fit whole, and how many more there are. */
export interface Panel {
	about: PanelAbout;
	lines: string[];
	more: number;
}

/** The panels that have something to tell, in the order in which a meeting opens. */
export function panelsOf(told: Readonly<Record<PanelAbout, readonly string[]>>): Panel[] {
	const order: PanelAbout[] = ['changed', 'carried', 'promised', 'tried', 'rules'];
	return order.flatMap((about) => {
		const lines = linesThatFit(told[about]);
		return lines.length === 0 ? [] : [{ about, lines, more: told[about].length - lines.length }];
	});
}

/** The panel whose turn it is at a moment of the server's clock: every screen of a room shows the same. */
export function panelAt(panels: readonly Panel[], now: number): Panel | undefined {
	return turnOf(panels, now, PANEL);
}

/** The first lines that a room screen has place for; the others stand on the phones. At least one. */
export function linesThatFit(all: readonly string[]): string[] {
	let lines = 0;
	return all.filter((text, index) => {
		lines += Math.ceil(text.length / SIGNS);
		return index === 0 || lines <= LINES;
	});
}
