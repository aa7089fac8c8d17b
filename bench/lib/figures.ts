/** What came of many waits, in milliseconds; `missing` never ended. */
export interface Figures {
	p50: number;
	p99: number;
	missing: number;
}

/** The middle and the slowest hundredth of these times. Sorts them. */
export function figures(times: number[], missing: number): Figures {
	times.sort((a, b) => a - b);
	const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? NaN;
	return { p50: at(0.5), p99: at(0.99), missing };
}

/** Waits so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
